import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { day } from '$lib/plan/day';
import { groupFields } from '$lib/plan/group';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { noFilter } from '$lib/plan/filter';
import { breaches, themes } from '../../support/accessibility';
import { withGroups } from '../../support/grouped-plan';
import { openExample, openSession, showRoadmap } from '../../support/open-session';
import { buildPlan } from '../../support/plan-builder';
import { fingers, middleOf, mouse } from '../../support/pointer';

beforeEach(() => page.viewport(1440, 900));

const row = (id: string) => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
const rowIds = () => [...document.querySelectorAll<HTMLElement>('[data-row]')].map((one) => one.dataset.row);
const said = (id: string, name: string) => row(id)?.getAttribute(name);

async function shownRow(id: string): Promise<HTMLElement> {
	await expect.poll(() => row(id)).not.toBeNull();
	return row(id) as HTMLElement;
}

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await shownRow('PR1');
	return { session, screen };
}

const grouped = (): Plan =>
	withGroups(
		buildPlan({
			initiatives: [
				{
					id: 'a',
					code: 'A',
					title: 'First',
					group: 'inner',
					start: day('2026-01-05'),
					end: day('2026-03-31')
				},
				{ id: 'b', code: 'B', title: 'Second', group: 'outer', progress: 50, effortDays: 30 },
				{ id: 'c', code: 'C', title: 'Third', group: 'inner', progress: 100, effortDays: 10 },
				{ id: 'd', code: 'D', title: 'Alone', start: day('2026-02-01'), end: day('2026-05-31') }
			],
			phases: [{ id: 'p', title: 'Understand', start: day('2026-01-01'), end: day('2026-12-31') }]
		}),
		[
			{ id: 'outer', title: 'Programme' },
			{ id: 'inner', title: 'Project', group: 'outer' }
		]
	);

describe('groups and phases', () => {
	test('[OUT-1] [OUT-6] a group says its level, place and state, sums up its dates, and weighs what is done by effort', async () => {
		const session = await openSession(grouped());
		await showRoadmap(session);
		await shownRow('group:outer');
		expect(rowIds()).toEqual([
			'lane:process',
			'd',
			'group:outer',
			'b',
			'group:inner',
			'a',
			'c',
			'lane:structure',
			'lane:technology'
		]);
		expect([
			said('group:outer', 'aria-level'),
			said('group:inner', 'aria-level'),
			said('a', 'aria-level')
		]).toEqual(['2', '3', '4']);
		expect([said('b', 'aria-posinset'), said('b', 'aria-setsize')]).toEqual(['1', '2']);
		expect([said('c', 'aria-posinset'), said('c', 'aria-setsize')]).toEqual(['2', '2']);
		expect(said('group:outer', 'aria-expanded')).toBe('true');
		expect(row('group:outer')?.textContent).toMatch(/Jan ’26.*Mar ’26.*63%/s);
		expect(row('group:inner')?.textContent).toMatch(/✓/);
		const title = row('group:outer')?.querySelector('.title');
		expect(title?.textContent).toBe('Programme');
		expect(title?.scrollWidth).toBeLessThanOrEqual(title?.clientWidth ?? 0);
	});

	test('[OUT-2] left and right fold and unfold a group, left leads from a row to its group', async () => {
		const session = await openSession(grouped());
		await showRoadmap(session);
		(await shownRow('c')).focus();
		await userEvent.keyboard('{ArrowLeft}');
		await expect.poll(() => document.activeElement).toBe(row('group:inner'));
		await userEvent.keyboard('{ArrowLeft}');
		expect(session.view.collapsed).toEqual(new Set(['group:inner']));
		await expect.poll(() => row('a')).toBeNull();
		await userEvent.keyboard('{ArrowRight}');
		await shownRow('a');
	});

	test('[OUT-8] what is folded away is opened when it is asked for', async () => {
		const session = await openSession(grouped());
		await showRoadmap(session);
		await shownRow('a');
		session.view.collapsed = new Set(['lane:process', 'group:outer', 'group:inner']);
		await expect.poll(() => row('group:outer')).toBeNull();
		await session.screen?.reveal('a', 'row');
		await expect.poll(() => document.activeElement).toBe(row('a'));
		expect(session.view.collapsed.size).toBe(0);
	});

	test('[OUT-4] grouped by phase, the heads are phases, and one of them is renamed in its row', async () => {
		const { session } = await example();
		session.view.groupBy = 'phase';
		const head = await shownRow('phase:P1');
		expect([said('phase:P1', 'aria-level'), said('phase:P1', 'aria-setsize')]).toEqual(['1', '5']);
		head.focus();
		await userEvent.keyboard('{F2}');
		await expect.element(page.getByRole('textbox', { name: 'Title' })).toHaveFocus();
		await userEvent.keyboard('See the work{Enter}');
		expect(session.roadmap.plan.phases[0]?.title).toBe('See the work');
		await expect.poll(() => document.activeElement).toBe(row('phase:P1'));
	});

	for (const theme of themes)
		test(`groups, shared rows and what stands back pass axe in the ${theme} theme`, async () => {
			const session = await openSession(grouped());
			await showRoadmap(session);
			await shownRow('a');
			session.view.isPacked = true;
			session.view.filter = { ...noFilter, text: 'Second' };
			session.selection.chooseAll([
				['a', 'initiatives'],
				['outer', 'groups']
			]);
			await expect.poll(() => said('group:outer', 'aria-selected')).toBe('true');
			expect(await breaches(theme)).toEqual([]);
		});
});

