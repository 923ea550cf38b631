import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { day } from '$lib/plan/day';
import { Library } from '$lib/state/library.svelte';
import { addInitiativeTo, setRecord } from '$lib/state/plan-actions';
import { Session } from '$lib/state/session.svelte';
import RefreshDialog from '$lib/ui/import/RefreshDialog.svelte';
import { breaches, themes } from '../../support/accessibility';

const clock = () => new Date(2028, 5, 30, 12, 0, 0);
const header = 'Number,Name,Start,End,Owner\n';
const before = `${header}N1,Yard,2026-01-01,2026-06-30,Head of ships\nN2,Ship,2026-02-01,2026-12-31,Head of ships\n`;
const after = `${header}N1,Yard,2026-01-01,2026-07-28,Head of yards\nN3,Dock,2027-01-01,2027-03-31,\n`;

beforeEach(() => page.viewport(1200, 900));

function table(name: string, text: string): File {
	return new File([text], name, { type: 'text/csv' });
}

/** A roadmap that was read from the first table, as the library takes it in, with the dialog over it. */
async function refreshing() {
	const library = new Library(clock);
	const reading = await library.readFile(table('june.csv', before));
	await expect.poll(() => reading.state === 'ready' && !reading.isBusy).toBe(true);
	const id = await library.takeIn(reading.result());
	const session = await Session.open(id, clock);
	if (!session) throw new Error('The roadmap was not stored.');
	onTestFinished(async () => {
		await session.close();
		await library.deleteForEver(id);
	});
	const screen = await render(RefreshDialog, { session });
	const choose = (file: File) => screen.getByLabelText(/^The later file/).upload(file);
	const plan = () => session.roadmap.plan;
	return {
		session,
		screen,
		choose,
		plan,
		dialog: screen.getByRole('dialog', { name: 'Refresh from a file' })
	};
}

describe('The dialog that refreshes a roadmap from a later file', () => {
	test('[REF-1] [REF-9] tells what differs, takes what is ticked, and one undo takes it back', async () => {
		const { session, dialog, choose, plan } = await refreshing();
		const was = plan();
		await choose(table('july.csv', after));
		await expect.element(dialog.getByText('1 of the file’s 2 rows found again: 1 end later.')).toBeVisible();
		await expect
			.element(dialog.getByText('Planned end moves from 30 Jun 2026 to 28 Jul 2026, 28 days later.'))
			.toBeVisible();
		await expect
			.element(dialog.getByText('Owner role changes from Head of ships to Head of yards.'))
			.toBeVisible();
		await expect.element(dialog.getByRole('checkbox', { name: /Ship/ })).not.toBeChecked();
		expect(plan()).toBe(was);
		for (const theme of themes) expect(await breaches(theme), theme).toEqual([]);
		await dialog.getByRole('button', { name: 'Take 2 rows' }).click();
		expect(plan().initiatives.map(({ title, end }) => [title, end])).toEqual([
			['Yard', day('2026-07-28')],
			['Ship', day('2026-12-31')],
			['Dock', day('2027-03-31')]
		]);
		expect(plan().baselines.at(-1)).toMatchObject({ name: 'Before july.csv, 30 Jun 2028' });
		expect(session.roadmap.undoLabel).toBe('refresh 2 rows from july.csv');
		session.roadmap.undo();
		expect(plan().initiatives).toEqual(was.initiatives);
		expect(plan().baselines).toEqual(was.baselines);
	});

	test('[REF-3] [REF-6] leaves alone what was made or moved here', async () => {
		const { session, dialog, choose, plan } = await refreshing();
		const [yard] = plan().initiatives;
		setRecord(session.roadmap, 'initiatives', yard?.id ?? '', { start: day('2025-12-01') });
		addInitiativeTo(session.roadmap, 'structure');
		await choose(table('july.csv', after));
		await expect.element(dialog.getByText(/1 made here is left alone\./)).toBeVisible();
		await dialog.getByRole('button', { name: /^Take/ }).click();
		expect(plan().initiatives[0]?.start).toBe(day('2025-12-01'));
		expect(plan().initiatives).toHaveLength(4);
	});

	test('says so when nothing of a file is in the roadmap, and what to do', async () => {
		const { dialog, choose } = await refreshing();
		await choose(table('other.csv', `${header}X9,Harbour,2026-01-01,2026-06-30,\n`));
		await expect.element(dialog.getByText('Nothing in this file is in this roadmap.')).toBeVisible();
		await expect.element(dialog.getByRole('button', { name: /^Take/ })).toBeDisabled();
	});
});
