import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Library } from '$lib/state/library.svelte';
import { Session } from '$lib/state/session.svelte';
import { listEntries } from '$lib/sync/catalogue';
import { fetchRoadmap, joinRoadmap } from '$lib/sync/server/join-roadmap';
import { readMembership } from '$lib/sync/server/membership';
import { GatedServer } from '../../support/gated-server';
import { adds, titles } from '../../support/plain-edit';
import { shareElsewhere } from '../../support/stock-device';
import ShareScreen from './ShareScreen.svelte';

const now = () => new Date();

test('[TKP-18] edits that the server will never take go on as a copy, and the roadmap as the server has it', async () => {
	const server = new GatedServer();
	const theirs = await shareElsewhere(new GatedServer().address);
	theirs.document.run(titles('Plan of many'));
	await theirs.untilSynced();
	const { id } = theirs.document;
	const library = new Library(now);
	onTestFinished(() => library.deleteForEver(id));
	const invite = { roadmapId: id, token: await theirs.invite('Ana', 'editor') };
	const joined = await joinRoadmap(invite, { server: server.address, device: 'Test' });
	await fetchRoadmap(joined);
	const session = await open(id, server);
	await expect.poll(() => session.sharing?.status?.state).toBe('synced');
	let reloads = 0;
	const screen = await render(ShareScreen, {
		session,
		onscenario: () => undefined,
		onreload: () => reloads++
	});
	await server.cut();
	await expect.poll(() => session.sharing?.status?.state).toBe('waiting');
	session.roadmap.run(adds('initiatives', 'mine', { title: 'Never sent' }));
	await theirs.api.changePerson(joined.participantId, { role: 'viewer' });
	await server.mend();
	const button = screen.getByRole('button', { name: 'Show what the server has' });
	await expect.element(button, { timeout: 20_000 }).toBeVisible();
	await server.refuse('/state?part=plan', 503, 'full');
	await button.click();
	await screen.getByRole('button', { name: 'Keep a copy, and show it' }).click();
	await expect.element(screen.getByText(/^The server cannot store anything just now/)).toBeVisible();
	expect([reloads, session.roadmap.document.plan.initiatives.length]).toEqual([0, 1]);
	await server.refuseNothing();
	await button.click();
	await screen.getByRole('button', { name: 'Keep a copy, and show it' }).click();
	await expect.poll(() => reloads).toBe(1);
	await screen.unmount();
	const copy = (await listEntries()).find(({ title }) => title === 'Plan of many – my copy');
	onTestFinished(() => library.deleteForEver(copy?.id ?? ''));
	expect((await library.knownPlan(copy?.id ?? ''))?.initiatives.map(({ title }) => title)).toEqual([
		'Never sent'
	]);
	const again = await open(id, server);
	await expect
		.poll(() => again.sharing?.status)
		.toMatchObject({ state: 'synced', waiting: 0, refusal: null });
	expect(again.roadmap.plan.initiatives).toEqual([]);
	expect([again.roadmap.plan.roadmap.title, again.roadmap.damage]).toEqual(['Plan of many', []]);
	expect(await readMembership(id)).toMatchObject({ deviceId: joined.deviceId, role: 'viewer' });
});

async function open(id: string, server: GatedServer): Promise<Session> {
	const session = await Session.open(id, now);
	if (!session) throw new Error('The roadmap is not on this device.');
	onTestFinished(() => session.close());
	await session.loadSharing(server.address, now);
	return session;
}