describe('choosing rows', () => {
	const chosen = (session: Awaited<ReturnType<typeof openExample>>) => [...session.selection.ids];

	test('[OUT-3] a click chooses one, with control one more, with shift the stretch from the one that leads', async () => {
		const { session } = await example();
		await userEvent.click(await shownRow('PR2'));
		expect(chosen(session)).toEqual(['PR2']);
		await userEvent.click(await shownRow('PR5'), { modifiers: ['Shift'] });
		expect(new Set(chosen(session))).toEqual(new Set(['PR2', 'PR3', 'PR4', 'PR5']));
		expect(session.selection.chosen).toEqual({ collection: 'initiatives', id: 'PR2' });
		await userEvent.click(await shownRow('PR3'), { modifiers: ['Control'] });
		expect(new Set(chosen(session))).toEqual(new Set(['PR2', 'PR4', 'PR5']));
		expect(said('PR4', 'aria-selected')).toBe('true');
		expect(said('PR3', 'aria-selected')).toBe('false');
	});

	test('[OUT-3] shift and arrows grow and shrink the stretch, over heads too', async () => {
		const { session } = await example();
		(await shownRow('PR8')).focus();
		await userEvent.keyboard(' ');
		expect(chosen(session)).toEqual(['PR8']);
		await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}');
		await expect.poll(() => document.activeElement).toBe(row('ST1'));
		expect(new Set(chosen(session))).toEqual(new Set(['PR8', 'PR9', 'ST1']));
		await userEvent.keyboard('{Shift>}{ArrowUp}{ArrowUp}{/Shift}');
		expect(new Set(chosen(session))).toEqual(new Set(['PR8', 'PR9']));
		await userEvent.keyboard('{Control>} {/Control}');
		expect(chosen(session)).toEqual(['PR8']);
		await userEvent.keyboard('{Escape}');
		expect(chosen(session)).toEqual([]);
	});

	test('[OUT-2] initiatives that share a row are each reached, chosen and opened by keyboard', async () => {
		const { session, screen } = await example();
		session.view.isPacked = true;
		const shared = () => document.querySelector<HTMLElement>('[data-row]:has([data-member])');
		await expect.poll(shared).not.toBeNull();
		const members = [...(shared()?.querySelectorAll<HTMLElement>('[data-member]') ?? [])];
		const [first, second] = members.map((one) => one.dataset.member ?? '');
		expect(members[0]?.parentElement?.clientWidth).toBeGreaterThan(150);
		shared()?.focus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.poll(() => (document.activeElement as HTMLElement | null)?.dataset.member).toBe(second);
		await userEvent.keyboard('{Enter}');
		expect(session.selection.chosen).toEqual({ collection: 'initiatives', id: second });
		const title = session.roadmap.initiatives.get(second ?? '')?.title ?? '';
		await expect.element(screen.getByRole('heading', { name: title })).toBeVisible();
		expect(first).not.toBe(second);
	});
});

