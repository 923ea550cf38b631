import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Plan } from '$lib/plan/plan';
import type { Session } from '$lib/state/session.svelte';
import SupportView from '$lib/ui/support/SupportView.svelte';
import { breaches, themes } from '../../support/accessibility';
import { openExample, openSession } from '../../support/open-session';
import PartScreen from '../../support/PartScreen.svelte';
import { buildPlan } from '../../support/plan-builder';

beforeEach(() => page.viewport(1440, 900));

async function show({ roadmap }: Session) {
	return render(PartScreen, { roadmap, view: SupportView });
}

function interventionOf(plan: Plan, id: string) {
	return plan.interventions.find((one) => one.id === id)!;
}

test('[SUP-1] the page says how many interventions run, and the table has each', async () => {
	const screen = await show(await openExample());
	await expect.element(screen.getByText('7 of 14 interventions run')).toBeVisible();
	await screen.getByText('The same as a table').first().click();
	const table = screen.getByRole('table', { name: 'Interventions' });
	expect(table.getByRole('rowheader').elements()).toHaveLength(14);
	const row = table.getByRole('row').filter({ hasText: 'Planning charter coaching' });
	for (const words of ['1 Jun 2026 – 31 Dec 2026', 'over', 'enable', 'strong', 'Rail operator'])
		await expect.element(row).toMatchTextContent(words);
});

