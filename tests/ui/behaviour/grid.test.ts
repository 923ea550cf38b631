import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import type { Session } from '$lib/state/session.svelte';
import { breaches, themes } from '../../support/accessibility';
import { buildBehaviourPlan } from '../../support/behaviour-plan-builder';
import BehaviourScreen from '../../support/BehaviourScreen.svelte';
import { openExample, openSession } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

function hash(kind: string, cell: CellStatus | null): string {
	return `#${kind}${cell ? `-${cell.behaviour.id}-${cell.team.id}` : ''}`;
}

async function show({ roadmap }: Session) {
	return render(BehaviourScreen, {
		roadmap,
		cellHref: (cell: CellStatus) => hash('cell', cell),
		recordHref: (cell: CellStatus | null) => hash('record', cell),
		defineHref: '#define'
	});
}

const stay = 'Stay with the problem until the customer says it is solved';

test('the table names behaviours, teams and what is known of each cell', async () => {
	const screen = await show(await openExample());
	const table = screen.getByRole('table', { name: 'Behaviour by team' });
	await expect.element(table).toBeVisible();
	const care = table.getByRole('link', {
		name: `${stay}, Customer Care: holding, 64 % (54–72)`
	});
	await expect.element(care).toHaveAttribute('href', '#cell-B1-care');
	await expect.element(care).toMatchTextContent('4.6 mo ahead');
	const rooted = table.getByRole('link', { name: /Sales: rooted, 84 % \(74–90\)$/ });
	await expect.element(rooted).toMatchTextContent('keeper named');
	const grey = table.getByRole('link', { name: /Operations and Warehouse: no evidence/ });
	await expect.element(grey.last()).toMatchTextContent('last Jul ’27');
	await expect.element(grey.first()).toMatchTextContent('never looked');
	await expect.element(table.getByRole('columnheader', { name: /^Sales/ })).toMatchTextContent('1 of 4 seen');
	expect(table.getByRole('link').elements().length).toBe(23);
	await expect.element(screen.getByText(/expect 0.15 false alarms among the 6 cells tested/)).toBeVisible();
});

test('cells are counted per word, and a count narrows the table to its cells', async () => {
	const screen = await show(await openExample());
	const counts = screen.getByRole('group', { name: 'Cells per word' });
	const names = counts
		.getByRole('button')
		.elements()
		.map((one) => one.textContent.replace(/\s+/g, ' ').trim());
	expect(names).toEqual([
		'1 Rooted stays when nobody pushes',
		'2 Holding at or above plan today',
		'2 Emerging seen, still below plan',
		'1 Slipping a clear fall',
		'17 No evidence we have not looked'
	]);
	await counts.getByRole('button', { name: /Slipping/ }).click();
	await expect
		.element(counts.getByRole('button', { name: /Slipping/ }))
		.toHaveAttribute('aria-pressed', 'true');
	const links = screen.getByRole('table').getByRole('link');
	await expect.poll(() => links.elements().length).toBe(1);
	await expect.element(screen.getByRole('status')).toHaveTextContent('1 cell');
	await screen.getByRole('button', { name: 'Show all' }).click();
	await expect.poll(() => links.elements().length).toBe(23);
});

test('words, team and evidence narrow the table, and nothing found says so', async () => {
	const screen = await show(await openExample());
	const links = screen.getByRole('table').getByRole('link');
	await screen.getByRole('combobox', { name: 'Evidence' }).selectOptions('gone stale');
	await expect.poll(() => links.elements().length).toBe(1);
	await screen.getByRole('combobox', { name: 'Team' }).selectOptions('care');
	await expect.element(screen.getByText(/^No cell is like that/)).toBeVisible();
	await screen.getByRole('button', { name: 'Show all' }).click();
	await screen.getByRole('searchbox', { name: 'Find a behaviour' }).fill('customer voice');
	await expect.poll(() => screen.getByRole('rowheader').elements().length).toBe(2);
});