describe('titles in their rows', () => {
	test('[OUT-4] a double click writes one, Enter keeps it as one edit, Escape drops it', async () => {
		const { session } = await example();
		await userEvent.dblClick(await shownRow('PR2'));
		const field = page.getByRole('treegrid').getByRole('textbox', { name: 'Title' });
		await expect.element(field).toHaveFocus();
		await userEvent.keyboard('تخطيط{Enter}');
		expect(session.roadmap.initiatives.get('PR2')?.title).toBe('تخطيط');
		await expect.poll(() => document.activeElement).toBe(row('PR2'));
		session.roadmap.undo();
		expect(session.roadmap.initiatives.get('PR2')?.title).toMatch(/^Planning charter/);
		await userEvent.keyboard('{F2}');
		await expect.element(field).toHaveFocus();
		await userEvent.keyboard('nothing of this{Escape}');
		expect(session.roadmap.initiatives.get('PR2')?.title).toMatch(/^Planning charter/);
		await expect.poll(() => document.activeElement).toBe(row('PR2'));
	});

	test('[OUT-4] the keys of rows are letters while one writes', async () => {
		const { session } = await example();
		(await shownRow('PR2')).focus();
		await userEvent.keyboard('{F2}');
		await expect.element(page.getByRole('treegrid').getByRole('textbox', { name: 'Title' })).toHaveFocus();
		await userEvent.keyboard('n l ?{Delete}{ArrowLeft}{Enter}');
		expect(session.roadmap.initiatives.get('PR2')?.title).toBe('n l ?');
		expect(session.roadmap.initiatives.size).toBe(24);
	});
});

describe('dragging rows', () => {
	/** Drags a row to the upper or lower part of another, in steps as a hand would. */
	async function drag(from: string, to: string, part: 'upper' | 'lower', drop = true) {
		const start = middleOf(await shownRow(from));
		const box = (await shownRow(to)).getBoundingClientRect();
		const end = { x: start.x + 10, y: part === 'upper' ? box.top + 4 : box.bottom - 4 };
		await mouse.press(start);
		for (let step = 1; step <= 4; step++)
			await mouse.move({ x: start.x + (10 * step) / 4, y: start.y + ((end.y - start.y) * step) / 4 }, true);
		if (drop) await mouse.release(end);
		return end;
	}

	test('[OUT-5] puts a row before another of its lane, as one step of undo', async () => {
		const { session } = await example();
		const order = () =>
			session.roadmap.plan.initiatives.filter((one) => one.lane === 'process').map((one) => one.id);
		await drag('PR5', 'PR2', 'upper');
		await expect.poll(order).toEqual(['PR1', 'PR5', 'PR2', 'PR3', 'PR4', 'PR6', 'PR7', 'PR8', 'PR9']);
		session.roadmap.undo();
		expect(order()[4]).toBe('PR5');
	});

	test('[OUT-5] puts all chosen rows into another lane, and shows where before it does', async () => {
		const { session } = await example();
		session.selection.chooseAll([
			['PR5', 'initiatives'],
			['PR2', 'initiatives']
		]);
		const end = await drag('PR5', 'ST3', 'lower', false);
		await expect.element(page.getByText('2 rows: Structure, before ST4')).toBeVisible();
		await mouse.release(end);
		const laneOf = (id: string) => session.roadmap.initiatives.get(id)?.lane;
		await expect.poll(() => [laneOf('PR2'), laneOf('PR5')]).toEqual(['structure', 'structure']);
		const ids = session.roadmap.plan.initiatives.map((one) => one.id);
		expect(ids.slice(ids.indexOf('ST3'), ids.indexOf('ST4') + 1)).toEqual(['ST3', 'PR2', 'PR5', 'ST4']);
	});

	for (const { restMs, what } of [
		{ restMs: 700, what: 'that rests on a row drags it' },
		{ restMs: 0, what: 'that moves at once scrolls' }
	])
		test(`[OUT-5] a finger ${what}`, async () => {
			await page.viewport(390, 844);
			const { session } = await example();
			const order = () => session.roadmap.plan.initiatives.slice(0, 4).map((one) => one.id);
			const from = middleOf(await shownRow('PR4'));
			const to = { x: from.x, y: (await shownRow('PR2')).getBoundingClientRect().top + 6 };
			await fingers.down(from);
			await new Promise((done) => setTimeout(done, restMs));
			await fingers.drag(from, to);
			await fingers.up();
			if (restMs > 0) await expect.poll(order).toEqual(['PR1', 'PR4', 'PR2', 'PR3']);
			else await expect.poll(() => session.viewport.scrollTop).toBeGreaterThan(20);
			if (restMs > 0) expect(session.viewport.scrollTop).toBe(0);
			else expect(order()).toEqual(['PR1', 'PR2', 'PR3', 'PR4']);
		});

	test('[OUT-5] Escape leaves everything as it was', async () => {
		const { session } = await example();
		const before = session.roadmap.plan;
		const end = await drag('PR5', 'ST3', 'lower', false);
		await userEvent.keyboard('{Escape}');
		await mouse.release(end);
		expect(session.roadmap.plan).toBe(before);
		expect(document.querySelector('.outline.dragging')).toBeNull();
	});

	test('[OUT-5] a group takes rows in, and says why it cannot go inside itself', async () => {
		const session = await openSession(grouped());
		await showRoadmap(session);
		await shownRow('d');
		await drag('d', 'group:inner', 'lower');
		await expect.poll(() => session.roadmap.initiatives.get('d')?.group).toBe('inner');
		const before = session.roadmap.plan;
		const end = await drag('group:outer', 'a', 'lower', false);
		await expect.element(page.getByText('A group cannot go inside itself.')).toBeVisible();
		await mouse.release(end);
		expect(session.roadmap.plan).toBe(before);
	});
});

