import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { cellSentence } from '$lib/plan/behaviour/behaviour-sentence';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { day } from '$lib/plan/day';
import { correctObservation } from '$lib/state/behaviour/observation-actions';
import { behaviourStatusOf } from '$lib/state/behaviour/behaviour-status.svelte';
import { setRecord } from '$lib/state/plan-actions';
import type { Session } from '$lib/state/session.svelte';
import { authorshipOf } from '$lib/state/talk/authorship';
import CellScreen from '../../support/CellScreen.svelte';
import { breaches, themes } from '../../support/accessibility';
import { openExample } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

async function show(session: Session, behaviourId: string, teamId: string) {
	return render(CellScreen, {
		roadmap: session.roadmap,
		authorship: authorshipOf(session),
		behaviourId,
		teamId,
		gridHref: '#grid',
		cellHref: ({ behaviour, team }: CellStatus) => `#${behaviour.id}-${team.id}`,
		recordHref: '#record'
	});
}

const range = /^\d\d–\d\d %$/;

test('[CEL-9] the sentence is told with its figures as buttons, once the forecast is there', async () => {
	const session = await openExample();
	const screen = await show(session, 'B2', 'it');
	const heading = screen.getByRole('heading', { level: 2 });
	await expect.element(screen.getByRole('button', { name: range })).toBeVisible();
	const told = heading.element().textContent.replace(/\s+/g, ' ');
	expect(told).toMatch(
		/^Information Technology, Offer a workable way first: emerging, 38 % \(27–50\), 8\.6 months behind; 2030 target 72 % lies above the planned range \d\d–\d\d %\.$/
	);
	const status = behaviourStatusOf(session.roadmap).cell('B2', 'it');
	expect(status && cellSentence(status, null, session.roadmap.plan)).toBe(
		told.replace(/; 2030 target.*$/, '.')
	);
});

test('[CEL-9] strength stands open where there is room, with every look, its sum and what not to conclude', async () => {
	const screen = await show(await openExample(), 'B2', 'it');
	await expect.element(screen.getByText('strength = Σk ÷ Σn = 10.76 ÷ 28.44 = 38 %')).toBeVisible();
	const table = screen.getByRole('table', { name: '38 %, opened' });
	const row = table.getByRole('row').filter({ hasText: '31 May 2028' });
	for (const words of ['17 of 40', '1.0', '÷ 2.95', '× 0.89', '12.08', '5.13'])
		await expect.element(row).toMatchTextContent(words);
	await expect.element(table.getByRole('row').filter({ hasText: 'Sum' })).toMatchTextContent('28.44');
	await expect.element(screen.getByText(/^That any support brought it about/)).toBeVisible();
});

test('[CEL-9] a figure opens in place of another, takes the focus, and gives it back when it closes', async () => {
	const screen = await show(await openExample(), 'B2', 'it');
	const months = screen.getByRole('button', { name: '8.6 months behind' });
	await months.click();
	const title = screen.getByRole('heading', { name: '8.6 months behind, opened' });
	await expect.element(title).toHaveFocus();
	await expect.element(months).toHaveAttribute('aria-expanded', 'true');
	await userEvent.keyboard('{Escape}');
	await expect.element(title).not.toBeInTheDocument();
	await expect.element(months).toHaveFocus();
	await screen.getByRole('button', { name: range }).click();
	await expect.element(screen.getByText('8 in 10 of 600 draws', { exact: false })).toBeVisible();
});

test('[CEL-10] one point is in the tab order, and arrow keys lead along a line and to the next', async () => {
	const screen = await show(await openExample(), 'B2', 'it');
	const chart = screen.getByRole('group', { name: 'Plan against what was seen' });
	expect(chart.element().querySelectorAll('[tabindex="0"]').length).toBe(1);
	chart.element().querySelector<SVGElement>('[tabindex="0"]')?.focus();
	const focused = () => document.activeElement?.getAttribute('aria-label') ?? '';
	expect(focused()).toMatch(/^31 Mar 2026: 9 of 40/);
	await userEvent.keyboard('{ArrowRight}');
	expect(focused()).toMatch(/^30 Sep 2026: 10 of 40/);
	await userEvent.keyboard('{End}');
	expect(focused()).toMatch(/^31 May 2028: 17 of 40/);
	await expect
		.element(screen.getByText('31 May 2028: 17 of 40, 43 % (27–60), Record', { exact: true }))
		.toBeVisible();
	await userEvent.keyboard('{ArrowDown}');
	expect(focused()).toMatch(/^31 May 2028: strength 38 %/);
	await userEvent.keyboard('{ArrowDown}');
	expect(focused()).toBe('31 Dec 2027: target 40 %');
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByRole('heading', { name: 'Plan 45 %, opened' })).toHaveFocus();
});

