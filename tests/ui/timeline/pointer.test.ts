import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { deleteRecords } from '$lib/doc/edits/delete-records';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { addDays, type Day, day, isoOf } from '$lib/plan/day';
import { deliver } from '../../support/roadmap-document';
import { openExample, showRoadmap } from '../../support/open-session';
import { by, held, middleOf, mouse, type Point } from '../../support/pointer';

beforeEach(() => page.viewport(1440, 930));

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	await expect.poll(() => document.querySelector('.layer'), { timeout: 10_000 }).not.toBeNull();
	const startOf = (id: string) => session.roadmap.initiatives.get(id)?.start as Day;
	const spanOf = (id: string) => {
		const one = session.roadmap.initiatives.get(id);
		return [one?.start, one?.end].map((date) => (date ? isoOf(date) : null));
	};
	const days = (px: number) => Math.round(px / session.viewport.pxPerDay);
	return { session, screen, startOf, spanOf, days };
}

function hitOf(id: string): Element {
	const element = document.querySelector(`[data-bar="${id}"] .hit, [data-mark="${id}"] .hit`);
	if (!element) throw new Error(`${id} has no bar.`);
	return element;
}

/** A point at the left or right end of a bar, a little inside. */
function endOf(id: string, end: 'start' | 'end'): Point {
	const box = hitOf(id).getBoundingClientRect();
	return { x: end === 'start' ? box.left + 3 : box.right - 3, y: box.top + box.height / 2 };
}

/** Where the chart begins beside the outline, in pixels of the window. */
function chartLeft(): number {
	return document.querySelector('.layer')?.getBoundingClientRect().left ?? NaN;
}

