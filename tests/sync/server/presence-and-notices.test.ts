import { readPresence, type Presence } from '$lib/protocol/presence';
import { joinRoadmap } from '$lib/sync/server/join-roadmap';
import { expect, test, vi } from 'vitest';
import { GatedServer } from '../../support/gated-server';
import { type LinkedRoadmap, openLinked, untilInStep, untilState } from '../../support/linked-roadmap';
import { shareElsewhere, type StockDevice } from '../../support/stock-device';

const atTimeline: Presence = {
	person: { id: 'forged', name: 'Somebody else', role: 'owner' },
	view: 'timeline',
	chosen: ['a'],
	drag: null,
	window: null,
	shown: null
};

async function joinAsAna(): Promise<{ server: GatedServer; theirs: StockDevice; mine: LinkedRoadmap }> {
	const server = new GatedServer();
	const theirs = await shareElsewhere(new GatedServer().address);
	await theirs.untilSynced();
	const invite = { roadmapId: theirs.document.id, token: await theirs.invite('Ana', 'viewer') };
	const mine = await openLinked(await joinRoadmap(invite, { server: server.address, device: 'Test' }));
	await untilInStep(mine);
	return { server, theirs, mine };
}

/** What a device sees of the others: their names and views. */
function seenBy(states: ReadonlyMap<number, object> | undefined, own: number | undefined): string[] {
	const others = [...(states ?? [])].filter(([client]) => client !== own);
	return others.flatMap(([, state]) => {
		const presence = readPresence(state);
		return presence ? [`${presence.person.name}: ${presence.view}`] : [];
	});
}

function theirView({ providers }: StockDevice): string[] {
	const awareness = providers.get('plan')?.awareness;
	return seenBy(awareness?.getStates(), awareness?.clientID);
}

function myView({ link: { awareness } }: LinkedRoadmap): string[] {
	return seenBy(awareness.getStates(), awareness.clientID);
}

test('[SYN-12] nobody is seen who says nothing of themselves, and whoever does is seen under their own name', async () => {
	const { theirs, mine } = await joinAsAna();
	expect(theirView(theirs)).toEqual([]);
	mine.link.awareness.setLocalState({ ...atTimeline });
	await vi.waitFor(() => expect(theirView(theirs)).toEqual(['Ana: timeline']));
	theirs.providers.get('plan')?.awareness?.setLocalState({ ...atTimeline, view: 'table' });
	await vi.waitFor(() => expect(myView(mine)).toEqual(['Olga: table']));
});

test('[SYN-12] without a connection nobody else is here; with the next one both are seen again at once', async () => {
	const { server, theirs, mine } = await joinAsAna();
	mine.link.awareness.setLocalState({ ...atTimeline });
	theirs.providers.get('plan')?.awareness?.setLocalState({ ...atTimeline });
	await vi.waitFor(() => expect(myView(mine)).toEqual(['Olga: timeline']));
	await server.cut();
	await untilState(mine, 'waiting');
	expect(myView(mine)).toEqual([]);
	await vi.waitFor(() => expect(theirView(theirs)).toEqual([]));
	await server.mend();
	await vi.waitFor(() => expect(theirView(theirs)).toEqual(['Ana: timeline']));
	await vi.waitFor(() => expect(myView(mine)).toEqual(['Olga: timeline']));
});

test('[SYN-12] whoever stops is gone for the others at once', async () => {
	const { theirs, mine } = await joinAsAna();
	mine.link.awareness.setLocalState({ ...atTimeline });
	await vi.waitFor(() => expect(theirView(theirs)).toEqual(['Ana: timeline']));
	await mine.link.stop();
	await vi.waitFor(() => expect(theirView(theirs)).toEqual([]));
});

test('that somebody joins is told; the role that a device knows already is not', async () => {
	const { theirs, mine } = await joinAsAna();
	await theirs.bring('Bo', 'editor');
	await vi.waitFor(() => expect(mine.notices.some(({ kind }) => kind === 'people')).toBe(true));
	expect(mine.notices.filter(({ kind }) => kind === 'role')).toEqual([]);
});
