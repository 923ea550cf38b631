import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addMilestoneNow, setRecord, trashRecords } from '$lib/state/plan-actions';
import type { Session } from '$lib/state/session.svelte';
import { day } from '$lib/plan/day';
import { breaches, themes } from '../../support/accessibility';
import { openExample, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

async function inspect(id: string) {
	const session = await openExample();
	const screen = await showRoadmap(session);
	choose(session, id);
	const inspector = screen.getByRole('region', { name: 'Inspector' });
	const title = inspector.getByLabelText('Title', { exact: true });
	await expect.element(title).toBeVisible();
	const titleOf = (one: string) => session.roadmap.initiatives.get(one)?.title;
	return { session, screen, inspector, title, titleOf };
}

function choose(session: Session, id: string): void {
	session.selection.choose('initiatives', id);
	session.selection.inspect();
}

describe('what is typed in the inspector', () => {
	test('is committed after a rest, as one edit', async () => {
		const { session, title, titleOf } = await inspect('TE2');
		await title.fill('Self-service for order changes');
		await expect.poll(() => titleOf('TE2')).toBe('Self-service for order changes');
		expect(session.roadmap.undoLabel).toMatch(/^rename /);
	});

	test('goes to the initiative it was typed for when another is chosen at once', async () => {
		const { session, title, titleOf } = await inspect('TE2');
		const other = titleOf('TE3');
		await title.fill('Typed in haste');
		choose(session, 'TE3');
		await expect.poll(() => titleOf('TE2')).toBe('Typed in haste');
		expect(titleOf('TE3')).toBe(other);
	});

	test('is kept when the view goes or the page is left before the rest is over', async () => {
		const { session, screen, title, titleOf } = await inspect('TE2');
		await title.fill('Left at once');
		window.dispatchEvent(new Event('pagehide'));
		expect(titleOf('TE2')).toBe('Left at once');
		await title.fill('Gone at once');
		await screen.unmount();
		expect(session.roadmap.initiatives.get('TE2')?.title).toBe('Gone at once');
	});

	test('is written before the page is asked to go, while there is still time to store it', async () => {
		const { title, titleOf } = await inspect('TE2');
		await title.fill('Typed and reloaded');
		window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
		expect(titleOf('TE2')).toBe('Typed and reloaded');
	});

	test('goes to the trash with the initiative when that is deleted elsewhere meanwhile', async () => {
		const { session, inspector, title } = await inspect('TE2');
		await title.fill('Half typed');
		trashRecords(session.roadmap, 'initiatives', ['TE2']);
		await expect.element(inspector).toMatchTextContent(/Nothing is chosen/);
		const kept = session.roadmap.plan.trash.find((one) => one.record.id === 'TE2');
		expect(kept?.record).toMatchObject({ title: 'Half typed' });
	});

	test('is not written again over what someone else wrote since', async () => {
		const { session, title, titleOf } = await inspect('TE2');
		await title.fill('Mine');
		await expect.poll(() => titleOf('TE2')).toBe('Mine');
		setRecord(session.roadmap, 'initiatives', 'TE2', { title: 'Theirs' });
		await expect.element(title).toHaveValue('Theirs');
		await userEvent.keyboard('{Tab}');
		expect(titleOf('TE2')).toBe('Theirs');
	});

	test('that is not legal says what is, changes nothing, and Escape takes it back', async () => {
		const { session, inspector } = await inspect('TE2');
		const progress = inspector.getByLabelText('Done, %');
		await progress.fill('lots');
		await expect.element(inspector.getByRole('alert')).toMatchTextContent(/^Type /);
		await expect.element(progress).toHaveAttribute('aria-invalid', 'true');
		await userEvent.keyboard('{Tab}');
		expect(session.roadmap.undoLabel).toBeNull();
		await progress.click();
		await userEvent.keyboard('{Escape}');
		await expect.element(progress).toHaveValue('30');
		await expect.element(inspector).toBeVisible();
	});

	test('[DAT-1] as an end before the start is a finding and not a refusal', async () => {
		const { session, inspector } = await inspect('PR9');
		await inspector.getByLabelText('Planned end').fill('2029-01-01');
		await expect.poll(() => session.roadmap.initiatives.get('PR9')?.end).toBe(day('2029-01-01'));
		await expect.element(inspector).toMatchTextContent(/DAT-1/);
	});
});

describe('ctrl+Z in a field', () => {
	test('takes back typing first, and the roadmap’s edits when nothing is being typed', async () => {
		const { session, title, titleOf } = await inspect('TE2');
		const before = titleOf('TE2');
		setRecord(session.roadmap, 'initiatives', 'TE2', { owner: 'Someone' });
		await title.click();
		await userEvent.keyboard('{End}x');
		await userEvent.keyboard('{Control>}z{/Control}');
		expect(session.roadmap.initiatives.get('TE2')?.owner).toBe('Someone');
		await expect.element(title).toHaveValue(before);
		await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}');
		await expect.element(title).toHaveFocus();
		await userEvent.keyboard('{Control>}z{/Control}');
		await expect
			.poll(() => session.roadmap.initiatives.get('TE2')?.owner)
			.toBe('Head of Information Technology');
	});
});

