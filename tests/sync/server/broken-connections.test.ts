import { joinRoadmap } from '$lib/sync/server/join-roadmap';
import { expect, test, vi } from 'vitest';
import { GatedServer } from '../../support/gated-server';
import { openLinked, untilInStep } from '../../support/linked-roadmap';
import { adds } from '../../support/plain-edit';
import { shareElsewhere } from '../../support/stock-device';
import { idsOnDisk, initiativeIds, untilStatus } from '../../support/stored-roadmap';

/** The same numbers each time: a linear congruential generator. */
function numbers(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

test('[SYN-5] edits under connections that break at any moment all arrive, in both directions', async () => {
	const random = numbers(20);
	const server = new GatedServer();
	const theirs = await shareElsewhere(new GatedServer().address);
	await theirs.untilSynced();
	const invite = { roadmapId: theirs.document.id, token: await theirs.invite('Ana', 'editor') };
	const mine = await openLinked(await joinRoadmap(invite, { server: server.address, device: 'Test' }), {
		firstRetryMs: 10,
		longestRetryMs: 20
	});
	const breaks = [() => server.cut(), () => server.mend(), () => server.hold(), () => server.letGo()];
	const expected: string[] = [];
	for (let round = 0; round < 60; round++) {
		await breaks[Math.floor(random() * breaks.length)]?.();
		for (const [name, { document }] of Object.entries({ mine, theirs })) {
			if (random() < 0.3) continue;
			const id = `${name}-${String(round).padStart(2, '0')}`;
			document.run(adds('initiatives', id));
			expected.push(id);
		}
	}
	await server.letGo();
	await server.mend();
	await untilInStep(mine);
	await vi.waitFor(() => expect(initiativeIds(mine.document)).toEqual(expected.sort()), { timeout: 10_000 });
	await vi.waitFor(() => expect(initiativeIds(theirs.document)).toEqual(expected), { timeout: 10_000 });
	await untilStatus(mine.stored, 'saved');
	expect(await idsOnDisk(mine.document.id)).toEqual(expected);
	expect(mine.link.status).toMatchObject({ state: 'synced', waiting: 0, refusal: null });
});
