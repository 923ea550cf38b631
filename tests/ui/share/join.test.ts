import '../../../src/app.css';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { emptyPlan } from '$lib/plan/plan';
import { Library } from '$lib/state/library.svelte';
import { JoinSession } from '$lib/state/sharing/join-session.svelte';
import { listEntries, readEntry } from '$lib/sync/catalogue';
import { publish } from '$lib/sync/server/server-api';
import { makeKey } from '$lib/sync/server/make-key';
import { type Membership, readMembership } from '$lib/sync/server/membership';
import JoinForm from '$lib/ui/share/JoinForm.svelte';
import { breaches, themes } from '../../support/accessibility';
import { GatedServer } from '../../support/gated-server';
import { openLinked, untilInStep, untilState } from '../../support/linked-roadmap';
import { adds } from '../../support/plain-edit';
import { joinAs, shareElsewhere } from '../../support/stock-device';

beforeEach(() => page.viewport(1440, 900));

const now = () => new Date();
const library = new Library(now);

/** Somebody else's roadmap, and the page that a link of theirs opens. */
async function invited(server: GatedServer, role: 'editor' | 'viewer' = 'editor') {
	const theirs = await shareElsewhere(server.address);
	theirs.document.run(adds('initiatives', 'a', { title: 'Only for those who take part' }));
	await theirs.untilSynced();
	const roadmapId = theirs.document.id;
	onTestFinished(() => library.deleteForEver(roadmapId));
	const token = await theirs.invite('Ana', role);
	return { theirs, roadmapId, token };
}

async function show(server: GatedServer, { roadmapId, token }: { roadmapId: string; token: string }) {
	const session = new JoinSession(
		{ kind: 'invite', invite: { roadmapId, token } },
		{ server: server.address, now }
	);
	await session.look();
	return { session, ...(await showForm(session)) };
}

async function showForm(session: JoinSession) {
	const opened: string[] = [];
	const screen = await render(JoinForm, {
		session,
		device: 'Firefox on Linux',
		host: 'plans.example',
		recoveryAddress: 'https://plans.example/join?recover#id',
		onopen: () => opened.push(session.roadmapId)
	});
	return { screen, opened };
}