describe('the inspector', () => {
	test('keeps a group of fields open that one has opened, whatever is edited', async () => {
		const { session, inspector, title, titleOf } = await inspect('TE4');
		const notes = inspector.getByRole('textbox', { name: 'Notes' });
		await inspector.getByText('Notes and links out').click();
		await expect.element(notes).toBeVisible();
		await title.fill('One record');
		await expect.poll(() => titleOf('TE4')).toBe('One record');
		await expect.element(notes).toBeVisible();
		await notes.fill('First paragraph');
		await expect.poll(() => session.roadmap.initiatives.get('TE4')?.notes).toBe('First paragraph');
		session.roadmap.undo();
		await expect.element(notes).toHaveValue('');
		await expect.element(notes).toBeVisible();
	});

	test('gives the focus back to the title when the roadmap’s own fields were open', async () => {
		const session = await openExample();
		const screen = await showRoadmap(session);
		const name = screen.getByRole('button', { name: 'Brindlemoor Supply' });
		await name.click();
		await expect.element(screen.getByLabelText('Mission')).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await expect.element(name).toHaveFocus();
	});

	test('gives the focus back to a phase in the strip', async () => {
		const session = await openExample();
		const screen = await showRoadmap(session);
		await expect.poll(() => document.querySelector('[data-mark="P2"]')).not.toBeNull();
		document.querySelector<SVGElement>('[data-mark="P2"]')?.focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByRole('heading', { name: 'Redesign the customer tasks' })).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => (document.activeElement as SVGElement).dataset.mark).toBe('P2');
	});

	test('moves an initiative to the trash and the focus to its neighbour', async () => {
		const { session, inspector } = await inspect('ST2');
		document.querySelector<SVGElement>('[data-bar="ST2"]')?.focus();
		await inspector.getByRole('button', { name: 'Move to trash' }).click();
		expect(session.roadmap.initiatives.has('ST2')).toBe(false);
		await expect.poll(() => (document.activeElement as SVGElement).dataset.bar).toBe('ST3');
	});

	test('links a milestone to an initiative, with a lag, and says what the file stated of another', async () => {
		const { session, inspector } = await inspect('TE4');
		const { roadmap, selection } = session;
		const id = addMilestoneNow(roadmap, 'milestone');
		selection.choose('milestones', id);
		const picker = inspector.getByRole('combobox', { name: 'Follows another initiative or milestone' });
		await picker.fill('TE4');
		await userEvent.keyboard('{Enter}');
		const link = () => roadmap.plan.links.find((one) => one.to === id);
		await expect.poll(link).toMatchObject({ from: 'TE4', type: 'FS' });
		setRecord(roadmap, 'links', link()?.id ?? '', {
			lag: { amount: 2, unit: 'weeks', elapsed: false },
			lagDays: 14
		});
		await inspector.getByText('FS, lag 2 working weeks').click();
		const lag = inspector.getByLabelText('Lag, days');
		await lag.fill('5');
		await userEvent.keyboard('{Enter}');
		await expect.poll(link).toMatchObject({ lagDays: 5, lag: null });
		await inspector.getByRole('button', { name: /^TE4/ }).click();
		await expect.element(inspector.getByRole('heading', { name: 'Single customer record' })).toHaveFocus();
	});
});

test('[TKP-9] who may not change the plan reads every field, follows links and comments, and is offered a scenario', async () => {
	const session = await openExample();
	const { roadmap } = session;
	let scenarios = 0;
	session.keepScenario = () => scenarios++;
	session.me = { participantId: 'p-vera', name: 'Vera', role: 'commenter' };
	roadmap.takeRole('commenter');
	const screen = await showRoadmap(session);
	choose(session, 'TE4');
	const inspector = screen.getByRole('region', { name: 'Inspector' });
	const title = inspector.getByLabelText('Title', { exact: true });
	await expect.element(title).toHaveAttribute('readonly');
	await expect.element(inspector.getByLabelText('Status', { exact: true })).toBeDisabled();
	await expect.element(inspector.getByText('You can look at this roadmap, not change it.')).toBeVisible();
	await expect.element(inspector.getByRole('heading', { name: 'Meant to change' })).toBeVisible();
	for (const name of ['Move to trash', /^Remove the link/, 'Mend', 'Override', /^No longer/, 'Add the link'])
		expect(inspector.getByRole('button', { name }).elements(), String(name)).toEqual([]);
	for (const name of [/^Add a/, /^Follows another/])
		expect(inspector.getByRole('combobox', { name }).elements(), String(name)).toEqual([]);
	for (const theme of themes) expect(await breaches(theme)).toEqual([]);
	await inspector.getByRole('button', { name: 'Keep as my scenario' }).click();
	expect(scenarios).toBe(1);
	await inspector.getByRole('textbox', { name: /comment/i }).fill('Is this the right owner?');
	await inspector.getByRole('button', { name: 'Comment', exact: true }).click();
	await expect.poll(() => roadmap.comments.map(({ text }) => text)).toEqual(['Is this the right owner?']);
	await userEvent.click(title);
	await userEvent.keyboard('x');
	expect(roadmap.refusedEdits).toBe(0);
	roadmap.takeRole('editor');
	await expect.element(title).not.toHaveAttribute('readonly');
	await expect.element(inspector.getByRole('button', { name: 'Move to trash' })).toBeVisible();
});
