import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mayWrite } from '$lib/plan/role';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Me } from '$lib/plan/talk/me';
import { setRecord, trashRecords } from '$lib/state/plan-actions';
import { Library } from '$lib/state/library.svelte';
import { Session } from '$lib/state/session.svelte';
import { addComment } from '$lib/state/talk/comment-actions';
import { leaveMerge } from '$lib/state/waiting-merge';
import { writeMembership } from '$lib/sync/server/membership';
import { breaches, themes } from '../../support/accessibility';
import { buildPlan } from '../../support/plan-builder';
import { openExample, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

const ana: Me = { participantId: 'p-ana', name: 'Ana', role: 'owner' };
const about = { collection: 'initiatives', id: 'TE2' };

/** The worked example, shared, with TE2 in the inspector. */
async function inspect(me: Me | null = ana) {
	const session = await openExample();
	share(session, me);
	const screen = await showRoadmap(session);
	session.selection.choose('initiatives', 'TE2');
	session.selection.inspect();
	const inspector = screen.getByRole('region', { name: 'Inspector' });
	await expect.element(inspector.getByLabelText('Title', { exact: true })).toBeVisible();
	return { session, screen, inspector, comments: inspector.getByRole('region', { name: /^Comments/ }) };
}

function share(session: Session, me: Me | null): void {
	session.me = me;
	session.roadmap.takeRole(me?.role ?? null);
}

/** Something that another device wrote, which the server says belongs to `owner`. */
function hearFrom(session: Session, owner: string, write: (other: RoadmapDocument) => void): void {
	const other = new RoadmapDocument('roadmap');
	onTestFinished(() => other.destroy());
	write(other);
	session.roadmap.document.applyUpdate('talk', other.encode('talk'), 'server');
	session.authors = {
		clients: { talk: { ...session.authors?.clients.talk, [other.parts.talk.clientID]: owner } },
		names: { 'p-ana': 'Ana', 'p-ben': 'Ben', 'p-mallory': 'Mallory' }
	};
}

function says(id: string, by: string, name: string, text: string, at = '2028-06-30T08:00:00.000Z') {
	return (other: RoadmapDocument) =>
		other.parts.talk.getMap('comments').set(id, { about, text, by, name, at });
}

describe('Comments in the inspector', () => {
	test('[TLK-1, TLK-6] one is said, counted, answered, closed and opened again by keyboard', async () => {
		const { session, screen, comments } = await inspect();
		const field = comments.getByLabelText('New comment');
		await field.fill('Why before the desk?');
		await userEvent.keyboard('{Control>}{Enter}{/Control}');
		await expect.element(comments.getByRole('heading', { name: 'Comments 1' })).toBeVisible();
		await expect.element(field).toHaveValue('');
		await expect.element(field).toHaveFocus();
		const thread = comments.getByRole('article');
		await thread.getByRole('button', { name: 'Answer' }).click();
		await expect.element(thread.getByLabelText('Answer')).toHaveFocus();
		await userEvent.keyboard('Because the pilot went well');
		await thread.getByRole('button', { name: 'Answer' }).click();
		await expect.element(thread.getByText('Because the pilot went well')).toBeVisible();
		await expect.element(thread.getByRole('button', { name: 'Answer' })).toHaveFocus();
		await thread.getByRole('button', { name: 'Close thread' }).click();
		await expect.element(comments.getByRole('heading', { name: 'Comments', exact: true })).toHaveFocus();
		await comments.getByText('1 closed thread').click();
		await expect.element(thread).toMatchTextContent(/Closed by Ana/);
		await thread.getByRole('button', { name: 'Open again' }).click();
		await expect.element(comments.getByRole('heading', { name: 'Comments 2' })).toBeVisible();
		expect(session.roadmap.comments).toHaveLength(4);
		await expect
			.element(screen.getByRole('row', { name: /^SEQ-3.*TE2 2 comments, Order-change/s }))
			.toBeInTheDocument();
	});

	test('[TLK-2, TLK-3] one’s own words are changed and taken back, nobody else’s', async () => {
		const { session, comments } = await inspect();
		hearFrom(session, 'p-ben', says('c1', 'p-ben', 'Ben', 'Too early'));
		addComment(session, about, 'Wy?');
		const threads = comments.getByRole('article');
		await expect.element(threads.nth(1)).toBeVisible();
		expect(threads.nth(0).getByRole('button', { name: 'Edit' }).query()).toBeNull();
		await threads.nth(1).getByRole('button', { name: 'Edit' }).click();
		await threads.nth(1).getByLabelText('Say it anew').fill('Why?');
		await threads.nth(1).getByRole('button', { name: 'Save' }).click();
		await expect.element(threads.nth(1).getByText('Why?')).toBeVisible();
		await expect.element(threads.nth(1).getByText('changed')).toBeVisible();
		await threads.nth(1).getByRole('button', { name: 'Take back' }).click();
		await expect.element(threads.nth(1)).not.toBeInTheDocument();
		await expect.element(comments.getByRole('heading')).toHaveFocus();
	});

	test('what is not sent is there again, and nothing empty is sent', async () => {
		const { session, comments } = await inspect();
		const field = comments.getByLabelText('New comment');
		await comments.getByRole('button', { name: 'Comment', exact: true }).click();
		await expect.element(comments.getByText('Write something first.')).toBeVisible();
		await field.fill('Half a thou');
		session.selection.choose('initiatives', 'TE3');
		await expect.element(field).toHaveValue('');
		session.selection.choose('initiatives', 'TE2');
		await expect.element(field).toHaveValue('Half a thou');
		await userEvent.keyboard('{Escape}');
		session.selection.inspect();
		await expect.element(field).toHaveValue('Half a thou');
		expect(session.roadmap.comments).toEqual([]);
	});

	test.each(['recorder', 'viewer'] as const)(
		'[TLK-5] a %s reads and has nothing to write with',
		async (role) => {
			const { session, comments } = await inspect({ ...ana, role });
			hearFrom(session, 'p-ben', says('c1', 'p-ben', 'Ben', 'Too early'));
			await expect.element(comments.getByText('Too early')).toBeVisible();
			await expect.element(comments.getByText(/you can read comments here, not write them/)).toBeVisible();
			expect(comments.getByRole('button').elements()).toEqual([]);
			expect(comments.getByRole('textbox').elements()).toEqual([]);
			expect(mayWrite(role, 'talk')).toBe(false);
		}
	);

	test('a roadmap on this device alone has no comments to write, and shows those that came with a file', async () => {
		const { session, inspector, comments } = await inspect(null);
		await expect.element(inspector.getByRole('button', { name: 'Move to trash' })).toBeVisible();
		expect(comments.query()).toBeNull();
		hearFrom(session, 'p-ben', says('c1', 'p-ben', 'Ben', 'Too early'));
		await expect.element(comments.getByText('Too early')).toBeVisible();
		expect(comments.getByRole('button').elements()).toEqual([]);
	});

	test('[TLK-12, TLK-14] a forged comment is shown as unverified, by whom is said beside it', async () => {
		const { session, comments } = await inspect();
		hearFrom(session, 'p-ben', says('c1', 'p-ben', 'Benny', 'Honest'));
		hearFrom(session, 'p-mallory', says('c2', 'p-ben', 'Ben', 'Forged', '2028-06-30T09:00:00.000Z'));
		const [honest, forged] = [comments.getByRole('article').nth(0), comments.getByRole('article').nth(1)];
		await expect.element(forged).toMatchTextContent(/unverified: Written by Mallory/);
		await expect.element(honest.getByText('Ben', { exact: true })).toBeVisible();
		expect(honest.element().textContent).not.toContain('unverified');
	});
});

test('[TLK-7] a merge that a shared roadmap took in as it opened is noted as soon as one is known', async () => {
	const clock = () => new Date(2028, 5, 30, 12, 0, 0);
	const library = new Library(clock);
	const id = await library.createFromPlan(buildPlan({ initiatives: [{ id: 'a', title: 'Old' }] }), 'file');
	onTestFinished(() => library.deleteForEver(id));
	const { participantId, name, role } = ana;
	const key = 'k'.repeat(43);
	const server = 'https://plans.example';
	await writeMembership({
		roadmapId: id,
		server,
		participantId,
		deviceId: 'd',
		key,
		name,
		role,
		joinedAt: 0
	});
	const set = { kind: 'set', collection: 'initiatives', id: 'a', field: 'title' } as const;
	leaveMerge(id, [{ ...set, before: 'Old', after: 'New' }]);
	const session = await Session.open(id, clock);
	if (!session) throw new Error('The roadmap was not stored.');
	onTestFinished(() => session.close());
	expect(session.roadmap.activity).toEqual([]);
	session.me = ana;
	await expect.poll(() => session.roadmap.activity).toMatchObject([{ label: 'merge 1 change', name: 'Ana' }]);
});

describe('The panel of activity', () => {
	async function openPanel() {
		const shown = await inspect();
		const { session, screen } = shown;
		await expect
			.poll(() => {
				setRecord(session.roadmap, 'initiatives', 'TE2', { progress: session.roadmap.activity.length + 40 });
				return session.roadmap.activity.length;
			})
			.toBeGreaterThan(0);
		return { ...shown, dialog: screen.getByRole('dialog', { name: 'Activity' }) };
	}

	test('[TLK-7] lists edits with what they replaced, the newest first, and leads to the record', async () => {
		const { session, dialog } = await openPanel();
		setRecord(session.roadmap, 'initiatives', 'TE3', { owner: 'Zed' });
		session.openDialog('activity');
		await expect.element(dialog.getByLabelText('Show')).toHaveFocus();
		const first = dialog.getByRole('listitem').nth(0);
		await expect.element(first).toMatchTextContent(/Ana.*set owner of TE3/s);
		await expect.element(first).toMatchTextContent(/Owner.* was Head of/s);
		await first.getByRole('button', { name: /^TE3/ }).click();
		await expect.element(dialog).not.toBeInTheDocument();
		expect(session.selection.chosen).toEqual({ collection: 'initiatives', id: 'TE3' });
	});

	test('shows edits or comments alone, and those of one person', async () => {
		const { session, dialog } = await openPanel();
		hearFrom(session, 'p-ben', says('c1', 'p-ben', 'Ben', 'Too early'));
		trashRecords(session.roadmap, 'initiatives', ['TE7']);
		session.openDialog('activity');
		await dialog.getByLabelText('Show').selectOptions('Comments');
		await expect.element(dialog.getByText('Too early')).toBeVisible();
		expect(dialog.getByText(/delete TE7/).query()).toBeNull();
		await dialog.getByLabelText('Show').selectOptions('Edits and comments');
		await dialog.getByLabelText('By').selectOptions('Ana');
		await expect.element(dialog.getByText(/delete TE7/)).toBeVisible();
		expect(dialog.getByText('Too early').query()).toBeNull();
	});

	test('[TLK-12] marks what somebody did under another name', async () => {
		const { session, dialog } = await openPanel();
		hearFrom(session, 'p-mallory', (other) =>
			other.parts.talk.getMap('activity').set('x', {
				label: 'delete everything',
				by: 'p-ben',
				name: 'Ben',
				at: '2029-01-01T00:00:00.000Z'
			})
		);
		session.openDialog('activity');
		const first = dialog.getByRole('listitem').nth(0);
		await expect.element(first).toMatchTextContent(/Ben.*unverified.*delete everything/s);
	});

	test('shows what no app of ours would have written', async () => {
		const { session, dialog } = await openPanel();
		const change = {
			collection: 'initiatives',
			id: 'TE3',
			how: 'changed',
			before: { Title: 1, title: {}, end: 'never' }
		};
		const strange = { collection: '__proto__', id: '', how: 'changed', before: { toString: null } };
		hearFrom(session, 'p-mallory', (other) => {
			const records = other.parts.talk.getMap('activity');
			records.set('x', {
				label: 'x'.repeat(900),
				changes: [change, change, strange],
				others: 7,
				at: '2029-99-01'
			});
			records.set('y', { changes: 'none', at: 5 });
			records.set('z', 'no record');
		});
		session.openDialog('activity');
		await expect.element(dialog).toMatchTextContent(/xxx/);
		await expect.element(dialog).toMatchTextContent(/7 more/);
		expect(session.roadmap.activity.length).toBeGreaterThan(2);
	});

	test('says why it is empty', async () => {
		const { session, screen } = await inspect(null);
		session.openDialog('activity');
		await expect
			.element(screen.getByRole('dialog', { name: 'Activity' }))
			.toMatchTextContent(/on this device alone/);
	});

	test.each(themes)(
		'is accessible, as are comments, with long and right-to-left names, at 320 px: %s',
		async (theme) => {
			await page.viewport(320, 640);
			const { session, dialog, comments } = await openPanel();
			const name = 'שרה '.repeat(12) + 'Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww 👩‍🚒';
			hearFrom(session, 'p-mallory', says('c1', 'p-ben', name, 'Verylongword'.repeat(30)));
			await expect.element(comments).toMatchTextContent(/unverified/);
			expect(await breaches(theme)).toEqual([]);
			session.openDialog('activity');
			await expect.element(dialog).toMatchTextContent(/unverified/);
			expect(await breaches(theme)).toEqual([]);
			const body = dialog.element().querySelector('.body');
			expect(body?.scrollWidth).toBeLessThanOrEqual(body?.clientWidth ?? 0);
		}
	);
});
