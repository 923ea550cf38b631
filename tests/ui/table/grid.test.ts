import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noFilter } from '$lib/plan/filter';
import { day } from '$lib/plan/day';
import { trashRecords } from '$lib/state/plan-actions';
import { breaches, themes } from '../../support/accessibility';
import { openExample, openSession } from '../../support/open-session';
import { buildLargePlan, buildPlan } from '../../support/plan-builder';
import { middleOf, mouse } from '../../support/pointer';
import { cell, focused, goTo, showTable, words } from './open-table';

beforeEach(() => page.viewport(1440, 900));

const scroller = () => document.querySelector<HTMLElement>('.scroller');
const selected = () =>
	document.querySelectorAll(
		'[role="gridcell"][aria-selected="true"], [role="rowheader"][aria-selected="true"]'
	).length;

async function example() {
	const session = await openExample();
	return { session, ...(await showTable(session)) };
}

describe('the grid', () => {
	test('is one stop of the Tab key and says how many rows and columns it has', async () => {
		const { session, grid } = await example();
		await expect.element(grid).toHaveAttribute('aria-rowcount', '26');
		await expect.element(grid).toHaveAttribute('aria-colcount', '19');
		await goTo(3, 'End');
		expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
		expect(cell(3, 'End').closest('[role="row"]')).toHaveAttribute('aria-rowindex', '5');
		expect([...session.selection.ids]).toEqual(['PR4']);
	});

	test('arrows, Home, End, pages and ctrl move; shift selects, and what is selected is chosen everywhere', async () => {
		await page.viewport(2600, 900);
		const { session } = await example();
		await goTo(3, 'Start');
		await userEvent.keyboard('{ArrowRight}{ArrowUp}');
		await expect.poll(focused).toBe('2 End');
		await userEvent.keyboard('{Home}');
		await expect.poll(focused).toBe('2 Code');
		await userEvent.keyboard('{End}');
		await expect.poll(focused).toBe('2 Notes');
		await userEvent.keyboard('{Control>}{Home}{/Control}');
		await expect.poll(focused).toBe('0 Code');
		await userEvent.keyboard('{Control>}{End}{/Control}');
		await expect.poll(focused).toBe('23 Notes');
		await goTo(0, 'Actual end');
		await userEvent.keyboard('{Control>}{ArrowDown}{/Control}');
		await expect.poll(focused).toBe('7 Actual end');
		await userEvent.keyboard('{Control>}{ArrowDown}{/Control}');
		await expect.poll(focused).toBe('9 Actual end');
		await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
		expect(selected()).toBe(4);
		expect([...session.selection.ids].sort()).toEqual(['ST1', 'ST2']);
		await userEvent.keyboard('{Shift>} {/Shift}');
		await expect.poll(() => cell(9, 'Code').getAttribute('aria-selected')).toBe('true');
		await userEvent.keyboard('{Escape}{Control>} {/Control}');
		expect(session.selection.ids.size).toBe(24);
		await userEvent.keyboard('{Control>}a{/Control}');
		await expect.poll(() => cell(0, 'Code').getAttribute('aria-selected')).toBe('true');
	});

	test('a drag of the mouse selects, and the fill handle carries a step of days on', async () => {
		const { session } = await example();
		const dates = ['2027-01-31', '2027-02-28'];
		for (const [row, iso] of dates.entries()) {
			await goTo(row, 'Start');
			await userEvent.keyboard(`${iso}{Enter}`);
		}
		await mouse.press(middleOf(cell(0, 'Start')));
		await mouse.move(middleOf(cell(1, 'Start')), true);
		await mouse.release(middleOf(cell(1, 'Start')));
		await expect.poll(selected).toBe(2);
		const handle = () => document.querySelector('[data-handle]');
		await expect.poll(handle).not.toBeNull();
		await mouse.press(middleOf(handle()!));
		await mouse.move(middleOf(cell(2, 'Start')), true);
		await mouse.move(middleOf(cell(3, 'Start')), true);
		await mouse.release(middleOf(cell(3, 'Start')));
		await expect.poll(() => words(3, 'Start')).toBe('30 Apr 2027');
		expect(session.roadmap.initiatives.get('PR3')?.start).toBe(day('2027-03-31'));
		expect(session.roadmap.undoLabel).toBe('fill 2 cells');
		await expect.poll(selected).toBe(4);
	});

	test('[TBL-3] a heading sorts up, down and back, and rows stay while one edits', async () => {
		const { session } = await example();
		const order = session.roadmap.plan.initiatives.map(({ id }) => id);
		await goTo(0, 'End');
		await userEvent.keyboard('{ArrowUp}');
		await expect.poll(focused).toBe('-1 End');
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => words(0, 'Code')).toBe('PR1');
		expect(cell(-1, 'End')).toHaveAttribute('aria-sort', 'ascending');
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => words(0, 'Code')).toBe('ST8');
		await goTo(0, 'End');
		await userEvent.keyboard('2026-01-01{Enter}');
		expect(words(0, 'Code')).toBe('ST8');
		expect(session.roadmap.plan.initiatives.map(({ id }) => id)).toEqual(order);
		await userEvent.keyboard('{ArrowUp}{ArrowUp}{Enter}');
		await expect.poll(() => words(0, 'Code')).toBe('PR1');
		expect(cell(-1, 'End')).not.toHaveAttribute('aria-sort');
	});

	test('[TBL-4] the filter leaves out or holds back what does not match', async () => {
		const { session, screen } = await example();
		session.view.filter = { ...noFilter, lanes: ['structure'], mode: 'hide' };
		await expect.poll(() => words(0, 'Code')).toBe('ST1');
		await expect.element(screen.getByRole('button', { name: 'Filter, 8 of 24 shown' })).toBeVisible();
		session.view.filter = { ...session.view.filter, mode: 'dim' };
		await expect.poll(() => words(0, 'Code')).toBe('PR1');
		expect(cell(0, 'Code').closest('.dimmed')).not.toBeNull();
		expect(cell(9, 'Code').closest('.dimmed')).toBeNull();
		await screen.getByRole('button', { name: 'Clear the filter' }).click();
		await expect.poll(() => cell(0, 'Code').closest('.dimmed')).toBeNull();
	});

	test('[TBL-5] columns can be put away, moved and widened, also by key, and are remembered', async () => {
		const { session, screen } = await example();
		const headings = () =>
			[...document.querySelectorAll('[role="columnheader"]')].map((one) => one.textContent.trim());
		await goTo(0, 'Lane');
		await userEvent.keyboard('{ArrowUp}{Alt>}{ArrowRight}{/Alt}');
		await expect.poll(() => cell(-1, 'Lane').offsetWidth).toBe(112);
		await userEvent.keyboard('{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}');
		await expect.poll(() => headings().slice(2, 4)).toEqual(['Phase', 'Lane']);
		await screen.getByRole('button', { name: 'Columns' }).click();
		await screen.getByRole('checkbox', { name: 'Phase' }).click();
		await expect.poll(() => headings()[2]).toBe('Lane');
		await screen.getByRole('button', { name: 'Done', exact: true }).click();
		screen.unmount();
		const again = await showTable(session);
		await expect.poll(() => headings()[2]).toBe('Lane');
		expect(cell(-1, 'Lane').offsetWidth).toBe(112);
		await again.screen.getByRole('button', { name: 'Columns' }).click();
		await again.screen.getByRole('button', { name: 'The usual columns' }).click();
		await expect.poll(() => headings().slice(2, 4)).toEqual(['Lane', 'Phase']);
	});

	test('Enter on a code opens the inspector, and closing it gives the focus back', async () => {
		const { screen } = await example();
		await goTo(3, 'Code');
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByRole('heading', { name: /Redesign: place or change/ })).toHaveFocus();
		await screen.getByRole('button', { name: 'Close the inspector' }).click();
		await expect.poll(focused).toBe('3 Code');
	});

	test('a finger’s tap selects, a second one on the same cell edits, and a row’s number takes the row', async () => {
		await example();
		const tap = (element: Element | null) => {
			const { left, top } = element?.getBoundingClientRect() ?? { left: 0, top: 0 };
			const at = { bubbles: true, clientX: left + 4, clientY: top + 4, pointerType: 'touch' };
			element?.dispatchEvent(new PointerEvent('click', at));
		};
		tap(cell(3, 'Owner'));
		await expect.poll(focused).toBe('3 Owner');
		expect(document.querySelector('.field')).toBeNull();
		tap(cell(3, 'Owner'));
		await expect.poll(() => document.querySelector('.field') === document.activeElement).toBe(true);
		await userEvent.keyboard('{Escape}');
		tap(document.querySelector('[data-gutter="5"]'));
		await expect.poll(() => cell(5, 'Code').getAttribute('aria-selected')).toBe('true');
		expect(cell(5, 'Status').getAttribute('aria-selected')).toBe('true');
	});

	test('its keys stand in the list of keys', async () => {
		const { session, screen } = await example();
		await expect.poll(() => session.commands).not.toBeNull();
		session.openDialog('keys');
		const dialog = screen.getByRole('dialog', { name: 'List of keys' });
		await expect.element(dialog.getByText('Fill down')).toBeVisible();
	});

	test('another tab’s changes leave the cell in use where it is', async () => {
		const { session } = await example();
		await goTo(10, 'Title');
		trashRecords(session.roadmap, 'initiatives', ['PR1']);
		await expect.poll(focused).toBe('9 Title');
		expect(words(9, 'Code')).toBe('ST2');
		trashRecords(session.roadmap, 'initiatives', ['ST2']);
		await expect.poll(() => words(9, 'Code')).toBe('ST3');
		await expect.poll(focused).toBe('9 Title');
	});

	test('the session’s screen reveals records, goes to days and names the rows', async () => {
		const { session } = await example();
		await session.screen?.reveal('TE7', 'row');
		await expect.poll(focused).toBe('23 Title');
		expect(session.screen?.activeRow()).toBe('TE7');
		expect(session.screen?.rowIds()).toHaveLength(24);
		session.screen?.goTo(day('2027-04-01'));
		await expect.poll(() => session.screen?.activeRow()).toBe('PR7');
	});
});

