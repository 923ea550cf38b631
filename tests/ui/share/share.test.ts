import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { readInviteFragment } from '$lib/protocol/invite-link';
import { Library } from '$lib/state/library.svelte';
import { Session } from '$lib/state/session.svelte';
import { fetchRoadmap, joinRoadmap } from '$lib/sync/server/join-roadmap';
import { readMembership } from '$lib/sync/server/membership';
import { breaches, themes } from '../../support/accessibility';
import { GatedServer } from '../../support/gated-server';
import { openExample } from '../../support/open-session';
import { joinAs, shareElsewhere, StockDevice } from '../../support/stock-device';
import ShareScreen from './ShareScreen.svelte';

beforeEach(() => page.viewport(1440, 900));

async function open(server: GatedServer): Promise<Session> {
	const session = await openExample();
	await session.loadSharing(server.address, () => new Date());
	return session;
}

/** Shares the roadmap through the dialog, and invites somebody. Returns their link. */
async function shareWith(
	screen: Awaited<ReturnType<typeof show>>,
	name: string,
	role: string
): Promise<string> {
	const dialog = screen.getByRole('dialog', { name: 'Share' });
	await dialog.getByLabelText('Name').fill(name);
	await dialog.getByLabelText('Role').selectOptions(role);
	await dialog.getByRole('button', { name: 'Create link' }).click();
	const box = dialog.getByRole('textbox', { name: 'Invite link' });
	await expect.element(dialog.getByText(name, { exact: true }).first()).toBeVisible();
	await expect.element(box).toBeVisible();
	return (box.element() as HTMLTextAreaElement).value;
}

function show(session: Session, onscenario: (id: string) => void = () => undefined) {
	return render(ShareScreen, { session, onscenario });
}

async function openDialog(screen: Awaited<ReturnType<typeof show>>): Promise<void> {
	await screen.getByRole('button', { name: 'Share', exact: true }).click();
	await expect.element(screen.getByRole('dialog', { name: 'Share' })).toBeVisible();
}

/** The device of who uses a link. */
async function useLink(server: GatedServer, link: string): Promise<StockDevice> {
	const invite = readInviteFragment(new URL(link).hash);
	if (!invite) throw new Error('The link holds no invite.');
	return new StockDevice(
		await joinAs({ server: server.address, roadmapId: invite.roadmapId }, 'Their device', invite.token)
	);
}

