import { expect, test } from 'vitest';
import { gateLines, phaseStrip } from '$lib/chart/phases';
import { fitScale, xOf } from '$lib/chart/scale';
import type { GateStatus } from '$lib/plan/behaviour/gates';
import { day } from '$lib/plan/day';
import { examplePlan } from '../support/example-plan';
import { buildPlan } from '../support/plan-builder';

const asOf = day('2028-06-30');
const scale = fitScale({ start: day('2026-01-01'), end: day('2030-12-31') }, 780);
const options = { asOf, widthPx: 780, selected: new Set<string>() };

test('the example’s five overlapping phases take three rows, as few as keep them apart', () => {
	const { marks, height } = phaseStrip(examplePlan(), scale, options);
	const tops = Object.fromEntries(
		marks.filter((mark) => mark.kind === 'phase').map((mark) => [mark.planId, mark.box.y])
	);
	expect(tops).toEqual({ P1: 4, P2: 21, P3: 38, P4: 4, P5: 21 });
	expect(height).toBe(8 + 3 * 17);
});

test('each phase ends in its gate, filled once its day is past', () => {
	const { marks, gateXs } = phaseStrip(examplePlan(), scale, options);
	const gates = marks.filter((mark) => mark.kind === 'gate');
	const fills = gates.map((mark) => mark.shapes[0]).map((one) => one?.type === 'path' && one.fill);
	const byId = Object.fromEntries(gates.map((mark, i) => [mark.planId, fills[i]]));
	expect(byId).toEqual({ P1: 'ink', P2: 'ink', P3: 'paper', P4: 'paper', P5: 'paper' });
	expect(gateXs).toContain(xOf(scale, day('2026-10-01')));
	expect(gates.find((mark) => mark.planId === 'P1')?.name).toBe(
		'Gate 1, 30 Sep 2026, date past, Five customer tasks mapped and agreed by eight teams'
	);
});

test('a gate’s label turns to the left where the drawing ends', () => {
	const { marks } = phaseStrip(examplePlan(), scale, options);
	const label = (id: string) =>
		marks
			.find((mark) => mark.kind === 'gate' && mark.planId === id)
			?.shapes.find((one) => one.type === 'text');
	expect(label('P1')).toMatchObject({ text: 'G1', anchor: 'start' });
	expect(label('P5')).toMatchObject({ text: 'G5', anchor: 'end' });
});

test('a title stays in sight while its phase does', () => {
	const near = { origin: scale.origin, pxPerDay: 2 };
	const fromPx = xOf(near, day('2028-01-01'));
	const { marks } = phaseStrip(examplePlan(), near, { ...options, window: { fromPx, toPx: fromPx + 780 } });
	const title = marks
		.find((mark) => mark.kind === 'phase' && mark.planId === 'P3')
		?.shapes.find((one) => one.type === 'text');
	expect(title?.type === 'text' && title.x).toBeGreaterThan(fromPx);
	expect(marks.some((mark) => mark.planId === 'P1')).toBe(false);
});

test('milestones without a lane stand in the strip, gates among them numbered after those of phases', () => {
	const plan = buildPlan({
		phases: [{ id: 'p', title: 'One', start: day('2026-02-01'), end: day('2027-01-31') }],
		milestones: [
			{ id: 'm', title: 'Merger', day: day('2028-03-01') },
			{ id: 'g', title: 'Go or stop', kind: 'gate', day: day('2029-03-01'), done: true },
			{ id: 'l', title: 'In a lane', lane: 'process', day: day('2029-03-01') }
		]
	});
	const { marks, height } = phaseStrip(plan, scale, options);
	const texts = marks.map((mark) => mark.shapes.find((one) => one.type === 'text')?.text);
	expect(texts).toEqual(['One', 'G1', 'Merger', 'G2']);
	expect(marks[3]).toMatchObject({ kind: 'gate', name: 'Go or stop, gate, 1 Mar 2029, reached' });
	expect(height).toBe(8 + 17);
});

test('a plan without phases has no strip; one with half a date is drawn as far as it is known', () => {
	expect(phaseStrip(buildPlan({}), scale, options)).toEqual({ marks: [], height: 0, gateXs: [] });
	const plan = buildPlan({
		phases: [{ id: 'none' }, { id: 'start', start: day('2026-02-01') }, { id: 'end', end: day('2028-02-01') }]
	});
	const kinds = phaseStrip(plan, scale, options).marks.map((mark) => `${mark.kind} ${mark.planId}`);
	expect(kinds).toEqual(['phase start', 'phase end', 'gate end']);
});

