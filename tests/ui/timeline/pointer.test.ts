import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addDays, type Day } from '$lib/plan/day';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { deliver } from '../../support/roadmap-document';
import { openExample, showRoadmap } from '../../support/open-session';
import { middleOf, mouse, swipeBy } from '../../support/pointer';

beforeEach(() => page.viewport(1440, 900));

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	const startOf = (id: string) => session.roadmap.initiatives.get(id)?.start as Day;
	return { session, screen, startOf };
}

function hitOf(id: string): Element {
	const element = document.querySelector(`[data-bar="${id}"] .hit`);
	if (!element) throw new Error(`${id} has no bar.`);
	return element;
}

describe('a bar under the pointer', () => {
	test('is moved by a drag, as one edit and one step of undo', async () => {
		const { session, screen, startOf } = await example();
		const before = startOf('TE7');
		await mouse.dragBy(hitOf('TE7'), 60);
		const days = Math.round(60 / session.viewport.pxPerDay);
		await expect.poll(() => startOf('TE7') - before).toBe(days);
		await expect
			.element(screen.getByRole('button', { name: 'Undo' }))
			.toHaveAttribute('title', `Undo: move TE7 +${days} days`);
		await screen.getByRole('button', { name: 'Undo' }).click();
		expect(startOf('TE7')).toBe(before);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('[SEQ-3] shows the order debt while it is dragged, and Escape leaves all as it was', async () => {
		const { session, screen, startOf } = await example();
		const before = startOf('ST7');
		const debt = screen.getByText(/^Order debt/).first();
		await expect.element(debt).toMatchTextContent('Order debt 7.6 mo');
		const at = await mouse.dragBy(hitOf('ST7'), -80, false);
		await expect.element(debt).not.toMatchTextContent('7.6 mo');
		expect(startOf('ST7')).toBe(before);
		await userEvent.keyboard('{Escape}');
		await expect.element(debt).toMatchTextContent('Order debt 7.6 mo');
		await mouse.release(at);
		expect(startOf('ST7')).toBe(before);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('is opened by a click, and a hand that trembles does not move it', async () => {
		const { session, screen, startOf } = await example();
		const before = startOf('TE4');
		const at = middleOf(hitOf('TE4'));
		await mouse.press(at);
		await mouse.move({ x: at.x + 2, y: at.y + 1 }, true);
		await mouse.release({ x: at.x + 2, y: at.y + 1 });
		await expect.element(screen.getByRole('heading', { name: 'Single customer record' })).toBeVisible();
		expect(startOf('TE4')).toBe(before);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('comes to lie where it was seen, though someone else moved it meanwhile', async () => {
		const { session, startOf } = await example();
		const before = startOf('TE7');
		const other = new RoadmapDocument(session.roadmap.id);
		deliver(session.roadmap.document, other);
		const at = await mouse.dragBy(hitOf('TE7'), 60, false);
		other.run(moveInitiatives(other.plan, ['TE7'], 10));
		deliver(other, session.roadmap.document);
		expect(startOf('TE7')).toBe(addDays(before, 10));
		await mouse.release(at);
		await expect.poll(() => startOf('TE7') - before).toBe(Math.round(60 / session.viewport.pxPerDay));
		other.destroy();
	});

	test('follows a finger, and the chart does not scroll under it', async () => {
		await page.viewport(390, 700);
		const { session, startOf } = await example();
		session.viewport.zoomTo('year');
		await expect.poll(() => session.viewport.pxPerDay).toBeLessThan(1);
		const before = startOf('PR3');
		session.viewport.scrollLeft = (before - session.viewport.origin) * session.viewport.pxPerDay - 20;
		await expect.poll(() => middleOf(hitOf('PR3')).x).toBeLessThan(350);
		const scrolled = () => [session.viewport.scrollLeft, session.viewport.scrollTop].map(Math.round);
		const atRest = scrolled();
		await swipeBy(hitOf('PR3'), 50, 30);
		await expect.poll(() => startOf('PR3')).toBeGreaterThan(before + 20);
		expect(scrolled()).toEqual(atRest);
	});
});

describe('an end of a bar under the pointer', () => {
	test('resizes it, and one day is left at least', async () => {
		const { session } = await example();
		const box = hitOf('TE7').getBoundingClientRect();
		const at = { x: box.right - 3, y: box.top + box.height / 2 };
		await mouse.press(at);
		await mouse.move({ x: at.x - 20, y: at.y }, true);
		await mouse.move({ x: at.x - 900, y: at.y }, true);
		await mouse.release({ x: at.x - 900, y: at.y });
		await expect
			.poll(() => {
				const one = session.roadmap.initiatives.get('TE7');
				return [session.roadmap.undoLabel?.startsWith('move end of TE7'), one?.end === one?.start];
			})
			.toEqual([true, true]);
	});
});