describe('what a filter leaves out', () => {
	test('[OUT-8] has no row when it is hidden, and whoever asks for it is told why', async () => {
		const { session, screen } = await example();
		session.view.filter = { ...noFilter, lanes: ['structure'], mode: 'hide' };
		await expect.poll(() => row('PR1')).toBeNull();
		await shownRow('ST1');
		await session.screen?.reveal('PR1');
		await expect
			.element(screen.getByRole('log', { name: 'What the last action did' }))
			.toMatchTextContent(/The filter leaves this out just now/);
		session.view.filter = { ...session.view.filter, mode: 'dim' };
		expect((await shownRow('PR1')).classList).toContain('dimmed');
		expect((await shownRow('ST1')).classList).not.toContain('dimmed');
	});
});

describe('work without dates', () => {
	const undated = () =>
		buildPlan({
			initiatives: [
				{ id: 'a', code: 'A1', title: 'Someday', lane: 'process' },
				{ id: 'b', code: 'B1', title: 'Dated', start: day('2026-02-01'), end: day('2026-05-31') }
			],
			milestones: [{ id: 'm', title: 'Opening' }]
		});
	const tray = () => page.getByRole('region', { name: 'Undated' });

	test('[OUT-9] is counted in a tray that is not there without it, and dragged onto the chart as one edit', async () => {
		const session = await openSession(undated());
		await showRoadmap(session);
		await expect.element(tray()).toMatchTextContent(/Undated\s*2/);
		const item = tray()
			.getByRole('button', { name: /^A1 Someday/ })
			.element();
		const chart = page.getByRole('application', { name: 'Chart' }).element().getBoundingClientRect();
		const from = middleOf(item);
		const to = { x: chart.left + 300, y: chart.top + 60 };
		await mouse.press(from);
		for (let step = 1; step <= 4; step++)
			await mouse.move(
				{ x: from.x + ((to.x - from.x) * step) / 4, y: from.y + ((to.y - from.y) * step) / 4 },
				true
			);
		await expect.poll(() => document.querySelector('[data-bar="a"]')).not.toBeNull();
		expect(session.roadmap.initiatives.get('a')?.start).toBeNull();
		await mouse.release(to);
		const dates = () => {
			const { start, end } = session.roadmap.initiatives.get('a') ?? {};
			return [start ?? 0, end ?? 0] as const;
		};
		await expect.poll(() => dates()[0]).toBeGreaterThan(0);
		expect(dates()[1] - dates()[0]).toBeGreaterThan(80);
		await expect.element(tray()).toMatchTextContent(/Undated\s*1/);
		session.roadmap.undo();
		expect(dates()).toEqual([0, 0]);
	});

	test('[OUT-9] is given a date by keyboard, and Enter opens it in the inspector', async () => {
		const session = await openSession(undated());
		const screen = await showRoadmap(session);
		const place = tray().getByRole('button', { name: 'Place Opening at a date' });
		await expect.element(place).toBeVisible();
		(place.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		const dialog = page.getByRole('dialog', { name: 'Place Opening' });
		await dialog.getByLabelText('Place at').fill('2027-03-15');
		await userEvent.keyboard('{Enter}');
		expect(session.roadmap.plan.milestones[0]?.day).toBe(day('2027-03-15'));
		const item = tray().getByRole('button', { name: 'A1 Someday' }).first();
		(item.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByRole('heading', { name: 'Someday' })).toHaveFocus();
	});
});

test('the screen tells commands which rows are shown and goes to a day', async () => {
	const session = await openSession({
		...grouped(),
		groups: [makeRecord(groupFields, 'outer', { title: 'Programme' })]
	});
	const screen = await showRoadmap(session);
	await shownRow('a');
	expect(session.screen?.rowIds()).toEqual(['a', 'c', 'd', 'group:outer', 'b']);
	session.viewport.zoomTo('month');
	session.screen?.goTo(day('2028-01-15'));
	const { viewport } = session;
	const middle = () => viewport.origin + (viewport.scrollLeft + viewport.width / 2) / viewport.pxPerDay;
	await expect.poll(middle).toBeCloseTo(day('2028-01-15'), 0);
	await screen.unmount();
	expect(session.screen).toBeNull();
});
