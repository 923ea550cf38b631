import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { day } from '$lib/plan/day';
import { findRecordTarget } from '$lib/state/behaviour/record-target';
import type { Session } from '$lib/state/session.svelte';
import { breaches, themes } from '../../support/accessibility';
import { behaviourPlan } from '../../support/behaviour-plan';
import { openExample, openSession } from '../../support/open-session';
import RecordScreen from './RecordScreen.svelte';

beforeEach(() => page.viewport(390, 844));

type Cell = { behaviour?: string; team?: string; correct?: string };

async function show({ roadmap }: Session, cell: Cell = { behaviour: 'B1', team: 'care' }) {
	const screen = await render(RecordScreen, { roadmap, ...cell });
	await expect.element(screen.getByRole('heading', { level: 2 }).first()).toBeVisible();
	return screen;
}

type Screen = Awaited<ReturnType<typeof show>>;

async function tap(screen: Screen, ...looks: readonly boolean[]) {
	for (const isSeen of looks)
		await screen.getByRole('button', { name: isSeen ? 'Seen' : 'Not seen', exact: true }).click();
}

/** The observations that the test recorded. */
function added({ roadmap }: Session) {
	return roadmap.plan.observations.filter(({ id }) => id !== 'old');
}

const sevenOfTen = [true, true, false, true, true, true, false, true, false, true];

test('[REC-1] looks are tapped, turned and taken back, and counted as one goes', async () => {
	const screen = await show(await openSession(behaviourPlan()));
	await tap(screen, true, true, false);
	await expect.element(screen.getByText('2 of 3 seen')).toBeInTheDocument();
	await screen.getByRole('button', { name: 'Look 3: not seen. Change it' }).click();
	await expect.element(screen.getByText('3 of 3 seen')).toBeInTheDocument();
	await screen.getByRole('button', { name: 'Undo last' }).click();
	await expect.element(screen.getByRole('button', { name: 'Save 2 of 2' })).toBeVisible();
});

test('[REC-5] one sees what the word would become, with its interval, before anything is saved', async () => {
	const session = await openExample();
	const screen = await show(session, { behaviour: 'B8', team: 'ops' });
	await tap(screen, ...sevenOfTen);
	const preview = screen.getByRole('status', { name: 'What it would change' });
	for (const words of [
		'No evidence',
		'Holding',
		/58.%, between 40 and 74\. The plan today is 54.%\./,
		'Last looked 11 months ago, so ten sightings decide a lot.'
	])
		await expect.element(preview).toMatchTextContent(words);
	expect(session.roadmap.undoLabel).toBeNull();
});

test('[REC-7] a save is one step, says what the word is now, and can be taken back onto the form', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session, { behaviour: 'B8', team: 'ops' });
	await tap(screen, ...sevenOfTen);
	await screen.getByRole('button', { name: 'Save 7 of 10' }).click();
	const saved = roadmap.plan.observations.filter(
		({ behaviour, date }) => behaviour === 'B8' && date === day('2028-06-30')
	);
	expect(saved).toHaveLength(1);
	expect(saved[0]).toMatchObject({ behaviour: 'B8', team: 'ops', k: 7, n: 10, source: 'unannounced' });
	expect(roadmap.undoLabel).toBe(
		'record 7 of 10, Hand over to a named person and tell the customer in Operations and Warehouse'
	);
	await expect.element(screen.getByText('Saved: 7 of 10. Now holding.')).toBeVisible();
	await screen.getByRole('button', { name: 'Undo', exact: true }).click();
	expect(roadmap.plan.observations.some(({ id }) => id === saved[0]!.id)).toBe(false);
	await expect.element(screen.getByRole('button', { name: 'Save 7 of 10' })).toBeVisible();
});

