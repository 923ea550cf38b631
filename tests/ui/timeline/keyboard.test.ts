import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { day } from '$lib/plan/day';
import { addMilestoneNow, trashRecords } from '$lib/state/plan-actions';
import { buildLargePlan, buildPlan } from '../../support/plan-builder';
import { openExample, openSession, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 930));

/** Name of what has the keyboard's focus: a bar's or row's id, or its text. */
function focused(): string {
	const element = document.activeElement as HTMLElement | SVGElement | null;
	if (!element || element === document.body) return 'nothing';
	const { bar, row, mark } = element.dataset;
	if (bar !== undefined) return `bar ${bar}`;
	if (row !== undefined) return `row ${row}`;
	return mark === undefined ? element.tagName : `mark ${mark}`;
}

function focusBar(id: string): void {
	document.querySelector<SVGElement>(`[data-bar="${id}"]`)?.focus();
}

function focusRow(id: string): void {
	document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
}

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	const datesOf = (id: string) => {
		const { start, end } = session.roadmap.initiatives.get(id) ?? {};
		return [start, end];
	};
	return { session, screen, datesOf };
}

describe('bars by keyboard', () => {
	test('arrows move a milestone of no lane in the strip, and Delete puts it or a phase into the trash', async () => {
		const { session } = await example();
		const focusMark = async (id: string) => {
			const mark = () => document.querySelector<SVGElement>(`[data-mark="${CSS.escape(id)}"]`);
			await expect.poll(mark).not.toBeNull();
			mark()?.focus();
		};
		const id = addMilestoneNow(session.roadmap, 'milestone');
		const dayOf = () => session.roadmap.plan.milestones.find((one) => one.id === id)?.day;
		await focusMark(id);
		await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
		expect(dayOf()).toBe(day('2028-08-01'));
		await expect.poll(focused).toBe(`mark ${id}`);
		await userEvent.keyboard('{Delete}');
		expect(dayOf()).toBeUndefined();
		await expect.poll(focused).toBe('row lane:process');
		await focusMark('P2');
		await userEvent.keyboard('{Delete}');
		expect(session.roadmap.plan.phases.map((one) => one.id)).not.toContain('P2');
		await expect.poll(focused).toBe('row lane:process');
	});

	test('one bar takes the Tab key, and up and down lead to its neighbours', async () => {
		await example();
		focusBar('PR9');
		expect(document.querySelectorAll('[data-bar][tabindex="0"]')).toHaveLength(1);
		await userEvent.keyboard('{ArrowDown}');
		await expect.poll(focused).toBe('bar ST1');
		expect(document.querySelectorAll('[data-bar][tabindex="0"]')).toHaveLength(1);
		await userEvent.keyboard('{ArrowUp}');
		await expect.poll(focused).toBe('bar PR9');
		await userEvent.keyboard('{Escape}');
		await expect.poll(focused).toBe('row PR9');
		await userEvent.keyboard('{ArrowRight}');
		await expect.poll(focused).toBe('bar PR9');
	});

	test('arrows move a bar by the unit of the zoom, shift its end, alt and shift its start', async () => {
		const { datesOf, screen } = await example();
		focusBar('TE7');
		expect(datesOf('TE7')).toEqual([day('2029-02-05'), day('2029-11-30')]);
		await userEvent.keyboard('{ArrowRight}');
		expect(datesOf('TE7')).toEqual([day('2029-03-05'), day('2029-12-28')]);
		await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
		expect(datesOf('TE7')[1]).toBe(day('2030-01-28'));
		await userEvent.keyboard('{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}');
		expect(datesOf('TE7')).toEqual([day('2029-02-05'), day('2030-01-28')]);
		await screen.getByRole('button', { name: 'Month', exact: true }).click();
		focusBar('TE7');
		await userEvent.keyboard('{ArrowLeft}');
		expect(datesOf('TE7')).toEqual([day('2029-02-04'), day('2030-01-27')]);
		expect(focused()).toBe('bar TE7');
	});

	test('[SEQ-3] the live region tells what a move did and which findings it made and cleared', async () => {
		const { screen } = await example();
		const said = screen.getByRole('log', { name: 'What the last action did' });
		const findings = screen.getByRole('region', { name: 'Findings' });
		focusBar('ST3');
		await userEvent.keyboard('{ArrowLeft}');
		await expect
			.element(said)
			.toMatchTextContent(
				/^Move ST3 1 month earlier\. 1 new finding: SEQ-3, ST3 starts before PR3 is finished\. Order debt \d/
			);
		await expect.element(findings).toMatchTextContent(/ST3 starts before PR3 is finished/);
		await userEvent.keyboard('{Control>}z{/Control}');
		await expect.element(said).toMatchTextContent(/^Undone: move ST3 .* 1 finding cleared: SEQ-3, ST3/);
		await expect.element(findings).not.toMatchTextContent(/ST3 starts before/);
		await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
		await expect.element(said).toMatchTextContent(/^Redone: move ST3 .* 1 new finding/);
	});

	test('Enter opens the inspector at its heading, and Escape leads back to the bar', async () => {
		const { screen } = await example();
		focusBar('TE2');
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByRole('heading', { name: 'Order-change self-service' })).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.poll(focused).toBe('bar TE2');
		expect(screen.getByRole('region', { name: 'Inspector' }).elements()).toEqual([]);
	});
});