describe('the look of the table', () => {
	for (const theme of themes)
		for (const [width, height] of [
			[1440, 900],
			[320, 640]
		] as const)
			test(`passes axe in the ${theme} theme at ${width} pixels, also with a cell that does not fit`, async () => {
				await page.viewport(width, height);
				const { screen } = await example();
				await goTo(1, 'Title');
				expect(await breaches(theme)).toEqual([]);
				await userEvent.keyboard('{ArrowRight}nowhere{Enter}');
				await expect
					.element(screen.getByRole('button', { name: /1 cell is not written/ }))
					.toBeInTheDocument();
				expect(await breaches(theme)).toEqual([]);
				await userEvent.keyboard('{F2}');
				await expect.element(screen.getByRole('combobox')).toBeVisible();
				expect(await breaches(theme)).toEqual([]);
			});

	test('at 320 pixels only the code stays when one scrolls, and the page never scrolls sideways', async () => {
		await page.viewport(320, 640);
		await example();
		scroller()?.scrollTo({ left: 400 });
		await expect.poll(() => Math.round(cell(0, 'Code').getBoundingClientRect().left)).toBe(0);
		expect(cell(0, 'Title').getBoundingClientRect().left).toBeLessThan(0);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	});

	test('titles of any script and length stay in their cells', async () => {
		const session = await openSession(
			buildPlan({
				initiatives: [
					{ id: 'long', title: 'Wort '.repeat(100) },
					{ id: 'rtl', title: 'تخطيط العمليات' },
					{ id: 'emoji', title: '🚀🚀🚀' },
					{ id: 'none', title: '' }
				]
			})
		);
		await showTable(session);
		for (const row of [0, 1, 2, 3]) {
			const next = cell(row, 'Lane').getBoundingClientRect().left;
			expect(cell(row, 'Title').getBoundingClientRect().right).toBeLessThanOrEqual(next);
			expect(getComputedStyle(cell(row, 'Title')).display).toBe('block');
		}
		// Only a block cuts its text off with an ellipsis.
		expect(cell(0, 'Title').scrollWidth).toBeGreaterThan(cell(0, 'Title').clientWidth);
		expect(words(3, 'Title')).toBe('Untitled');
	});

	test('ten thousand rows need fewer than 2,000 nodes, wherever one scrolls, and keep the focus', async () => {
		const session = await openSession(buildLargePlan(10_000));
		const { grid } = await showTable(session);
		await expect.element(grid).toHaveAttribute('aria-rowcount', '10002');
		await goTo(2, 'Title');
		for (const scrollTop of [120_000, 239_000, 0]) {
			scroller()?.scrollTo({ top: scrollTop });
			await expect.poll(() => document.querySelectorAll('[role="row"]').length).toBeGreaterThan(20);
			expect(document.querySelectorAll('*').length).toBeLessThan(2_000);
			expect(focused()).toBe('2 Title');
		}
		await userEvent.keyboard('{Control>}{End}{/Control}');
		await expect.poll(focused).toMatch(/^9999 /);
	});
});