test('[REC-6] what is begun comes back after the page was loaded again, cell by cell', async () => {
	const session = await openSession(behaviourPlan());
	const first = await show(session);
	await tap(first, true, false);
	await first.getByRole('button', { name: /Choose another behaviour or team$/ }).click();
	await first.getByRole('button', { name: /^Information Technology/ }).click();
	await tap(first, true);
	await expect.element(first.getByRole('button', { name: 'Save 1 of 1' })).toBeVisible();
	await first.unmount();
	const again = await show(session, {});
	await expect.element(again.getByRole('heading', { name: 'Offer a workable way' })).toBeVisible();
	await expect.element(again.getByRole('button', { name: 'Save 1 of 1' })).toBeVisible();
	await again.getByRole('button', { name: /Choose another behaviour or team$/ }).click();
	await again.getByRole('region', { name: 'Stay with the problem' }).getByRole('button').first().click();
	await expect.element(again.getByRole('button', { name: 'Save 1 of 2' })).toBeVisible();
});

test('[REC-2] large counts and ratings are entered as numbers, and what is missing is said', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session);
	await screen.getByRole('button', { name: 'Enter numbers' }).click();
	await screen.getByRole('textbox', { name: 'Seen' }).fill('31');
	await screen.getByRole('button', { name: 'Save', exact: true }).click();
	await expect
		.element(screen.getByRole('alert'))
		.toHaveTextContent('Enter how many looks there were, 1 or more.');
	await screen.getByRole('textbox', { name: 'Looks' }).fill('40');
	await screen.getByRole('button', { name: 'Save 31 of 40' }).click();
	await screen.getByRole('button', { name: 'Enter a rating' }).click();
	await screen.getByRole('textbox', { name: 'Mean rating, 0 to 100' }).fill('62.5');
	await screen.getByRole('textbox', { name: 'How many rated' }).fill('6');
	await screen.getByRole('radio', { name: 'Self-report, weight 0.3' }).click();
	await screen.getByRole('button', { name: 'Save rated 62.5 by 6' }).click();
	expect(
		added(session).map(({ kind, k, n, rating, raters, source }) => [kind, k ?? rating, n ?? raters, source])
	).toEqual(
		expect.arrayContaining([
			['count', 31, 40, 'unannounced'],
			['rating', 62.5, 6, 'self-report']
		])
	);
});

test('[REC-8] the same look twice is pointed out, and can be saved all the same', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session);
	await tap(screen, true);
	await screen.getByRole('button', { name: 'Save 1 of 1' }).click();
	await tap(screen, true);
	await expect
		.element(screen.getByText('The same is recorded already: 1 of 1 on 30 Jun 2028, unannounced look.'))
		.toBeVisible();
	await screen.getByRole('button', { name: 'Save 1 of 1 again' }).click();
	expect(session.roadmap.plan.observations).toHaveLength(3);
});

test('[REC-3] the day can be an earlier one and not one that has not come', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session);
	await screen.getByRole('button', { name: 'Day: 30 Jun 2028. Change it' }).click();
	const field = screen.getByLabelText('Day on which it was seen');
	await expect.element(field).toHaveFocus();
	await field.fill('2028-07-01');
	await expect.element(screen.getByText('That day has not come yet: up to 30 Jun 2028.')).toBeVisible();
	await field.fill('2028-06-12');
	await screen.getByRole('textbox', { name: 'Who looked' }).fill('Ada');
	await tap(screen, false);
	await screen.getByRole('button', { name: 'Save 0 of 1' }).click();
	expect(added(session)[0]).toMatchObject({
		date: day('2028-06-12'),
		by: 'Ada',
		k: 0
	});
});

test('[REC-9] a correction names what it corrects, which then no longer counts', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session, { correct: 'old' });
	await expect.element(screen.getByRole('textbox', { name: 'Seen' })).toHaveValue('18');
	await screen.getByRole('textbox', { name: 'Seen' }).fill('28');
	await screen.getByRole('button', { name: 'Correct to 28 of 40' }).click();
	expect(session.roadmap.plan.observations.find(({ id }) => id === 'old')).toMatchObject({ k: 18 });
	expect(added(session).map(({ k, supersedes }) => [k, supersedes])).toEqual([[28, 'old']]);
	await expect.element(screen.getByRole('button', { name: 'Delete 28 of 40, 30 Jul 2027' })).toBeVisible();
	expect(screen.getByText('18 of 40', { exact: true }).elements()).toHaveLength(0);
});