describe('a link', () => {
	test('[TKP-6] tells nothing of the roadmap before one joins, and brings it to this device then', async () => {
		const server = new GatedServer();
		const { theirs, roadmapId, token } = await invited(server);
		const before = (await server.asked()).length;
		const { screen, opened } = await show(server, { roadmapId, token });
		expect((await server.asked()).length).toBe(before);
		await screen.getByLabelText('Your device’s name').fill('My laptop');
		await screen.getByRole('button', { name: 'Join' }).click();
		await expect.poll(() => opened).toEqual([roadmapId]);
		expect(await readMembership(roadmapId)).toMatchObject({ name: 'Ana', role: 'editor' });
		const plan = await library.knownPlan(roadmapId);
		expect(plan?.initiatives.map(({ title }) => title)).toEqual(['Only for those who take part']);
		const stop = library.watch();
		await expect.poll(() => [...library.shared]).toContain(roadmapId);
		stop();
		const { people } = await theirs.api.people();
		expect(people.find(({ name }) => name === 'Ana')?.devices.map(({ name }) => name)).toEqual(['My laptop']);
	});

	test('[TKP-2] that somebody else used says so', async () => {
		const server = new GatedServer();
		const { roadmapId, token } = await invited(server);
		await joinAs({ server: server.address, roadmapId }, 'Another device', token);
		const { screen, opened } = await show(server, { roadmapId, token });
		await screen.getByRole('button', { name: 'Join' }).click();
		await expect.element(screen.getByRole('alert')).toMatchTextContent(/^This link was used already/);
		expect(opened).toEqual([]);
		expect(await readEntry(roadmapId)).toBeNull();
	});

	test('[TKP-2] is tried again where the roadmap did not come', async () => {
		const server = new GatedServer();
		const { roadmapId, token } = await invited(server);
		await server.refuse('/state?part=plan', 503, 'full');
		const { screen, opened } = await show(server, { roadmapId, token });
		await screen.getByRole('button', { name: 'Join' }).click();
		await expect.element(screen.getByRole('alert')).toMatchTextContent(/^The server cannot store anything/);
		await expect.element(screen.getByText(/^Welcome, Ana/)).toBeVisible();
		await server.refuseNothing();
		await screen.getByRole('button', { name: 'Try again' }).click();
		await expect.poll(() => opened).toEqual([roadmapId]);
	});

	test('[TKP-7] never mixes a roadmap of one’s own with the shared one', async () => {
		const server = new GatedServer();
		const { roadmapId, token } = await invited(server);
		const mine = emptyPlan({ title: 'Mine alone' });
		expect(await library.createFromPlan(mine, 'file', roadmapId)).toBe(roadmapId);
		const { screen, opened } = await show(server, { roadmapId, token });
		await expect.element(screen.getByText(/“Mine alone”/)).toBeVisible();
		await screen.getByRole('button', { name: 'Keep mine as a copy, and join' }).click();
		await expect.poll(() => opened).toEqual([roadmapId]);
		const shared = await library.knownPlan(roadmapId);
		expect(shared?.initiatives.map(({ title }) => title)).toEqual(['Only for those who take part']);
		const stop = library.watch();
		await expect.poll(() => library.roadmaps.map(({ title }) => title)).toContain('Mine alone – my copy');
		for (const { id, title } of library.roadmaps)
			if (title === 'Mine alone – my copy') await library.deleteForEver(id);
		stop();
	});

	test('[TKP-7] that is refused leaves a roadmap of one’s own as it was', async () => {
		const server = new GatedServer();
		const { roadmapId, token } = await invited(server);
		await library.createFromPlan(emptyPlan({ title: 'Mine untouched' }), 'file', roadmapId);
		const before = (await listEntries()).length;
		await joinAs({ server: server.address, roadmapId }, 'Another device', token);
		const { screen } = await show(server, { roadmapId, token });
		await screen.getByRole('button', { name: 'Keep mine as a copy, and join' }).click();
		await expect.element(screen.getByRole('alert')).toMatchTextContent(/^This link was used already/);
		await server.cut();
		await screen.getByRole('button', { name: 'Keep mine as a copy, and join' }).click();
		await expect.element(screen.getByRole('alert')).toMatchTextContent(/^The server cannot be reached/);
		expect((await library.knownPlan(roadmapId))?.roadmap.title).toBe('Mine untouched');
		expect((await listEntries()).length).toBe(before);
		expect(await readMembership(roadmapId)).toBeNull();
	});

	test('[TKP-13] for somebody who was another participant keeps their edits as a copy, and lets them work again', async () => {
		const server = new GatedServer();
		const { theirs, roadmapId, token } = await invited(server);
		const first = await show(server, { roadmapId, token });
		await first.screen.getByRole('button', { name: 'Join' }).click();
		await expect.poll(() => first.opened).toEqual([roadmapId]);
		await first.screen.unmount();
		const before = (await readMembership(roadmapId)) as Membership;
		const revoked = await openLinked(before);
		await untilInStep(revoked);
		await theirs.api.revoke(before.participantId);
		await untilState(revoked, 'refused');
		revoked.document.run(adds('initiatives', 'unsent', { title: 'Never sent' }));
		await revoked.close();
		const again = await theirs.invite('Ana again', 'editor');
		const { screen, opened } = await show(server, { roadmapId, token: again });
		await screen.getByRole('button', { name: 'Join anew with this link' }).click();
		await expect.element(screen.getByText(/ – my copy”/)).toBeVisible();
		await screen.getByRole('button', { name: 'Open the roadmap' }).click();
		expect(opened).toEqual([roadmapId]);
		const copy = (await listEntries()).find(({ title }) => title.endsWith(' – my copy'));
		onTestFinished(() => library.deleteForEver(copy?.id ?? ''));
		const kept = await library.knownPlan(copy?.id ?? '');
		expect(kept?.initiatives.map(({ title }) => title)).toContain('Never sent');
		expect((await library.knownPlan(roadmapId))?.initiatives.map(({ id }) => id)).toEqual(['a']);
		const member = await openLinked((await readMembership(roadmapId)) as Membership);
		await untilInStep(member);
		member.document.run(adds('initiatives', 'b', { title: 'Sent as another' }));
		await untilInStep(member);
		await expect
			.poll(() => theirs.document.plan.initiatives.map(({ title }) => title))
			.toContain('Sent as another');
	});

	test('on a device that takes part already leads to the roadmap', async () => {
		const server = new GatedServer();
		const { theirs, roadmapId, token } = await invited(server);
		const first = await show(server, { roadmapId, token });
		await first.screen.getByRole('button', { name: 'Join' }).click();
		await expect.poll(() => first.opened).toEqual([roadmapId]);
		await first.screen.unmount();
		const { screen, opened } = await show(server, { roadmapId, token: await theirs.invite('Ben', 'viewer') });
		await screen.getByRole('button', { name: 'Open the roadmap' }).click();
		expect(opened).toEqual([roadmapId]);
		expect((await readMembership(roadmapId))?.name).toBe('Ana');
	});
});

describe('the recovery code', () => {
	test('makes any device an owner’s again, and is replaced by a new one', async () => {
		const server = new GatedServer();
		const roadmapId = crypto.randomUUID();
		onTestFinished(() => library.deleteForEver(roadmapId));
		const { recoveryCode } = await publish(
			{ server: server.address, roadmapId },
			{ name: 'Olga', device: 'Lost phone', key: makeKey() }
		);
		const session = new JoinSession({ kind: 'recovery', roadmapId }, { server: server.address, now });
		await session.look();
		const { screen, opened } = await showForm(session);
		await screen.getByLabelText('Recovery code').fill('1111-1111-1111-1111-1111-1111-1111');
		await screen.getByRole('button', { name: 'Recover' }).click();
		await expect.element(screen.getByRole('alert')).toMatchTextContent(/^This code does not fit/);
		await screen.getByLabelText('Recovery code').fill(recoveryCode.toLowerCase().replaceAll('-', ' '));
		await screen.getByRole('button', { name: 'Recover' }).click();
		await expect.element(screen.getByText(/^You are an owner again, as Olga/)).toBeVisible();
		expect(opened).toEqual([]);
		await screen.getByRole('button', { name: 'I have kept it' }).click();
		expect(opened).toEqual([roadmapId]);
		expect(await readMembership(roadmapId)).toMatchObject({ name: 'Olga', role: 'owner' });
	});
});

describe('the page of a link', () => {
	for (const theme of themes)
		test(`passes axe in the ${theme} theme at 320 pixels`, async () => {
			await page.viewport(320, 700);
			const server = new GatedServer();
			const { screen } = await show(server, { roadmapId: 'none', token: 'a'.repeat(22) });
			await screen.getByRole('button', { name: 'Join' }).click();
			await expect.element(screen.getByRole('alert')).toMatchTextContent(/^This link leads nowhere/);
			// The page around the form has the landmarks and the heading.
			const found = (await breaches(theme)).filter(
				(one) => !/^(region|landmark-one-main|page-has-heading-one) /.test(one)
			);
			expect(found).toEqual([]);
			expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
		});
});