describe('sharing', () => {
	test('[TKP-4] nothing is asked of the server before the first link is made', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const screen = await show(session);
		await openDialog(screen);
		await expect.element(screen.getByRole('heading', { name: 'Invite someone' })).toBeVisible();
		expect(await server.asked()).toEqual([]);
		expect(screen.getByRole('status', { name: 'Sync' }).elements()).toEqual([]);
	});

	test('[TKP-4, TKP-5, TKP-12] the first link shares the roadmap, shows the recovery code, and urges to name a second owner', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const screen = await show(session);
		await openDialog(screen);
		const link = await shareWith(screen, 'Ana', 'Editor');
		expect(link).toMatch(`${server.address}/join#${encodeURIComponent(session.roadmap.id)}.`);
		await expect
			.element(screen.getByRole('group', { name: 'Recovery code' }))
			.toMatchTextContent(/([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}/);
		await expect.element(screen.getByText(/You are the only owner/)).toBeVisible();
		await expect.element(screen.getByRole('img', { name: 'The same link as a QR code' })).toBeVisible();
		await expect
			.element(screen.getByRole('status', { name: 'Sync' }))
			.toMatchTextContent(/^Saved here and on the server, /);
		const ana = await useLink(server, link);
		await ana.untilSynced();
		expect(ana.document.plan.roadmap.title).toBe('Brindlemoor Supply');
		expect(ana.membership).toMatchObject({ name: 'Ana', role: 'editor' });
		await screen.getByRole('button', { name: 'I have kept it' }).click();
		await screen.getByRole('button', { name: 'Done' }).click();
		expect(document.body.textContent).not.toContain(link.split('.').at(-1));
	});

	test('[TKP-2] asks for the publish token where the server wants one', async () => {
		const server = new GatedServer();
		await server.useOwn({ PUBLISH_TOKEN: 'open-sesame-open-sesame', TRUST_PROXY: '1' });
		await server.refuse('/api/documents', 401, 'publish-token');
		const session = await open(server);
		const screen = await show(session);
		await openDialog(screen);
		const dialog = screen.getByRole('dialog', { name: 'Share' });
		await dialog.getByLabelText('Name').fill('Ana');
		await dialog.getByRole('button', { name: 'Create link' }).click();
		await expect.element(dialog.getByRole('alert')).toMatchTextContent(/only with its publish token/);
		await server.refuseNothing();
		await dialog.getByLabelText('Publish token').fill('open-sesame-open-sesame');
		await dialog.getByRole('button', { name: 'Create link' }).click();
		await expect.element(dialog.getByRole('textbox', { name: 'Invite link' })).toBeVisible();
	});

	test('[TKP-2] says that nothing was shared where no server answers', async () => {
		const server = new GatedServer();
		await server.cut();
		const session = await open(server);
		const screen = await show(session);
		await openDialog(screen);
		const dialog = screen.getByRole('dialog', { name: 'Share' });
		await dialog.getByRole('button', { name: 'Create link' }).click();
		await expect.element(dialog.getByLabelText('Name')).toHaveFocus();
		await dialog.getByLabelText('Name').fill('Ana');
		await dialog.getByRole('button', { name: 'Create link' }).click();
		await expect.element(dialog.getByRole('alert')).toMatchTextContent(/so nothing was shared/);
		expect(await readMembership(session.roadmap.id)).toBeNull();
	});
});

test('[TKP-1] on a narrow screen how things stand and who is here are seen before the views, and the page is no wider', async () => {
	await page.viewport(320, 640);
	const server = new GatedServer();
	const session = await open(server);
	const screen = await show(session);
	await openDialog(screen);
	await shareWith(screen, 'Maximiliana-Alexandrina Wolfeschlegelsteinhausenbergerdorff', 'Editor');
	await userEvent.keyboard('{Escape}');
	const header = screen.getByRole('banner');
	const parts = [
		screen.getByRole('status', { name: 'Sync' }),
		screen.getByRole('button', { name: /^Who is here/ }),
		screen.getByRole('button', { name: 'Share', exact: true })
	];
	for (const part of parts) {
		await expect.element(part).toBeVisible();
		const { left, right } = part.element().getBoundingClientRect();
		expect(left).toBeGreaterThanOrEqual(0);
		expect(right).toBeLessThanOrEqual(320);
	}
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	expect(header.element().getBoundingClientRect().height).toBeLessThanOrEqual(96);
	for (const theme of themes) expect(await breaches(theme)).toEqual([]);
});

