import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Day } from '$lib/plan/day';
import { openExample, showRoadmap } from '../../support/open-session';
import { by, fingers, middleOf, type Point, swipeBy } from '../../support/pointer';

beforeEach(() => page.viewport(390, 700));

/** Longer than a finger must rest to take hold of a bar. */
const restMs = 600;

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	await expect.poll(() => document.querySelector('.layer'), { timeout: 10_000 }).not.toBeNull();
	const startOf = (id: string) => session.roadmap.initiatives.get(id)?.start as Day;
	session.viewport.zoomTo('year', undefined, false);
	await expect.poll(() => session.viewport.pxPerDay).toBeLessThan(1);
	session.viewport.scrollLeft = (startOf('PR3') - session.viewport.origin) * session.viewport.pxPerDay - 60;
	await expect.poll(() => middleOf(hitOf('PR3')).x).toBeLessThan(350);
	await settled();
	const scrolled = () => [session.viewport.scrollLeft, session.viewport.scrollTop].map(Math.round);
	return { session, startOf, scrolled };
}

function hitOf(id: string): Element {
	const element = document.querySelector(`[data-bar="${id}"] .hit`);
	if (!element) throw new Error(`${id} has no bar.`);
	return element;
}

/** The strip above the rows may have got higher or lower with the zoom; waits until the rows stand still. */
async function settled(): Promise<void> {
	const at = () => JSON.stringify(hitOf('PR3').getBoundingClientRect());
	const seen = [at()];
	while (seen.length < 4 || new Set(seen.slice(-4)).size > 1) {
		await new Promise((resolve) => requestAnimationFrame(resolve));
		seen.push(at());
	}
}

function rest(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, restMs));
}

function handleOf(id: string, part: string): Point {
	return middleOf(document.querySelector(`[data-handle="${part}"][data-of="${id}"]`) as Element);
}

describe('a finger', () => {
	test('[GES-13] that rests on a bar drags it, and the chart does not scroll under it', async () => {
		const { session, startOf, scrolled } = await example();
		const before = startOf('PR3');
		const atRest = scrolled();
		const from = middleOf(hitOf('PR3'));
		await fingers.down(from);
		await rest();
		await fingers.drag(from, by(from, 50, 12));
		await fingers.up();
		await expect.poll(() => startOf('PR3')).toBeGreaterThan(before + 20);
		expect(scrolled()).toEqual(atRest);
		expect(session.roadmap.undoLabel).toMatch(/^move PR3 \+\d+ days$/);
	});

	test('[GES-13] that swipes scrolls, and nothing moves', async () => {
		const { session, scrolled } = await example();
		const [left] = scrolled();
		await swipeBy(hitOf('PR3'), -60, 0);
		await expect.poll(() => scrolled()[0]).toBeGreaterThan((left as number) + 20);
		expect(session.roadmap.undoLabel).toBeNull();
		expect(session.selection.ids.size).toBe(0);
	});

	test('[GES-13] that rests and lets go adds the bar to what is chosen', async () => {
		const { session } = await example();
		for (const id of ['PR3', 'PR5']) {
			await fingers.down(middleOf(hitOf(id)));
			await rest();
			await fingers.up();
		}
		await expect.poll(() => [...session.selection.ids]).toEqual(['PR3', 'PR5']);
		expect(session.selection.isInspectorOpen).toBe(false);
	});

	test('[GES-13] [GES-7] pulls an end and draws a link by the handles beside a chosen bar, 44 pixels wide', async () => {
		const { session } = await example();
		const end = () => session.roadmap.initiatives.get('PR3')?.end as Day;
		const before = end();
		// Clear of the edge, at which the chart would scroll on.
		session.viewport.scrollLeft += 110;
		await settled();
		await fingers.down(middleOf(hitOf('PR3')));
		await rest();
		await fingers.up();
		await expect.poll(() => document.querySelectorAll('[data-handle]').length).toBe(4);
		expect(document.querySelector('[data-handle="end"]')?.getBoundingClientRect().width).toBe(44);
		const from = handleOf('PR3', 'end');
		await fingers.down(from);
		await fingers.drag(from, by(from, 40));
		await fingers.up();
		await expect.poll(end).toBeGreaterThan(before + 10);
		const count = session.roadmap.plan.links.length;
		const knob = handleOf('PR3', 'link-end');
		await fingers.down(knob);
		await fingers.drag(knob, middleOf(hitOf('PR4')));
		await fingers.up();
		await expect.poll(() => session.roadmap.plan.links.length).toBe(count + 1);
	});
});

describe('two fingers', () => {
	test('[GES-12] zoom about their middle, and what one of them held stays where it was', async () => {
		const { session, startOf } = await example();
		const { viewport } = session;
		const before = viewport.pxPerDay;
		const start = startOf('PR3');
		const middle = middleOf(hitOf('PR3'));
		const left = document.querySelector('svg[data-from]')?.closest('.scroller') as HTMLElement;
		const dayAt = (x: number) => {
			const edge = left.getBoundingClientRect().left + 156;
			return viewport.origin + (viewport.scrollLeft + x - edge) / viewport.pxPerDay;
		};
		const dayBefore = dayAt(middle.x);
		await fingers.down(by(middle, -20));
		await fingers.down(by(middle, -20), by(middle, 20));
		for (const apart of [24, 30, 36, 40]) await fingers.move(by(middle, -apart), by(middle, apart));
		await fingers.up();
		await expect.poll(() => viewport.pxPerDay / before).toBeCloseTo(2, 1);
		expect(Math.abs(dayAt(middle.x) - dayBefore)).toBeLessThan(3);
		expect(startOf('PR3')).toBe(start);
		expect(session.roadmap.undoLabel).toBeNull();
	});
});