test('one cell is in the tab order, and arrow keys lead from cell to cell over what is not asked', async () => {
	const screen = await show(await openExample());
	const table = screen.getByRole('table');
	expect(table.element().querySelectorAll('a[tabindex="0"]').length).toBe(1);
	const first = table.getByRole('link').first();
	(first.element() as HTMLElement).focus();
	const focused = () => document.activeElement?.getAttribute('href');
	expect(focused()).toBe('#cell-B1-care');
	for (const [key, href] of [
		['{ArrowRight}', '#cell-B1-field'],
		['{ArrowRight}', '#cell-B1-field'],
		['{ArrowDown}', '#cell-B6-field'],
		['{ArrowLeft}', '#cell-B6-care'],
		['{ArrowUp}', '#cell-B1-care'],
		['{Control>}{End}{/Control}', '#cell-B8-finance'],
		['{Home}', '#cell-B8-sales'],
		['{End}', '#cell-B8-finance'],
		['{PageUp}', '#cell-B2-finance'],
		['{Control>}{Home}{/Control}', '#cell-B1-care']
	] as const) {
		await userEvent.keyboard(key);
		expect(focused()).toBe(href);
	}
});

test('a cell that was opened is marked when one comes back, and Tab leads to it', async () => {
	const session = await openExample();
	const screen = await show(session);
	await screen.getByRole('link', { name: /Information Technology: emerging, 38 %/ }).click();
	await screen.unmount();
	const again = await show(session);
	const link = again.getByRole('link', { name: /Information Technology: emerging, 38 %/ });
	await expect.element(link).toHaveAttribute('aria-current', 'true');
	await expect.element(link).toHaveAttribute('tabindex', '0');
});

test('what is due comes first, and a look can be promised, kept in one step, and taken back', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	const panel = screen.getByRole('region', { name: 'Next checks' });
	const due = panel.getByRole('list', { name: 'Due now' });
	await expect.element(due.getByRole('listitem').first()).toMatchTextContent('went grey 25 Apr 2028');
	const item = due.getByRole('listitem').filter({ hasText: 'went grey' });
	await expect.element(item.getByRole('link', { name: 'Record' })).toHaveAttribute('href', '#record-B8-ops');
	await item.getByRole('button', { name: 'Promise' }).click();
	const form = panel.getByRole('form', { name: /^Promise a check of Hand over to a named person/ });
	await expect.element(form.getByRole('textbox', { name: 'Who looks' })).toHaveFocus();
	await userEvent.keyboard('{Escape}');
	await expect.element(item.getByRole('button', { name: 'Promise' })).toHaveFocus();
	await item.getByRole('button', { name: 'Promise' }).click();
	await form.getByRole('button', { name: 'Promise' }).click();
	await expect.element(form.getByRole('alert')).toHaveTextContent('Say who looks: a name or a role.');
	await form.getByRole('textbox', { name: 'Who looks' }).fill('Shift lead');
	await form.getByLabelText('Until').fill('2028-08-30');
	await form.getByRole('button', { name: 'Promise' }).click();
	expect(roadmap.plan.checks).toMatchObject([{ assignee: 'Shift lead', due: day('2028-08-30') }]);
	expect(roadmap.undoLabel).toMatch(/^promise a check of Hand over to a named person/);
	await expect.element(panel.getByText('Shift lead looks by 30 Aug 2028')).toBeVisible();
	const back = panel.getByRole('button', { name: 'Take back' });
	await expect.element(back).toHaveFocus();
	await back.click();
	expect(roadmap.plan.checks).toEqual([]);
	await expect.element(due.getByRole('listitem').first()).toMatchTextContent('went grey 25 Apr 2028');
});

test('the table follows a new observation at once', async () => {
	const session = await openExample();
	const screen = await show(session);
	const { plan } = session.roadmap;
	await expect.element(screen.getByRole('button', { name: /^17 No evidence/ })).toBeVisible();
	const seen = plan.observations.find((one) => one.id === 'OB01')!;
	const { takeOver } = await import('$lib/state/plan-actions');
	const record = {
		...seen,
		id: 'new',
		behaviour: 'B1',
		team: 'field',
		date: day('2028-06-20'),
		k: 30,
		n: 60
	};
	takeOver(session.roadmap, [{ kind: 'add', collection: 'observations', id: 'new', record }], 'record');
	await expect.element(screen.getByRole('button', { name: /^16 No evidence/ })).toBeVisible();
	await expect
		.element(screen.getByRole('link', { name: new RegExp(`^${stay}, Field Service: emerging`) }))
		.toBeVisible();
});