for (const width of [1440, 320]) {
	test(`axe finds nothing on the page of support, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		const screen = await show(await openExample());
		for (const summary of screen.getByText('The same as a table').all()) await summary.click();
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
		// The whole form in sight: what a foot covers until one scrolls is no target.
		await page.viewport(width, 2400);
		await screen.getByRole('button', { name: 'Add an intervention' }).click();
		await expect.element(screen.getByRole('dialog', { name: 'New intervention' })).toBeVisible();
		expect(await breaches('light')).toEqual([]);
	});
}

test('[SUP-3] IV9 lacks a principle until one is chosen, and one undo takes the choice back', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	await screen.getByRole('button', { name: /^Business-terms request form:.*no principle$/ }).click();
	const dialog = screen.getByRole('dialog', { name: 'Business-terms request form' });
	await dialog.getByLabelText('Principle it follows').selectOptions('Invite before requiring');
	await dialog.getByRole('button', { name: 'Save' }).click();
	expect(interventionOf(roadmap.plan, 'IV9').fitsPhilosophy).toBe('Invite before requiring');
	await expect.element(screen.getByRole('button', { name: /no principle$/ })).not.toBeInTheDocument();
	expect(roadmap.undoLabel).toBe('change intervention Business-terms request form');
	roadmap.undo();
	await expect.element(screen.getByRole('button', { name: /no principle$/ })).toBeInTheDocument();
});

test('[SUP-2] two require and nothing is said; five of fourteen are said', async () => {
	const session = await openExample();
	const screen = await show(session);
	await expect.element(screen.getByText('2 require')).toBeVisible();
	await expect.element(screen.getByText(/entice rather than to command/)).not.toBeInTheDocument();
	for (const name of [/^Listen-in hours/, /^Field coach/, /^Keeper rota/]) {
		await screen
			.getByRole('group', { name: /^Interventions over/ })
			.getByRole('button', { name })
			.click();
		const dialog = screen.getByRole('dialog');
		await dialog.getByLabelText('Style').selectOptions('Require');
		await dialog.getByRole('button', { name: 'Save' }).click();
	}
	await expect.element(screen.getByText(/^36 % of the interventions require, more than 30 %/)).toBeVisible();
});

test('[SUP-4] without PC1 the can-do clinic rests on personal experience alone', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	await expect.element(screen.getByText(/^From 3 industries/)).toBeVisible();
	await screen.getByRole('button', { name: /^Can-do clinic/ }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByRole('checkbox', { name: /^Hospital group/ }).click();
	await dialog.getByRole('button', { name: 'Save' }).click();
	expect(interventionOf(roadmap.plan, 'IV5').precedents).toEqual(['PC4']);
	await expect.element(screen.getByText(/rests on personal experience alone \(A32\)/)).toBeVisible();
});

test('an intervention is added with what it needs, and goes to the trash', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	await screen.getByRole('button', { name: 'Add an intervention' }).click();
	const dialog = screen.getByRole('dialog', { name: 'New intervention' });
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect.element(dialog.getByText('This is needed.')).toBeVisible();
	await dialog.getByLabelText('Name').fill('Returns walk');
	await dialog.getByLabelText('Start').fill('2029-05-01');
	await dialog.getByLabelText('End').fill('2029-04-01');
	await expect.element(dialog.getByText(/^Choose a day after the start/)).toBeVisible();
	await dialog.getByLabelText('End').fill('2029-08-01');
	await dialog.getByLabelText('Intensity').selectOptions('Strong, push 0.7');
	await dialog.getByRole('button', { name: 'Save' }).click();
	const added = roadmap.plan.interventions.at(-1)!;
	expect(added).toMatchObject({ name: 'Returns walk', intensity: 3, style: 'invite' });
	expect(roadmap.undoLabel).toBe('add intervention Returns walk');
	const bar = screen.getByRole('button', {
		name: /^Returns walk: invite, strong.*no purpose; no target; no principle$/
	});
	await bar.click();
	await screen.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
	await expect.element(bar).not.toBeInTheDocument();
	expect(roadmap.plan.trash.some(({ record }) => record.id === added.id)).toBe(true);
});

test('the chart has one stop of the Tab key, arrow keys lead through it and Enter opens', async () => {
	const screen = await show(await openExample());
	const chart = screen.getByRole('group', { name: 'Interventions over the years, 14 of them' });
	expect(chart.element().querySelectorAll('[tabindex="0"]').length).toBe(1);
	(chart.getByRole('button').first().element() as SVGElement).focus();
	await userEvent.keyboard('{ArrowDown}');
	expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Customer days for IT/);
	await userEvent.keyboard('{End}');
	expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Depot leader coaching/);
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByRole('dialog', { name: 'Depot leader coaching' })).toBeVisible();
});

test('[SUP-10] a value of an outcome is added, and half a line holds the form', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	await expect
		.element(screen.getByText('4 on 30 Jun 2028, from 4.6 on 31 Mar 2026: better; follows later'))
		.toBeVisible();
	await screen.getByText('The same as a table').last().click();
	await screen.getByRole('button', { name: 'Accounts kept for twelve months (%)' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Add a value' }).click();
	await dialog.getByLabelText('Day of value 3').fill('2028-06-30');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect.element(dialog.getByText(/^Give each line a day and a number/)).toBeVisible();
	await dialog.getByLabelText('Value 3', { exact: true }).fill('86,5');
	await dialog.getByRole('button', { name: 'Save' }).click();
	const kept = roadmap.plan.outcomes.find(({ id }) => id === 'outcome-2')!;
	expect(kept.values.at(-1)).toEqual({ date: '2028-06-30', value: 86.5 });
	await expect.element(screen.getByText(/^86.5 on 30 Jun 2028, from 83/)).toBeVisible();
});

test('an empty roadmap says what each part is for', async () => {
	const screen = await show(await openSession(buildPlan({})));
	for (const words of [
		/^No support is planned yet/,
		/^Nothing is written down yet/,
		/^Nobody keeps/,
		/^No outcome/
	])
		await expect.element(screen.getByText(words)).toBeVisible();
	expect(await breaches('light')).toEqual([]);
});

test('the page opens with the form of the intervention that a finding leads to', async () => {
	const { roadmap } = await openExample();
	const screen = await render(PartScreen, { roadmap, view: SupportView, open: 'IV9' });
	await expect.element(screen.getByRole('dialog', { name: 'Business-terms request form' })).toBeVisible();
});
