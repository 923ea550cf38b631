import { describe, expect, onTestFinished, test } from 'vitest';
import { exportRoadmap } from '$lib/state/export-roadmap';
import { Library } from '$lib/state/library.svelte';
import { Session } from '$lib/state/session.svelte';
import { fetchRoadmap, joinRoadmap } from '$lib/sync/server/join-roadmap';
import { GatedServer } from '../../support/gated-server';
import { adds } from '../../support/plain-edit';
import { shareElsewhere } from '../../support/stock-device';

describe('remarks on persons', () => {
	/** A device that may read what is said of a person, and has it. */
	async function reader() {
		const server = new GatedServer();
		const theirs = await shareElsewhere(server.address);
		theirs.document.run(adds('people', 'p1', { more: { remark: 'Wavers' } }));
		await theirs.untilSynced();
		const { id } = theirs.document;
		const library = new Library(() => new Date());
		onTestFinished(() => library.deleteForEver(id));
		const invite = { roadmapId: id, token: await theirs.invite('Ana', 'editor') };
		const joined = await joinRoadmap(invite, { server: server.address, device: 'Test' });
		await fetchRoadmap(joined);
		const openShared = async () => {
			const session = await openAgain(id);
			await session.loadSharing(server.address, () => new Date());
			await expect.poll(() => session.sharing?.status?.state).toBe('synced');
			return session;
		};
		return { theirs, joined, library, openShared, session: await openShared() };
	}

	test('[TKP-15] leave sight at once and the device with the next opening, and come back with the right to read them', async () => {
		const { theirs, joined, library, openShared, session } = await reader();
		const { id } = session.roadmap;
		expect(session.roadmap.plan.people).toHaveLength(1);
		await theirs.api.changePerson(joined.participantId, { role: 'viewer' });
		await expect.poll(() => session.roadmap.role).toBe('viewer');
		expect(session.roadmap.plan.people).toEqual([]);
		await session.sharing?.close();
		await session.close();
		expect((await library.knownPlan(id))?.people).toHaveLength(1);
		const later = await openAgain(id);
		expect(later.roadmap.document.plan.people).toEqual([]);
		expect(later.roadmap.damage).toEqual([]);
		await later.roadmap.stored.whole;
		expect([later.roadmap.document.plan.people, later.roadmap.damage]).toEqual([[], []]);
		await later.close();
		expect((await library.knownPlan(id))?.people).toEqual([]);
		await theirs.api.changePerson(joined.participantId, { role: 'editor' });
		const again = await openShared();
		await expect.poll(() => again.roadmap.plan.people).toHaveLength(1);
		expect(theirs.document.plan.people).toHaveLength(1);
		await again.sharing?.close();
	});

	test('[TKP-15] do not come back to who could not read them and takes part no more', async () => {
		const { theirs, joined, session } = await reader();
		await theirs.api.changePerson(joined.participantId, { role: 'viewer' });
		await expect.poll(() => session.roadmap.role).toBe('viewer');
		await session.sharing?.leave();
		expect(session.roadmap.role).toBeNull();
		expect(session.roadmap.document.plan.people).toEqual([]);
		expect(theirs.document.plan.people).toHaveLength(1);
	});

	test('[TKP-14] stay out of files, also of copies, after the sharing is over, unless they are asked for', async () => {
		const { theirs, joined, library, session } = await reader();
		const { id } = session.roadmap;
		await theirs.api.revoke(joined.participantId);
		await expect.poll(() => session.sharing?.status?.refusal).toBe('revoked');
		await session.sharing?.forget();
		expect(session.roadmap.role).toBeNull();
		expect(session.roadmap.plan.people).toHaveLength(1);
		expect(exportRoadmap(session.roadmap).text).not.toContain('Wavers');
		expect(exportRoadmap(session.roadmap, { withRemarks: true }).text).toContain('Wavers');
		await session.close();
		const copyId = await library.duplicate(id);
		onTestFinished(() => library.deleteForEver(copyId));
		for (const one of [id, copyId]) {
			const { text, note } = await library.saveAsFile(one);
			expect(text).not.toContain('Wavers');
			expect(note).toMatch(/leaves out remarks on persons/);
			const opened = await openAgain(one);
			expect(exportRoadmap(opened.roadmap).text).not.toContain('Wavers');
			await opened.close();
		}
	});
});

/** Opens a roadmap of this device, as a visit to its address does; closed after the test. */
async function openAgain(id: string): Promise<Session> {
	const session = await Session.open(id, () => new Date());
	if (!session) throw new Error('The roadmap is not on this device.');
	onTestFinished(() => session.close());
	return session;
}