describe('the focus is never lost', () => {
	test('[OUT-7] Delete trashes a bar and leads to the next; at the end of a lane to the one before', async () => {
		const { session } = await example();
		focusBar('PR2');
		await userEvent.keyboard('{Delete}');
		await expect.poll(focused).toBe('bar PR3');
		expect(session.roadmap.initiatives.has('PR2')).toBe(false);
		focusBar('PR9');
		await userEvent.keyboard('{Delete}');
		await expect.poll(focused).toBe('bar PR8');
		focusRow('TE7');
		await userEvent.keyboard('{Delete}');
		await expect.poll(focused).toBe('row TE6');
	});

	test('[OUT-7] an undo that takes the focused bar away leads to its neighbour', async () => {
		const { session } = await example();
		focusRow('lane:structure');
		await userEvent.keyboard('{Insert}');
		const title = page.getByLabelText('Title', { exact: true });
		await expect.element(title).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.poll(focused).toMatch(/^bar /);
		const added = focused();
		await userEvent.keyboard('{Control>}z{/Control}');
		expect(session.roadmap.initiatives.size).toBe(24);
		await expect.poll(focused).toBe('bar ST8');
		expect(added).not.toBe('bar ST8');
	});

	test('[OUT-7] what someone else deletes gives the focus on', async () => {
		const { session } = await example();
		focusBar('ST3');
		trashRecords(session.roadmap, 'initiatives', ['ST3']);
		await expect.poll(focused).toBe('bar ST4');
	});

	test('[OUT-7] a zoom and a fold leave it where it is or at the head of the lane', async () => {
		const { session } = await example();
		focusBar('TE4');
		session.viewport.zoomTo('month');
		await expect.poll(() => session.viewport.pxPerDay).toBeGreaterThan(10);
		session.viewport.scrollLeft = 0;
		await expect.poll(focused).toBe('bar TE4');
		session.view.toggle('lane:technology');
		await expect.poll(focused).toBe('row lane:technology');
	});

	test('[OUT-7] a bar that is scrolled far out of sight keeps it, and a key brings it back', async () => {
		const session = await openSession(buildLargePlan(2_000));
		await showRoadmap(session);
		await expect.poll(() => document.querySelector('[data-bar="i0"]')).not.toBeNull();
		focusBar('i0');
		session.viewport.scrollTop = 12_000;
		await expect.poll(() => document.querySelector('[data-row="i1500"], [data-row="i1501"]')).not.toBeNull();
		expect(focused()).toBe('bar i0');
		await userEvent.keyboard('{ArrowRight}');
		await expect.poll(() => session.viewport.scrollTop).toBeLessThan(100);
		expect(focused()).toBe('bar i0');
	});
});

describe('the outline by keyboard', () => {
	test('[OUT-1] is a treegrid whose rows say their level, place and state', async () => {
		const { screen } = await example();
		const grid = screen.getByRole('treegrid', { name: 'Initiatives' });
		await expect.element(grid).toHaveAttribute('aria-rowcount', '28');
		const head = document.querySelector('[data-row="lane:structure"]');
		expect(head?.getAttribute('aria-expanded')).toBe('true');
		expect([head?.getAttribute('aria-posinset'), head?.getAttribute('aria-setsize')]).toEqual(['2', '3']);
		const row = document.querySelector('[data-row="ST5"]');
		expect(row?.getAttribute('aria-level')).toBe('2');
		expect([row?.getAttribute('aria-posinset'), row?.getAttribute('aria-setsize')]).toEqual(['5', '8']);
		expect(row?.getAttribute('aria-rowindex')).toBe('17');
	});

	test('[OUT-2] Home, End, left and right move, fold and unfold', async () => {
		const { session } = await example();
		focusRow('PR1');
		await userEvent.keyboard('{End}');
		await expect.poll(focused).toBe('row TE7');
		await userEvent.keyboard('{ArrowLeft}');
		await expect.poll(focused).toBe('row lane:technology');
		await userEvent.keyboard('{ArrowLeft}');
		expect(session.view.collapsed.has('lane:technology')).toBe(true);
		await userEvent.keyboard('{ArrowRight}');
		expect(session.view.collapsed.has('lane:technology')).toBe(false);
		await userEvent.keyboard('{Home}');
		await expect.poll(focused).toBe('row lane:process');
	});

	test('an undated initiative has a row and no bar, and the keyboard says so', async () => {
		const session = await openSession(
			buildPlan({ initiatives: [{ id: 'a', title: 'Someday', lane: 'process' }] })
		);
		const screen = await showRoadmap(session);
		await expect.poll(() => document.querySelector('[data-row="a"]')).not.toBeNull();
		expect(document.querySelector('[data-bar="a"]')).toBeNull();
		focusRow('a');
		await userEvent.keyboard('{ArrowRight}');
		await expect
			.element(screen.getByRole('log', { name: 'What the last action did' }))
			.toMatchTextContent(/^Someday has no dates yet/);
		expect(focused()).toBe('row a');
	});
});