test('[REC-10] of a handful of people neither word nor figures are shown', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session, { behaviour: 'B1', team: 'board' });
	await tap(screen, true, true);
	const preview = screen.getByRole('status', { name: 'What it would change' });
	await expect
		.element(preview)
		.toHaveTextContent('Board has fewer than five people: this is counted, and its figures stay hidden.');
	await screen.getByRole('button', { name: 'Save 2 of 2' }).click();
	await expect.element(screen.getByText('Saved: 2 of 2.', { exact: true })).toBeVisible();
});

test('[REC-14] [REC-15] a pasted table is looked at, mended and added as one step', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session);
	await screen.getByRole('button', { name: 'From a file, or paste a table' }).click();
	const field = screen.getByRole('textbox', { name: 'Paste cells from a spreadsheet' });
	await field.fill('Stay with\tCustomer Care\t30/06/2028\t17\t10\trecord');
	await screen.getByRole('button', { name: 'Look at the rows' }).click();
	await expect.element(screen.getByText('Row 1, seen')).toBeVisible();
	await expect.element(screen.getByText('17 of 10 cannot be.')).toBeVisible();
	await screen.getByRole('button', { name: 'Back' }).click();
	await field.fill('Stay with\tCustomer Care\t30/06/2028\t7\t10\trecord');
	await screen.getByRole('button', { name: 'Look at the rows' }).click();
	await screen.getByRole('button', { name: 'Add 1 observation' }).click();
	expect(session.roadmap.undoLabel).toBe('add 1 observation');
	expect(added(session)[0]).toMatchObject({
		behaviour: 'B1',
		team: 'care',
		k: 7,
		n: 10
	});
});

for (const width of [390, 320, 1440]) {
	test(`axe finds nothing, and fingers find large targets, ${width} px wide`, async () => {
		await page.viewport(width, 844);
		const screen = await show(await openSession(behaviourPlan()));
		await tap(screen, true, false);
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
		const buttons = [...document.querySelectorAll<HTMLElement>('.record button, .record a, .record summary')];
		const small = buttons.filter((one) => one.getBoundingClientRect().height < 43.5);
		if (width < 640) expect(small.map((one) => one.textContent)).toEqual([]);
		await screen.getByRole('button', { name: /Choose another behaviour or team$/ }).click();
		expect(await breaches('light')).toEqual([]);
	});
}

test('[REC-11] the shortcut leads to the roadmap that was recorded in last', async () => {
	const first = await openSession(behaviourPlan());
	const second = await openSession(behaviourPlan());
	await show(second);
	await expect.poll(findRecordTarget).toEqual({ kind: 'one', id: second.roadmap.id });
	await show(first);
	await expect.poll(findRecordTarget).toEqual({ kind: 'one', id: first.roadmap.id });
});

test('[TKP-9] who may not record finds a scenario of their own in the place of saving, and what was tapped stays', async () => {
	const session = await openSession(behaviourPlan());
	let scenarios = 0;
	const screen = await render(RecordScreen, {
		roadmap: session.roadmap,
		behaviour: 'B1',
		team: 'care',
		onscenario: () => scenarios++
	});
	await tap(screen, true);
	await screen.getByRole('button', { name: 'Save 1 of 1' }).click();
	await expect.element(screen.getByRole('button', { name: /^Delete 1 of 1/ })).toBeVisible();
	await tap(screen, true, false);
	session.roadmap.takeRole('commenter');
	await expect.element(screen.getByText(/^You can look at what was recorded here, not record/)).toBeVisible();
	for (const name of [/^Save /, /^Correct /, /^Delete /, 'From a file, or paste a table'])
		expect(screen.getByRole('button', { name }).elements(), String(name)).toEqual([]);
	await screen.getByRole('button', { name: 'Keep as my scenario' }).click();
	expect(scenarios).toBe(1);
	await expect.element(screen.getByText('1 of 2 seen')).toBeInTheDocument();
	session.roadmap.takeRole('recorder');
	await screen.getByRole('button', { name: 'Save 1 of 2' }).click();
	expect(added(session).toSorted((a, b) => (a.n ?? 0) - (b.n ?? 0))).toMatchObject([
		{ k: 1, n: 1 },
		{ k: 1, n: 2 }
	]);
});