describe('people', () => {
	test('[TKP-10] are revoked at once, after one question', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const screen = await show(session);
		await openDialog(screen);
		const ana = await useLink(server, await shareWith(screen, 'Ana', 'Editor'));
		await ana.untilSynced();
		await screen.getByRole('button', { name: 'More on Ana' }).click();
		await screen.getByRole('button', { name: 'Revoke', exact: true }).click();
		await screen.getByRole('button', { name: 'Keep', exact: true }).click();
		await expect.element(screen.getByRole('button', { name: 'Revoke', exact: true })).toHaveFocus();
		expect((await ana.api.people()).people).toHaveLength(2);
		await screen.getByRole('button', { name: 'Revoke', exact: true }).click();
		await screen.getByRole('button', { name: 'Revoke now' }).click();
		await expect.element(screen.getByText('1 revoked')).toBeVisible();
		await expect.element(screen.getByRole('heading', { name: 'Who takes part' })).toHaveFocus();
		await expect(ana.api.people()).rejects.toThrow('revoked');
	});

	test('[TKP-10] get another role, another name and an end at once', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const screen = await show(session);
		await openDialog(screen);
		const ana = await useLink(server, await shareWith(screen, 'Ana', 'Viewer'));
		await screen.getByLabelText('What Ana may do').selectOptions('Recorder');
		await expect
			.poll(async () => (await ana.api.people()).people.find(({ name }) => name === 'Ana')?.role)
			.toBe('recorder');
		await screen.getByRole('button', { name: 'More on Ana' }).click();
		await screen.getByLabelText('Called').fill('Ana Conda');
		await userEvent.keyboard('{Tab}');
		await expect.element(screen.getByRole('button', { name: 'More on Ana Conda' })).toBeVisible();
		await screen.getByRole('button', { name: 'More on Owner' }).click();
		await screen.getByLabelText('Called').first().fill('Olga');
		await userEvent.keyboard('{Tab}');
		await expect.poll(async () => (await readMembership(session.roadmap.id))?.name).toBe('Olga');
		await screen.getByLabelText('Takes part until').fill('2099-01-31');
		await userEvent.keyboard('{Tab}');
		await expect.element(screen.getByText(/until 31 Jan 2099/)).toBeVisible();
	});

	test('[TKP-11] the sharing ends for everyone and the roadmap stays on the device', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const screen = await show(session);
		await openDialog(screen);
		const ana = await useLink(server, await shareWith(screen, 'Ana', 'Editor'));
		const end = screen.getByRole('button', { name: 'End the sharing' });
		await end.click();
		await screen.getByRole('button', { name: 'Keep things as they are' }).click();
		await expect.element(end).toHaveFocus();
		await end.click();
		await screen.getByRole('button', { name: 'End it for everyone' }).click();
		await expect.element(screen.getByRole('heading', { name: 'Who takes part' })).not.toBeInTheDocument();
		expect(await readMembership(session.roadmap.id)).toBeNull();
		expect(session.roadmap.role).toBeNull();
		expect(session.roadmap.plan.roadmap.title).toBe('Brindlemoor Supply');
		await expect(ana.api.people()).rejects.toThrow('unknown');
	});

	test('one’s own devices get a link of their own', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const screen = await show(session);
		await openDialog(screen);
		await screen.getByRole('button', { name: 'share it with your own devices only' }).click();
		await screen.getByRole('button', { name: 'Add a device of mine' }).click();
		const box = screen.getByRole('textbox', { name: 'Link for this one device' });
		await expect.element(box).toBeVisible();
		const phone = await useLink(server, (box.element() as HTMLTextAreaElement).value);
		expect(phone.membership).toMatchObject({ name: 'Owner', role: 'owner' });
	});
});

describe('the line in the header', () => {
	test('[TKP-1] counts what waits while the server is out of reach, and says when all is there', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const screen = await show(session);
		await session.sharing?.share('Olga');
		const sync = screen.getByRole('status', { name: 'Sync' });
		await expect.element(sync).toMatchTextContent(/^Saved here and on the server/);
		await server.cut();
		session.roadmap.run(moveInitiatives(session.roadmap.plan, ['TE2'], 30));
		await expect.element(sync).toHaveTextContent('Saved here; 1 edit waits for the network');
		await server.mend();
		await expect.element(sync, { timeout: 20_000 }).toMatchTextContent(/^Saved here and on the server/);
	});

	test('[TKP-8, TKP-9] a viewer is told, and keeps a scenario of their own', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const { roadmap } = session;
		await session.sharing?.share('Olga');
		const kept: string[] = [];
		const screen = await show(session, (id) => kept.push(id));
		await expect.element(screen.getByRole('button', { name: 'Add', exact: true })).toBeVisible();
		roadmap.takeRole('viewer');
		const before = roadmap.plan;
		roadmap.run(moveInitiatives(roadmap.plan, ['TE2'], 30));
		expect(roadmap.plan).toBe(before);
		await expect.element(screen.getByText(/^You can look at this roadmap, not change it/)).toBeVisible();
		await expect.element(screen.getByRole('button', { name: 'Add', exact: true })).not.toBeInTheDocument();
		await screen.getByRole('button', { name: 'Keep as my scenario' }).first().click();
		await expect.poll(() => kept).toHaveLength(1);
		const library = new Library(() => new Date());
		const copy = await library.knownPlan(kept[0] ?? '');
		expect(copy?.roadmap.title).toBe('Brindlemoor Supply – my scenario');
		expect(await readMembership(kept[0] ?? '')).toBeNull();
		await library.deleteForEver(kept[0] ?? '');
	});

	test('[TKP-2] whoever is revoked reads so, with a way out', async () => {
		const server = new GatedServer();
		const session = await open(server);
		const screen = await show(session);
		await session.sharing?.share('Olga');
		await session.sharing?.invite('Ana', 'owner', null).then(async ({ link }) => {
			const ana = await useLink(server, link);
			await ana.api.revoke(session.sharing?.membership?.participantId ?? '');
		});
		await expect
			.element(screen.getByRole('status', { name: 'Sync' }))
			.toHaveTextContent('Saved here; you were taken off this roadmap');
		await expect.element(screen.getByText(/^An owner took you or this device off/)).toBeVisible();
		await expect.element(screen.getByRole('button', { name: 'Keep as my scenario' })).toBeVisible();
		await openDialog(screen);
		await screen.getByRole('button', { name: 'Keep it on this device alone' }).click();
		await screen.getByRole('button', { name: 'Forget the server' }).click();
		await expect.element(screen.getByRole('status', { name: 'Sync' })).not.toBeInTheDocument();
		expect(await readMembership(session.roadmap.id)).toBeNull();
	});
});

