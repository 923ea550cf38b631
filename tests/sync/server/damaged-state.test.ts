import { expect, test } from 'vitest';
import { GatedServer } from '../../support/gated-server';
import { openLinked, untilInStep, untilState } from '../../support/linked-roadmap';
import { adds } from '../../support/plain-edit';
import { publishAs } from '../../support/stock-device';

test('[SYN-14] a state that cannot be read ends the trying and is told as damage, and edits wait', async () => {
	const server = new GatedServer();
	await server.answer('/state?part=plan', 200, 'this is no update');
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()));
	mine.document.run(adds('initiatives', 'a'));
	await untilState(mine, 'refused');
	expect(mine.link.status).toMatchObject({ refusal: 'damaged', waiting: 1 });
	await server.refuseNothing();
	mine.link.retry();
	await untilInStep(mine);
	expect(mine.link.status).toMatchObject({ refusal: null, waiting: 0 });
});
