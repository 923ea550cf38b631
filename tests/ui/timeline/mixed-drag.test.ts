import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type Day, day } from '$lib/plan/day';
import { groupFields } from '$lib/plan/group';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { openSession, showRoadmap } from '../../support/open-session';
import { buildPlan } from '../../support/plan-builder';
import { by, held, middleOf, mouse } from '../../support/pointer';

beforeEach(() => page.viewport(1440, 900));

const plan: Plan = {
	...buildPlan({
		initiatives: [
			{ id: 'a', code: 'A', title: 'Map', start: day('2027-01-01'), end: day('2027-12-31') },
			{ id: 'b', code: 'B', title: 'Draw', group: 'g', start: day('2027-03-01'), end: day('2028-03-31') },
			{ id: 'c', code: 'C', title: 'Build', group: 'g', start: day('2028-06-01'), end: day('2029-05-31') }
		],
		milestones: [
			{ id: 'm', title: 'Signed', lane: 'process', day: day('2028-02-15') },
			{ id: 'n', title: 'In the strip', kind: 'gate', day: day('2029-03-01') }
		],
		phases: [{ id: 'p', title: 'First phase', start: day('2026-06-01'), end: day('2027-06-30') }]
	}),
	groups: [makeRecord(groupFields, 'g', { title: 'Both', lane: 'process' })]
};

async function opened() {
	const session = await openSession(plan);
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^A Map/ })).toBeVisible();
	await expect.poll(() => document.querySelector('.layer'), { timeout: 10_000 }).not.toBeNull();
	const { roadmap, viewport } = session;
	const daysOf = (): Record<string, readonly (number | null)[]> => {
		const now = roadmap.plan;
		const dated = (one: { readonly id: string; readonly start: Day | null; readonly end: Day | null }) =>
			[one.id, [one.start, one.end]] as const;
		return Object.fromEntries([
			...now.initiatives.map(dated),
			...now.phases.map(dated),
			...now.milestones.map((one) => [one.id, [one.day]] as const)
		]);
	};
	const before = daysOf();
	/** The days before, of some shifted. */
	const shifted = (ids: readonly string[], days: number) =>
		Object.fromEntries(
			Object.entries(before).map(([id, dates]) => [
				id,
				ids.includes(id) ? dates.map((one) => (one ?? 0) + days) : dates
			])
		);
	return {
		session,
		roadmap,
		daysOf,
		before,
		shifted,
		days: (px: number) => Math.round(px / viewport.pxPerDay)
	};
}

function hitOf(id: string): Element {
	const element = document.querySelector(`[data-bar="${id}"] .hit, [data-mark="${id}"] .hit`);
	if (!element) throw new Error(`${id} has no bar.`);
	return element;
}

describe('records of several kinds', () => {
	test('[GES-2] move together by the same days, whichever of them is pulled, as one step of undo', async () => {
		const { session, roadmap, daysOf, before, shifted, days } = await opened();
		await mouse.click(middleOf(hitOf('a')));
		await mouse.click(middleOf(hitOf('m')), held.ctrl);
		await mouse.click(middleOf(hitOf('n')), held.ctrl);
		await mouse.click(middleOf(hitOf('p')), held.ctrl);
		await expect.poll(() => [...session.selection.ids]).toEqual(['a', 'm', 'n', 'p']);
		const from = middleOf(hitOf('m'));
		await mouse.drag(from, by(from, 40), { modifiers: held.alt });
		await expect.poll(daysOf).toEqual(shifted(['a', 'm', 'n', 'p'], days(40)));
		expect(roadmap.undoLabel).toBe(`move 4 records +${days(40)} days`);
		roadmap.undo();
		expect(daysOf()).toEqual(before);
		expect(roadmap.undoLabel).toBeNull();
	});

	test('[GES-2] in a group move by the bar of the group, and those under a head by its bar', async () => {
		const { session, roadmap, daysOf, shifted, days } = await opened();
		await expect.poll(() => document.querySelector('[data-bar="g"]')).not.toBeNull();
		const from = middleOf(hitOf('g'));
		await mouse.drag(from, by(from, -30), { modifiers: held.alt });
		await expect.poll(daysOf).toEqual(shifted(['b', 'c'], -days(30)));
		expect(roadmap.undoLabel).toBe(`move 2 initiatives −${days(30)} days`);
		roadmap.undo();
		session.view.toggle('lane:process');
		await expect.poll(() => document.querySelector('[data-bar="lane:process"]')).not.toBeNull();
		const head = middleOf(hitOf('lane:process'));
		await mouse.drag(head, by(head, 30), { modifiers: held.alt });
		await expect.poll(daysOf).toEqual(shifted(['a', 'b', 'c', 'm'], days(30)));
	});

	test('[GES-6] a bar goes into a group, and a milestone to another lane', async () => {
		const { session, roadmap } = await opened();
		const from = middleOf(hitOf('a'));
		const group = document.querySelector('[data-row="group:g"]')?.getBoundingClientRect() as DOMRect;
		await mouse.drag(from, { x: from.x + 4, y: group.top + group.height / 2 });
		await expect.poll(() => session.roadmap.initiatives.get('a')?.group).toBe('g');
		const milestone = middleOf(hitOf('m'));
		const lane = document.querySelector('[data-row="lane:technology"]')?.getBoundingClientRect() as DOMRect;
		await mouse.drag(milestone, { x: milestone.x + 4, y: lane.top + 12 });
		await expect.poll(() => roadmap.plan.milestones.find(({ id }) => id === 'm')?.lane).toBe('technology');
		expect(roadmap.plan.milestones.find(({ id }) => id === 'm')?.day).toBe(day('2028-02-15'));
	});
});
