import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { Session } from '$lib/state/session.svelte';
import { readMembership } from '$lib/sync/server/membership';
import { GatedServer } from '../../support/gated-server';
import { openExample } from '../../support/open-session';
import ShareScreen from './ShareScreen.svelte';

const now = () => new Date();

/** Two tabs of one roadmap, one of which shares it. */
async function twoTabs() {
	const server = new GatedServer();
	const one = await openExample();
	const other = await Session.open(one.roadmap.id, now);
	if (!other) throw new Error('The roadmap is not on this device.');
	for (const session of [one, other]) {
		onTestFinished(() => session.close());
		await session.loadSharing(server.address, now);
	}
	await one.sharing?.share('Olga');
	return { one, other };
}

test('[TKP-16] another tab learns at once that the roadmap is shared, and that it is no more', async () => {
	const { one, other } = await twoTabs();
	await expect.poll(() => other.roadmap.role).toBe('owner');
	await expect.poll(() => other.sharing?.status?.state).toBe('synced');
	expect(other.sharing?.membership?.deviceId).toBe(one.sharing?.membership?.deviceId);
	await one.sharing?.endSharing();
	await expect.poll(() => other.roadmap.role).toBeNull();
	expect([other.sharing?.membership, other.sharing?.link]).toEqual([null, null]);
	expect(await readMembership(one.roadmap.id)).toBeNull();
});

test('[TKP-8] what was refused before is not told to who may change the plan now', async () => {
	const { one } = await twoTabs();
	const { roadmap } = one;
	const screen = await render(ShareScreen, { session: one, onscenario: () => undefined });
	roadmap.takeRole('viewer');
	roadmap.run(moveInitiatives(roadmap.plan, ['TE2'], 30));
	const notice = screen.getByText(/^You can look at this roadmap, not change it/);
	await expect.element(notice).toBeVisible();
	roadmap.takeRole('editor');
	await expect.element(notice).not.toBeInTheDocument();
	roadmap.takeRole('viewer');
	await expect.element(screen.getByRole('button', { name: 'Keep as my scenario' })).toBeVisible();
	await expect.element(notice).not.toBeInTheDocument();
});