describe('another role', () => {
	test('[TKP-9, TKP-10] holds at once, is told, and is known when the roadmap is opened again', async () => {
		const server = new GatedServer();
		const theirs = await shareElsewhere(server.address);
		const { id } = theirs.document;
		const library = new Library(() => new Date());
		onTestFinished(() => library.deleteForEver(id));
		const invite = { roadmapId: id, token: await theirs.invite('Ana', 'editor') };
		const joined = await joinRoadmap(invite, { server: server.address, device: 'Test' });
		await fetchRoadmap(joined);
		const session = await openAgain(id);
		await session.loadSharing(server.address, () => new Date());
		const screen = await show(session);
		await expect
			.element(screen.getByRole('status', { name: 'Sync' }))
			.toMatchTextContent(/^Saved here and on the server/);
		await expect.element(screen.getByText('Viewer', { exact: true })).not.toBeInTheDocument();
		await theirs.api.changePerson(joined.participantId, { role: 'viewer' });
		await expect.element(screen.getByText(/^An owner made you a viewer of this roadmap/)).toBeVisible();
		await expect.element(screen.getByText('Viewer', { exact: true })).toBeVisible();
		expect(session.roadmap.mayWrite('plan')).toBe(false);
		await screen.unmount();
		const again = await openAgain(id);
		expect(again.roadmap.role).toBe('viewer');
	});
});

/** Opens a roadmap of this device, as a visit to its address does; closed after the test. */
async function openAgain(id: string): Promise<Session> {
	const session = await Session.open(id, () => new Date());
	if (!session) throw new Error('The roadmap is not on this device.');
	onTestFinished(() => session.close());
	return session;
}

describe('the dialog', () => {
	for (const theme of themes)
		for (const width of [1440, 320])
			test(`passes axe in the ${theme} theme at ${width} pixels`, async () => {
				await page.viewport(width, 800);
				const server = new GatedServer();
				const session = await open(server);
				const screen = await show(session);
				await openDialog(screen);
				await shareWith(
					screen,
					'مريم العبد الله 🦊 of the very long name that hardly ends anywhere',
					'Editor'
				);
				await screen
					.getByRole('button', { name: /^More on/ })
					.last()
					.click();
				expect(await breaches(theme)).toEqual([]);
				const dialog = screen.getByRole('dialog', { name: 'Share' }).element();
				expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
				expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
				await userEvent.keyboard('{Escape}');
				await expect.element(screen.getByRole('button', { name: 'Share', exact: true })).toHaveFocus();
			});
});