function smallPlan(): Plan {
	return buildBehaviourPlan({
		teams: [
			{ id: 'office', name: 'Board office', headcount: 4 },
			{ id: 'shop', name: 'Shop', headcount: 40, customerFacing: true }
		],
		behaviours: [{ id: 'b', name: 'Say it plainly', teams: ['office', 'shop'], baseline: 0.2 }],
		observations: [
			{ id: 'o1', behaviour: 'b', team: 'office', date: day('2028-06-01'), k: 31, n: 40, source: 'record' },
			{ id: 'o2', behaviour: 'b', team: 'shop', date: day('2028-06-01'), k: 12, n: 40, source: 'record' }
		]
	});
}

for (const width of [1440, 390]) {
	test(`a team of fewer than five people shows neither word nor figures, ${width} px wide`, async () => {
		await page.viewport(width, 900);
		const screen = await show(await openSession(smallPlan()));
		const hidden = screen.getByRole('link', { name: /Board office/ }).first();
		await expect.element(hidden).toMatchTextContent('fewer than 5 people');
		await expect.element(screen.getByText(/1 cell hidden: fewer than 5 people/)).toBeVisible();
		const words = document.body.textContent;
		for (const figure of ['78', '77', '31 of', '1 of 1 seen Board']) expect(words).not.toContain(figure);
	});
}

test('where a table has no room the cells stand behaviour by behaviour', async () => {
	await page.viewport(390, 800);
	const screen = await show(await openExample());
	expect(screen.getByRole('table').elements()).toEqual([]);
	const section = screen.getByRole('region', { name: stay });
	await expect.element(section.getByRole('link').first()).toMatchTextContent('64 %');
	expect(section.getByRole('link').elements().length).toBe(2);
});

test('a roadmap without behaviours, without teams or without either asked says where to begin', async () => {
	const nothing = await show(await openSession(buildBehaviourPlan({})));
	await expect
		.element(nothing.getByRole('link', { name: 'Choose or write a behaviour' }))
		.toHaveAttribute('href', '#define');
	expect(await breaches('light')).toEqual([]);
	await nothing.unmount();
	const behaviours = [{ id: 'b', name: 'Say it plainly' }];
	const noTeam = await show(await openSession(buildBehaviourPlan({ behaviours })));
	await expect.element(noTeam.getByRole('link', { name: 'Add a team' })).toBeVisible();
	await noTeam.unmount();
	const unasked = await show(
		await openSession(buildBehaviourPlan({ behaviours, teams: [{ id: 't', name: 'T' }] }))
	);
	await expect.element(unasked.getByRole('link', { name: 'Ask teams for behaviours' })).toBeVisible();
});

for (const width of [1440, 900, 320]) {
	test(`axe finds nothing on the page, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		const screen = await show(await openExample());
		await screen.getByRole('button', { name: 'Promise' }).first().click();
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
}

test('of a large grid only what is near is drawn, all cells keep their names, and paper gets everything', async () => {
	const teams = Array.from({ length: 30 }, (_, at) => ({ id: `t${at}`, name: `Team ${at}` }));
	const behaviours = Array.from({ length: 30 }, (_, at) => ({
		id: `b${at}`,
		name: `Behaviour ${at}`,
		teams: teams.map(({ id }) => id)
	}));
	await show(await openSession(buildBehaviourPlan({ teams, behaviours })));
	const drawn = () => document.querySelectorAll('table a > [aria-hidden="true"]').length;
	await expect.poll(drawn).toBeGreaterThan(20);
	expect(drawn()).toBeLessThan(500);
	const last = document.querySelector<HTMLElement>('tr:last-child td:last-child a')!;
	expect(last.textContent.trim()).toBe('Behaviour 29, Team 29: no evidence, never looked');
	last.scrollIntoView();
	await expect.element(last).toMatchTextContent('never looked No evidence never looked');
	dispatchEvent(new Event('beforeprint'));
	expect(drawn()).toBe(900);
	dispatchEvent(new Event('afterprint'));
	await expect.poll(drawn).toBeLessThan(500);
});

test('of many checks that are due the most pressing are shown, and the others when they are asked for', async () => {
	const screen = await show(await openExample());
	const due = screen.getByRole('list', { name: 'Due now' });
	expect(due.getByRole('listitem').elements().length).toBe(6);
	await screen.getByRole('button', { name: 'Show 11 more of 17' }).click();
	await expect.poll(() => due.getByRole('listitem').elements().length).toBe(17);
	await expect.element(screen.getByRole('list', { name: 'July to September 2028' })).toBeVisible();
});