test('[CEL-10] the same figures stand in tables', async () => {
	const screen = await show(await openExample(), 'B2', 'it');
	await screen.getByText('The same as tables').click();
	const checks = screen.getByRole('table', { name: 'Checks' });
	await expect
		.element(checks.getByRole('row').filter({ hasText: '31 Mar 2026' }))
		.toMatchTextContent(/9 of 40.*23 %.*11–40.*Record/);
	await expect
		.element(screen.getByRole('table', { name: 'Forecast' }).getByRole('rowheader').last())
		.toMatchTextContent('31 Dec 2030');
	await expect
		.element(
			screen.getByRole('table', { name: 'What works on it' }).getByRole('row').filter({ hasText: 'IN5' })
		)
		.toMatchTextContent(/until ST6/);
});

test('[CEL-11] what moved the word, and what would move it next', async () => {
	const screen = await show(await openExample(), 'B2', 'it');
	const moved = screen.getByRole('region', { name: 'What moved the word' });
	await expect.element(moved).toMatchTextContent(/31 Mar 2026.*No evidence.*Emerging/);
	await expect.element(moved).toMatchTextContent('First check, 9 of 40, counts as 13.6 sightings');
	await expect.element(moved).toMatchTextContent('Five checks, word unchanged');
	await expect.element(moved).toMatchTextContent('+10 points, −15 to +33. No clear change.');
	const next = screen.getByRole('region', { name: 'What would move it next' });
	await expect.element(next).toMatchTextContent(/Holding.*At least 25 of 40 on 30 Aug/);
	await expect.element(next).toMatchTextContent('Not in one check, even at 0 of 40');
});

test('[CEL-12] a look is corrected by a new one, and one undo takes it back', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session, 'B2', 'it');
	await screen.getByRole('button', { name: 'Correct 17 of 40, 31 May 2028' }).click();
	const dialog = screen.getByRole('dialog', { name: 'Correct 17 of 40, 31 May 2028' });
	await dialog.getByRole('textbox', { name: 'Seen' }).fill('41');
	await dialog.getByRole('button', { name: 'Save correction' }).click();
	await expect.element(dialog.getByText('It cannot be seen 41 times in 40 looks.')).toBeVisible();
	await dialog.getByRole('textbox', { name: 'Seen' }).fill('27');
	await dialog.getByRole('button', { name: 'Save correction' }).click();
	await expect.element(screen.getByRole('row').filter({ hasText: 'nothing: corrected' })).toBeVisible();
	expect(roadmap.plan.observations.find(({ id }) => id === 'OB16')?.k).toBe(17);
	expect(roadmap.plan.observations.find(({ supersedes }) => supersedes === 'OB16')?.k).toBe(27);
	expect(behaviourStatusOf(roadmap).cell('B2', 'it')?.word).toBe('holding');
	expect(roadmap.undoLabel).toMatch(/^correct to 27 of 40/);
	roadmap.undo();
	await expect.element(screen.getByText('nothing: corrected')).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Delete 17 of 40, 31 May 2028' }).click();
	expect(behaviourStatusOf(roadmap).cell('B2', 'it')?.checks.length).toBe(5);
	expect(roadmap.plan.trash.some(({ record }) => record.id === 'OB16')).toBe(true);
});

test('[CEL-13] of a team of four the page shows nothing but the reason', async () => {
	const session = await openExample();
	setRecord(session.roadmap, 'teams', 'it', { headcount: 4 });
	const screen = await show(session, 'B2', 'it');
	await expect.element(screen.getByText(/: hidden\. Fewer than 5 people/)).toBeVisible();
	const text = screen.container.textContent;
	expect(text).not.toMatch(/\d+ %|of 40|emerging|Emerging/);
	expect(screen.container.querySelector('svg[role="group"]')).toBeNull();
});

test('[CEL-14] from eight counts on there is an XmR chart', async () => {
	const session = await openExample();
	const care = await show(session, 'B1', 'care');
	await expect.element(care.getByRole('img', { name: /^Middle 50 %, limits 39 to 62 %/ })).toBeVisible();
	await care.unmount();
	const it = await show(session, 'B2', 'it');
	await expect.element(it.getByRole('heading', { name: 'What was seen' })).toBeVisible();
	await expect.element(it.getByRole('heading', { name: 'Check by check' })).not.toBeInTheDocument();
});

