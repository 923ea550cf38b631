import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Session } from '$lib/state/session.svelte';
import InfluenceView from '$lib/ui/influence/InfluenceView.svelte';
import { breaches, themes } from '../../support/accessibility';
import { openExample, openSession } from '../../support/open-session';
import PartScreen from '../../support/PartScreen.svelte';
import { buildPlan } from '../../support/plan-builder';

beforeEach(() => page.viewport(1440, 900));

async function show({ roadmap }: Session) {
	return render(PartScreen, { roadmap, view: InfluenceView, teamsHref: '#teams' });
}

type Screen = Awaited<ReturnType<typeof show>>;

function ranking(screen: Screen): string[] {
	return screen
		.getByRole('table', { name: 'Ranking of teams' })
		.getByRole('row')
		.elements()
		.slice(1)
		.map((row) => row.textContent.replace(/\s+/g, ' ').trim());
}

for (const width of [1440, 320]) {
	test(`axe finds nothing on the page of influence, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		const screen = await show(await openExample());
		await screen.getByRole('checkbox', { name: 'All planned ties' }).click();
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
}

test('[SUP-6] Sales ranks first at .37, and every row of weights sums to one', async () => {
	const screen = await show(await openExample());
	await expect.element(screen.getByText(/^Sales counts for most in the long run: \.37/)).toBeVisible();
	expect(ranking(screen)[0]).toBe('1 Sales.37 .25');
	const rows = screen
		.getByRole('table', { name: 'Who listens to whom' })
		.getByRole('row')
		.elements()
		.slice(1);
	expect(rows.map((row) => row.lastElementChild?.textContent.trim())).toEqual(Array(8).fill('1'));
	await expect.element(screen.getByText('Marketing, Product and Purchasing', { exact: true })).toBeVisible();
});

test('[SUP-6] the tie of IT to Customer Care switched on and off changes the ranking', async () => {
	const session = await openExample();
	const screen = await show(session);
	const before = ranking(screen);
	const tie = screen.getByRole('checkbox', { name: /^Information Technology listens to Customer Care/ });
	await tie.click();
	const care = () => ranking(screen).find((row) => row.includes('Customer Care'));
	await expect.poll(care).toMatch(/up 1$/);
	expect(ranking(screen)).not.toEqual(before);
	expect(session.roadmap.announcement.text).toMatch(/^Long run: Sales \.37, then Customer Care/);
	await tie.click();
	await expect.poll(() => ranking(screen)).toEqual(before);
	await screen.getByRole('checkbox', { name: /^Change agents/ }).click();
	await expect.poll(() => ranking(screen)[0]).toBe('1 Sales.43 .32');
});

test('[SUP-6] a weight is typed in place, one undo takes it back, and a bad one is refused with what to type', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	const cell = screen.getByRole('textbox', { name: 'Sales listens to Marketing' });
	await expect.element(cell).toHaveValue('.20');
	await cell.fill('2');
	await userEvent.keyboard('{Tab}');
	await expect.element(screen.getByText(/^Type a number from 0 to 1/)).toBeVisible();
	await expect.element(cell).toHaveAttribute('aria-invalid', 'true');
	expect(roadmap.undoLabel).toBeNull();
	await cell.fill('0,1');
	await userEvent.keyboard('{Enter}');
	await expect
		.element(screen.getByRole('textbox', { name: 'Information Technology listens to Marketing' }))
		.toHaveFocus();
	await expect.element(screen.getByText('0.90, rescaled')).toBeVisible();
	expect(roadmap.undoLabel).toBe('set how much Sales listens to Marketing');
	await cell.fill('');
	await userEvent.keyboard('{Tab}');
	await expect.poll(() => roadmap.plan.influence.length).toBe(28);
	await screen.getByRole('textbox', { name: 'Information Technology listens to Marketing' }).fill('.05');
	await userEvent.keyboard('{Tab}');
	await expect.poll(() => roadmap.plan.influence.length).toBe(29);
	for (let i = 0; i < 3; i++) roadmap.undo();
	await expect.element(cell).toHaveValue('.20');
	expect(roadmap.undoLabel).toBeNull();
});

test('[SUP-6] the network is read team by team, and Enter lets the lines of one stand out', async () => {
	const screen = await show(await openExample());
	const network = screen.getByRole('group', { name: 'Who listens to whom, 8 teams' });
	expect(network.element().querySelectorAll('[tabindex="0"]').length).toBe(1);
	const sales = network.getByRole('button', { name: /^Sales: long-run share \.37; listens to itself \.60/ });
	(network.element().querySelector('[tabindex="0"]') as SVGElement).focus();
	while (document.activeElement !== sales.element()) await userEvent.keyboard('{ArrowRight}');
	await userEvent.keyboard('{Enter}');
	await expect.element(sales).toHaveAttribute('aria-pressed', 'true');
	await expect.element(screen.getByText(/Only the lines of Sales stand out/)).toBeVisible();
	await screen.getByRole('button', { name: 'Show all alike' }).click();
	await expect.element(screen.getByText(/Only the lines of/)).not.toBeInTheDocument();
});

test('a tie and an agent are added, changed and deleted', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	await screen.getByRole('button', { name: 'Add a tie' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText('Who listens').selectOptions('Marketing');
	await dialog.getByLabelText('To whom').selectOptions('Marketing');
	await expect.element(dialog.getByText(/^Choose another team/)).toBeVisible();
	await dialog.getByLabelText('To whom').selectOptions('Field Service');
	await dialog.getByLabelText('Shared goal').fill('Honest promises');
	await dialog.getByRole('button', { name: 'Save' }).click();
	expect(roadmap.plan.plannedTies.at(-1)).toMatchObject({
		listener: 'marketing',
		source: 'field',
		sharedGoal: 'Honest promises',
		weight: 0.1
	});
	await screen.getByRole('button', { name: 'Marketing listens to Field Service' }).click();
	await screen.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
	await expect.poll(() => roadmap.plan.plannedTies.length).toBe(3);
	await screen.getByRole('button', { name: 'Add a change agent' }).click();
	await screen.getByRole('dialog').getByLabelText('Team').selectOptions('Marketing');
	await screen.getByRole('dialog').getByLabelText('Role').fill('Copywriter');
	await screen.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
	await expect.element(screen.getByText('Product and Purchasing', { exact: true }).first()).toBeVisible();
	await expect.element(screen.getByText(/has no change agent \(A31\)/)).toBeVisible();
});

test('a roadmap without teams leads to where they are written down', async () => {
	const screen = await show(await openSession(buildPlan({})));
	await expect
		.element(screen.getByRole('link', { name: 'Write the teams down.' }))
		.toHaveAttribute('href', '#teams');
	expect(await breaches('light')).toEqual([]);
});