function label(): string {
	return document.querySelector('.layer .label')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

describe('a bar under the pointer', () => {
	test('[GES-1] is moved by a drag, as one edit and one step of undo', async () => {
		const { session, screen, startOf, days } = await example();
		const before = startOf('TE7');
		const from = middleOf(hitOf('TE7'));
		await mouse.drag(from, by(from, 60), { modifiers: held.alt });
		await expect.poll(() => startOf('TE7') - before).toBe(days(60));
		await expect
			.element(screen.getByRole('button', { name: 'Undo' }))
			.toHaveAttribute('title', `Undo: move TE7 +${days(60)} days`);
		await screen.getByRole('button', { name: 'Undo' }).click();
		expect(startOf('TE7')).toBe(before);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('[GES-4] snaps to the months of the zoom, and goes back to where it was', async () => {
		const { session, spanOf } = await example();
		await mouse.dragBy(hitOf('TE7'), 60);
		await expect.poll(() => spanOf('TE7')).toEqual(['2029-07-01', '2030-04-25']);
		session.roadmap.undo();
		const at = await mouse.dragBy(hitOf('TE7'), 60, false);
		await expect.poll(label).toMatch(/^1 Jul 2029/);
		await mouse.move(by(at, -58), true);
		await mouse.release(by(at, -58));
		expect(spanOf('TE7')).toEqual(['2029-02-05', '2029-11-30']);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('[SEQ-3] [GES-10] tells dates, shift and the order debt against now while it is dragged; Escape leaves all as it was', async () => {
		const { session, screen, startOf } = await example();
		const before = startOf('ST7');
		const debt = screen.getByText(/^Order debt/).first();
		await expect.element(debt).toMatchTextContent('Order debt 7.6 mo');
		const at = await mouse.dragBy(hitOf('ST7'), -80, false);
		await expect.element(debt).not.toMatchTextContent('7.6 mo');
		await expect.poll(label).toMatch(/^1 Jan 2028 – 27 Sep 2028 −184 days \+5\.9 months of order debt$/);
		expect(startOf('ST7')).toBe(before);
		await userEvent.keyboard('{Escape}');
		await expect.element(debt).toMatchTextContent('Order debt 7.6 mo');
		await mouse.release(at);
		expect(label()).toBe('');
		expect(startOf('ST7')).toBe(before);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('is opened by a click, and a hand that trembles does not move it', async () => {
		const { session, screen, startOf } = await example();
		const before = startOf('TE4');
		const at = middleOf(hitOf('TE4'));
		await mouse.press(at);
		await mouse.move(by(at, 2, 1), true);
		await mouse.release(by(at, 2, 1));
		await expect.element(screen.getByRole('heading', { name: 'Single customer record' })).toBeVisible();
		expect(startOf('TE4')).toBe(before);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('[GES-14] comes to lie where it was seen, though someone else moved it meanwhile', async () => {
		const { session, startOf } = await example();
		const before = startOf('TE7');
		const other = new RoadmapDocument(session.roadmap.id);
		deliver(session.roadmap.document, other);
		const at = await mouse.dragBy(hitOf('TE7'), 60, false);
		other.run(moveInitiatives(other.plan, ['TE7'], 10));
		deliver(other, session.roadmap.document);
		expect(startOf('TE7')).toBe(addDays(before, 10));
		await mouse.release(at);
		await expect.poll(() => isoOf(startOf('TE7'))).toBe('2029-07-01');
		other.destroy();
	});

	test('[GES-14] that someone else deletes leaves an empty hand', async () => {
		const { session, screen } = await example();
		const other = new RoadmapDocument(session.roadmap.id);
		deliver(session.roadmap.document, other);
		const at = await mouse.dragBy(hitOf('TE7'), 60, false);
		await expect.poll(label).not.toBe('');
		other.run(deleteRecords(other.plan, 'initiatives', ['TE7'], { by: '', at: '2028-06-30T12:00:00Z' }));
		deliver(other, session.roadmap.document);
		await expect.element(screen.getByText('What was being moved is not there any more.')).toBeInTheDocument();
		await mouse.move(by(at, 40), true);
		await mouse.release(by(at, 40));
		expect(label()).toBe('');
		expect(session.roadmap.preview).toBeNull();
		expect(session.roadmap.undoLabel).toBeNull();
		other.destroy();
	});
});

describe('an end under the pointer', () => {
	test('[GES-3] resizes a bar, to the end of a month, and one day is left at least', async () => {
		const { session, spanOf } = await example();
		const at = endOf('TE7', 'end');
		await mouse.drag(at, by(at, 30));
		await expect.poll(() => spanOf('TE7')).toEqual(['2029-02-05', '2030-01-31']);
		expect(session.roadmap.undoLabel).toBe('move end of TE7 +62 days');
		const far = endOf('TE7', 'end');
		await mouse.drag(far, by(far, -500));
		await expect.poll(() => spanOf('TE7')).toEqual(['2029-02-05', '2029-02-05']);
		const start = endOf('TE4', 'start');
		await mouse.drag(start, by(start, -40));
		await expect.poll(() => spanOf('TE4')).toEqual(['2028-04-01', '2029-09-28']);
	});

	test('[GES-3] of a phase is pulled in the strip, its gate is its end, and its line moves it', async () => {
		const { session } = await example();
		const phase = () => {
			const one = session.roadmap.plan.phases.find(({ id }) => id === 'P4');
			return [one?.start, one?.end].map((date) => (date ? isoOf(date) : null));
		};
		const gate = document.querySelector('[data-mark="P4"][data-kind="gate"] .hit');
		if (!gate) throw new Error('Phase 4 has no gate.');
		await mouse.dragBy(gate, 40);
		await expect.poll(phase).toEqual(['2027-06-01', '2030-02-28']);
		await mouse.drag(endOf('P4', 'start'), by(endOf('P4', 'start'), 24));
		await expect.poll(phase).toEqual(['2027-08-01', '2030-02-28']);
		const line = middleOf(hitOf('P4'));
		await mouse.drag(line, by(line, -26));
		await expect.poll(phase).toEqual(['2027-06-01', '2029-12-29']);
		expect(session.roadmap.undoLabel).toBe('move Enable with technology −61 days');
		expect(session.selection.isInspectorOpen).toBe(false);
	});
});

describe('several chosen bars', () => {
	test('[GES-2] [GES-9] are chosen with ctrl and shift and move together, in one edit', async () => {
		const { session, startOf, days } = await example();
		const [four, six, seven] = ['TE4', 'TE6', 'TE7'].map(startOf);
		await mouse.click(middleOf(hitOf('TE4')));
		await expect.poll(() => session.selection.isInspectorOpen).toBe(true);
		await mouse.click(middleOf(hitOf('TE7')), held.shift);
		await expect.poll(() => [...session.selection.ids].sort()).toEqual(['TE4', 'TE5', 'TE6', 'TE7']);
		await mouse.click(middleOf(hitOf('TE5')), held.ctrl);
		await expect.poll(() => session.selection.ids.has('TE5')).toBe(false);
		const from = middleOf(hitOf('TE6'));
		await mouse.drag(from, by(from, -30), { modifiers: held.alt });
		const moved = -days(30);
		await expect
			.poll(() => [startOf('TE4'), startOf('TE6'), startOf('TE7')])
			.toEqual([four, six, seven].map((one) => addDays(one as Day, moved)));
		expect(session.roadmap.undoLabel).toBe(`move 3 initiatives −${-moved} days`);
		session.roadmap.undo();
		expect(session.roadmap.undoLabel).toBeNull();
		expect(session.selection.ids.size).toBe(3);
	});

	test('[GES-9] are chosen by a rectangle on empty space; Escape leaves the choice, a click ends it', async () => {
		const { session } = await example();
		const corner = { x: chartLeft() + 12, y: hitOf('TE2').getBoundingClientRect().top + 2 };
		const other = by(middleOf(hitOf('TE7')), 60, 8);
		await mouse.drag(corner, other, { drop: false });
		await expect.poll(label).toBe('6 chosen');
		await userEvent.keyboard('{Escape}');
		await mouse.release(other);
		expect(session.selection.ids.size).toBe(0);
		await mouse.drag(corner, other);
		await expect.poll(() => [...session.selection.ids]).toEqual(['TE2', 'TE3', 'TE4', 'TE5', 'TE6', 'TE7']);
		const few = by(middleOf(hitOf('ST7')), 80, 0);
		await mouse.drag(few, by(few, -60, 4), { modifiers: held.shift });
		await expect.poll(() => session.selection.ids.has('ST7') && session.selection.ids.has('TE4')).toBe(true);
		await mouse.click(few);
		await expect.poll(() => session.selection.ids.size).toBe(0);
		expect(session.roadmap.undoLabel).toBeNull();
	});
});

describe('a bar pulled up or down', () => {
	const order = (session: Awaited<ReturnType<typeof example>>['session'], lane: string) =>
		session.roadmap.plan.initiatives.filter((one) => one.lane === lane).map(({ id }) => id);

	test('[GES-5] [GES-6] goes to another place in its lane, and its dates stay', async () => {
		const { session, spanOf } = await example();
		const before = spanOf('TE7');
		const from = middleOf(hitOf('TE7'));
		const to = { x: from.x + 20, y: hitOf('TE2').getBoundingClientRect().top + 3 };
		await mouse.drag(from, to, { drop: false });
		await expect.poll(label).toBe('Technology, before TE2');
		expect(document.querySelector('.layer .line')).not.toBeNull();
		await mouse.release(to);
		await expect
			.poll(() => order(session, 'technology'))
			.toEqual(['TE1', 'TE7', 'TE2', 'TE3', 'TE4', 'TE5', 'TE6']);
		expect(spanOf('TE7')).toEqual(before);
		session.roadmap.undo();
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('[GES-5] [GES-6] with shift goes to another lane and other dates in one edit', async () => {
		const { session, spanOf } = await example();
		const from = middleOf(hitOf('TE7'));
		const to = { x: from.x + 26, y: hitOf('ST8').getBoundingClientRect().top + 3 };
		await mouse.drag(from, to, { modifiers: held.shift });
		await expect.poll(() => order(session, 'structure').slice(-2)).toEqual(['TE7', 'ST8']);
		expect(spanOf('TE7')[0]).toBe('2029-04-01');
		expect(session.roadmap.undoLabel).toBe('move TE7 +55 days and to another row');
		session.roadmap.undo();
		expect(order(session, 'technology').at(-1)).toBe('TE7');
		expect(spanOf('TE7')[0]).toBe('2029-02-05');
	});

	test('[GES-5] along the time stays in its row, unless it is pulled far across', async () => {
		const { session, spanOf } = await example();
		const from = middleOf(hitOf('TE7'));
		await mouse.drag(from, by(from, 60, -30));
		await expect.poll(() => spanOf('TE7')[0]).toBe('2029-07-01');
		expect(order(session, 'technology').at(-1)).toBe('TE7');
		session.roadmap.undo();
		await mouse.press(from);
		for (const step of [by(from, 12), by(from, 30, -40), by(from, 40, -120)]) await mouse.move(step, true);
		await mouse.release(by(from, 40, -120));
		await expect.poll(() => order(session, 'technology').at(-1)).not.toBe('TE7');
		expect(spanOf('TE7')[0]).not.toBe('2029-02-05');
	});
});

describe('empty space', () => {
	test('[GES-15] takes a new initiative by a double click, in its lane and at its date', async () => {
		const { session, screen } = await example();
		const at = by(middleOf(hitOf('ST2')), 200);
		await mouse.click(at);
		await mouse.click(at, 0, 2);
		await expect.element(screen.getByRole('textbox', { name: 'Title' })).toHaveFocus();
		const added = session.roadmap.plan.initiatives.find(({ title }) => title === 'New initiative');
		expect(added?.lane).toBe('structure');
		expect(added?.start).toBeGreaterThan(day('2027-06-01'));
		expect(isoOf(added?.start as Day)).toMatch(/-01$/);
		session.roadmap.undo();
		expect(session.roadmap.undoLabel).toBeNull();
	});
});

describe('the edges of the window', () => {
	test('[GES-11] let the chart scroll while a bar is pulled there', async () => {
		const { session, startOf } = await example();
		session.viewport.zoomTo('quarter', undefined, false);
		const before = startOf('TE7');
		session.viewport.scrollLeft = (before - session.viewport.origin - 20) * session.viewport.pxPerDay;
		const left = session.viewport.scrollLeft;
		await expect.poll(() => middleOf(hitOf('TE7')).x).toBeGreaterThan(400);
		const box = document.querySelector('.scroller')?.getBoundingClientRect() as DOMRect;
		const from = { x: hitOf('TE7').getBoundingClientRect().left + 60, y: middleOf(hitOf('TE7')).y };
		const to = { x: box.right - 6, y: from.y };
		await mouse.drag(from, to, { drop: false });
		await expect.poll(() => session.viewport.scrollLeft - left).toBeGreaterThan(200);
		const reached = session.viewport.scrollLeft - left;
		await userEvent.keyboard('{Escape}');
		await mouse.release(to);
		expect(reached).toBeGreaterThan(200);
		expect(startOf('TE7')).toBe(before);
	});

	test('[GES-11] let the rows scroll while a rectangle is drawn', async () => {
		await page.viewport(1440, 500);
		const { session } = await example();
		const box = document.querySelector('.scroller')?.getBoundingClientRect() as DOMRect;
		const from = { x: chartLeft() + 6, y: middleOf(hitOf('PR1')).y };
		const to = { x: from.x + 400, y: box.bottom - 4 };
		await mouse.drag(from, to, { drop: false });
		await expect.poll(() => session.viewport.scrollTop).toBeGreaterThan(150);
		await mouse.release(to);
		expect(session.selection.ids.has('PR1') && session.selection.ids.has('ST4')).toBe(true);
	});
});