test('gate lines run through the part of the chart in sight only', () => {
	const window = { fromPx: 50, toPx: 150, topPx: 10, bottomPx: 90 };
	expect(gateLines([20, 100, 200], window)).toMatchObject({ d: 'M100 10V90' });
	expect(gateLines([20], window)).toBeNull();
});

const strip = buildPlan({
	phases: [{ id: 'p', title: 'One', start: day('2026-02-01'), end: day('2027-01-31') }],
	milestones: [
		{ id: 'm', title: 'Merger', day: day('2028-03-01') },
		{ id: 'n', title: 'New site', day: day('2028-09-01') }
	]
});

test('[CHT-6] milestones that are not shown leave the strip, and all of them where rows stand under phases', () => {
	const ids = (more: object) =>
		phaseStrip(strip, scale, { ...options, ...more })
			.marks.filter((mark) => mark.kind !== 'gate')
			.map((mark) => mark.planId);
	expect(ids({})).toEqual(['p', 'm', 'n']);
	expect(ids({ shown: new Set(['n']) })).toEqual(['p', 'n']);
	expect(ids({ withMilestones: false })).toEqual(['p']);
});

test('[CHT-12] [CHT-13] what stands in the strip shows what comes before and after, and stands back, like the rows', () => {
	const related = { before: new Set(['p']), after: new Set(['m']), links: [] };
	const { marks } = phaseStrip(strip, scale, { ...options, related, dimmed: new Set(['n']) });
	const find = (id: string) => marks.find((mark) => mark.planId === id)!;
	expect(find('p').shapes.at(-1)).toMatchObject({ fill: 'paper', stroke: { token: 'ink' } });
	expect(find('m').shapes.at(-1)).toMatchObject({ fill: 'ink' });
	expect(find('m').name).toBe('Merger, milestone, 1 Mar 2028, late, after what is chosen');
	expect(find('n').shapes).toMatchObject([{ stroke: { token: 'rule-2' } }, { token: 'ink-3' }]);
});

test('[CHT-18] a strip of many things has eight rows at most, and says in words what has room', () => {
	const plan = buildPlan({
		phases: Array.from({ length: 6 }, (_, i) => ({
			id: `p${i}`,
			title: `Phase ${i}`,
			start: day('2026-01-01'),
			end: day('2026-03-31')
		})),
		milestones: Array.from({ length: 40 }, (_, i) => ({
			id: `m${i}`,
			title: `Milestone ${i}`,
			day: day('2026-02-01')
		}))
	});
	const strip = phaseStrip(plan, scale, options);
	expect(strip.height).toBe(8 + 8 * 17);
	expect(strip.marks).toHaveLength(6 * 2 + 40);
	const titled = (mark: (typeof strip.marks)[number]) => mark.shapes.some(({ type }) => type === 'text');
	expect(strip.marks.filter(({ kind }) => kind === 'phase').every(titled)).toBe(true);
	expect(strip.marks.filter(({ kind }) => kind === 'milestone').filter(titled)).toHaveLength(2);
});

test('[GAT-9] a gate that asks for evidence tells its state by a shape and a word, and why in its name', () => {
	const status = (state: GateStatus['state']): GateStatus => ({ state, criteria: [], reason: 'Why.' });
	const gates = new Map([
		['P1', status('met')],
		['P2', status('stale')],
		['P3', status('not met')],
		['P4', status('no criteria')]
	]);
	const plain = phaseStrip(examplePlan(), scale, options).marks;
	const { marks } = phaseStrip(examplePlan(), scale, { ...options, gates });
	const gateOf = (list: typeof marks, id: string) =>
		list.find((mark) => mark.kind === 'gate' && mark.planId === id);
	const label = (id: string) => {
		const text = gateOf(marks, id)?.shapes.find((one) => one.type === 'text');
		return text?.type === 'text' ? text.text : undefined;
	};
	expect(['P1', 'P2', 'P3', 'P4'].map(label)).toEqual(['G1 met', 'G2 stale', 'G3 not met', 'G4']);
	expect(gateOf(marks, 'P3')?.name).toMatch(/^Gate 3, .*, not met, .*, Why\.$/);
	expect(gateOf(marks, 'P4')).toEqual(gateOf(plain, 'P4'));
	const pictures = ['P1', 'P2', 'P3'].map((id) =>
		JSON.stringify(gateOf(marks, id)?.shapes.map((one) => (one.type === 'path' ? [one.fill, one.stroke] : 0)))
	);
	expect(new Set(pictures).size).toBe(3);
});