test('[CEL-15] forecasts are kept as one step, once a day', async () => {
	const session = await openExample();
	const screen = await show(session, 'B2', 'it');
	await expect.element(screen.getByText(/told from 20 mature ones on; so far there are 0/)).toBeVisible();
	const keep = screen.getByRole('button', { name: 'Keep today’s forecasts of all cells' });
	await expect.element(keep).toBeEnabled();
	await keep.click();
	await expect.element(screen.getByText('Kept for 30 Jun 2028.')).toBeVisible();
	await expect.element(keep).toBeDisabled();
	const { plan } = session.roadmap;
	expect(plan.forecasts.length).toBe(6);
	expect(plan.forecasts.every(({ date }) => date === day('2028-06-30'))).toBe(true);
	session.roadmap.undo();
	expect(session.roadmap.plan.forecasts).toEqual([]);
});

test('a cell that nobody has looked at shows its plan and asks for a look; one that is gone leads back', async () => {
	const session = await openExample();
	const grey = await show(session, 'B8', 'finance');
	await expect.element(grey.getByText(/no evidence/).first()).toBeVisible();
	await expect.element(grey.getByText('Nobody has recorded a look here yet.')).toBeVisible();
	await expect.element(grey.getByRole('heading', { name: /opened$/ })).not.toBeInTheDocument();
	await expect.element(grey.getByRole('link', { name: 'Record a look' })).toHaveAttribute('href', '#record');
	await grey.unmount();
	const gone = await show(session, 'B2', 'sales');
	await expect
		.element(gone.getByText('“Offer a workable way first” is not asked of Sales.', { exact: false }))
		.toBeVisible();
	await expect.element(gone.getByRole('link', { name: 'All cells' })).toHaveAttribute('href', '#grid');
});

test('[CEL-10] a finger reads a point with the first tap and opens it with the second', async () => {
	const screen = await show(await openExample(), 'B2', 'it');
	const point = screen.getByRole('button', { name: /^31 May 2028: 17 of 40/ }).element();
	const tap = () => point.dispatchEvent(new PointerEvent('click', { bubbles: true, pointerType: 'touch' }));
	await screen.getByRole('button', { name: 'Close' }).click();
	tap();
	await expect
		.element(screen.getByText('31 May 2028: 17 of 40, 43 % (27–60), Record', { exact: true }))
		.toBeVisible();
	await expect.element(screen.getByRole('heading', { name: '38 %, opened' })).not.toBeInTheDocument();
	tap();
	await expect.element(screen.getByRole('heading', { name: '38 %, opened' })).toHaveFocus();
});

test('on paper the chart is flatter and wider, and the screen has its own back after', async () => {
	const screen = await show(await openExample(), 'B2', 'it');
	const chart = screen.getByRole('group', { name: 'Plan against what was seen' });
	const size = () => chart.element().getAttribute('viewBox')?.split(' ').map(Number) ?? [];
	await expect.element(chart).toBeVisible();
	const before = size();
	window.dispatchEvent(new Event('beforeprint'));
	expect(size()[2]).toBe(1160);
	expect(size()[3]).toBeLessThan(before[3] ?? 0);
	window.dispatchEvent(new Event('afterprint'));
	await expect.poll(size).toEqual(before);
});

for (const width of [1440, 390, 320]) {
	test(`axe finds nothing on the page of a cell, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		const screen = await show(await openExample(), 'B1', 'care');
		await screen
			.getByRole('button', { name: /months ahead/ })
			.first()
			.click();
		await screen.getByText('The same as tables').click();
		await expect.element(screen.getByRole('button', { name: range })).toBeVisible();
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
		const main = document.querySelector('main');
		expect(main?.scrollWidth).toBeLessThanOrEqual(main?.clientWidth ?? 0);
	});
}

test('[TLK-12] a look under a name that is not its writer’s is marked, once the server has said whose it is', async () => {
	const session = await openExample();
	const { document, plan } = session.roadmap;
	const look = plan.observations.find(({ behaviour, team }) => behaviour === 'B2' && team === 'it');
	if (!look) throw new Error('The example has no look there.');
	correctObservation(session.roadmap, look, { by: 'Lars' });
	const screen = await show(session, 'B2', 'it');
	const looks = screen.getByRole('region', { name: 'Looks, table' });
	await expect.element(looks).toMatchTextContent(/Lars/);
	expect(looks.element().textContent).not.toContain('unverified');
	const clients = { records: { [String(document.parts.records.clientID)]: 'p-x' } };
	session.authors = { clients, names: { 'p-x': 'Somebody else' } };
	await expect.element(looks).toMatchTextContent(/Lars unverified: Written by Somebody else/);
	session.authors = { clients, names: { 'p-x': 'Lars' } };
	await expect.element(looks).not.toMatchTextContent(/unverified/);
});
