import { expect, test } from 'vitest';
import { type BandOptions, bandRowPx, bandRowShapes, bandY } from '$lib/chart/behaviour-band';
import { bandNoteShapes } from '$lib/chart/behaviour-band-notes';
import { fitScale, xOf } from '$lib/chart/scale';
import type { Shape } from '$lib/chart/shape';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { cellKey, type CellStatus } from '$lib/plan/behaviour/cell-status';
import { defaultSettings } from '$lib/plan/behaviour/settings';
import { day } from '$lib/plan/day';
import { exampleDay, workedExample } from '../support/worked-example';

const example = workedExample();
const report = behaviourReport(example, exampleDay);
const scale = fitScale({ start: day('2026-01-01'), end: day('2030-12-31') }, 780);
const rowHeight = bandRowPx.comfortable;
const options: BandOptions = {
	roadmap: example.roadmap,
	settings: defaultSettings,
	asOf: exampleDay,
	rowHeight,
	textSize: 11.5,
	fromPx: 0,
	toPx: 780
};

function cellOf(behaviour: string, team: string): CellStatus {
	const cell = report.byKey.get(cellKey(behaviour, team));
	if (!cell) throw new Error(`The example has no cell ${behaviour} ${team}.`);
	return cell;
}

function textsOf(shapes: readonly Shape[]) {
	return shapes.flatMap((one) => (one.type === 'text' ? [one.text] : []));
}

function circlesOf(shapes: readonly Shape[]) {
	return shapes.flatMap((one) => (one.type === 'circle' ? [one] : []));
}

test('[GAT-10] each check is a dot at its day and share; the line is in ink, of a slipping cell in the accent', () => {
	const cell = cellOf('B7', 'field');
	const shapes = bandRowShapes(cell, [], 100, scale, options);
	const dots = circlesOf(shapes);
	expect(dots).toHaveLength(cell.checks.length);
	const [first] = cell.checks;
	expect(dots[0]?.cx).toBeCloseTo(xOf(scale, (first?.date ?? 0) + 0.5));
	expect(dots[0]?.cy).toBeCloseTo(bandY((first?.k ?? 0) / (first?.n ?? 1), 100, rowHeight));
	expect(dots.every(({ fill, stroke }) => fill === 'accent' || stroke?.token === 'accent')).toBe(true);
	const rooted = bandRowShapes(cellOf('B3', 'sales'), [], 0, scale, options);
	expect(rooted.some((one) => 'stroke' in one && one.stroke?.token === 'accent')).toBe(false);
});

test('[GAT-10] dots of what was announced, rated or reported by oneself are hollow', () => {
	const cell = cellOf('B1', 'care');
	const [check] = cell.checks;
	if (!check) throw new Error('The cell has checks.');
	const announced = { ...check, observation: { ...check.observation, source: 'announced' as const } };
	const fillOf = (one: typeof check) =>
		circlesOf(bandRowShapes({ ...cell, checks: [one] }, [], 0, scale, options))[0]?.fill;
	expect([fillOf(check), fillOf(announced)]).toEqual(['ink', 'paper']);
});

test('[GAT-10] the figure has its interval, and stands inside its row beside the as-of line', () => {
	const shapes = bandNoteShapes(cellOf('B1', 'care'), 56, scale, options);
	expect(textsOf(shapes)).toEqual(['64 %', '54–72']);
	for (const one of shapes) {
		if (one.type !== 'text') continue;
		expect(one.x).toBeGreaterThan(xOf(scale, exampleDay + 1));
		expect(one.y).toBeGreaterThan(56);
		expect(one.y).toBeLessThan(56 + rowHeight);
	}
	const atTheEnd = { ...options, asOf: day('2030-12-30') };
	const turned = bandNoteShapes(cellOf('B1', 'care'), 56, scale, atTheEnd);
	expect(turned.every((one) => one.type === 'text' && one.x < xOf(scale, day('2030-12-30')))).toBe(true);
});

test('[GAT-10] a cell without evidence has no figure but why, one of a small team nothing that was counted', () => {
	expect(textsOf(bandNoteShapes(cellOf('B2', 'finance'), 0, scale, options))).toEqual(['never looked']);
	const hidden = { ...cellOf('B3', 'sales'), isHidden: true };
	expect(textsOf(bandNoteShapes(hidden, 0, scale, options))).toEqual(['fewer than five people: not shown']);
	const drawn = bandRowShapes(hidden, [], 0, scale, options);
	expect(circlesOf(drawn)).toEqual([]);
	expect(drawn.filter((one) => one.type === 'path')).toHaveLength(2);
});

test('[GAT-10] the gap to the plan is filled where strength lies behind it, and nowhere else', () => {
	const gapsOf = (cell: CellStatus) =>
		bandRowShapes(cell, [], 0, scale, options).filter((one) => 'fill' in one && one.fill === 'rule-2');
	expect(gapsOf(cellOf('B2', 'it'))).toHaveLength(1);
	expect(gapsOf(cellOf('B6', 'care'))).toHaveLength(0);
});

test('[GAT-11] work that should change a cell ends in a square of its lane, filled once delivered', () => {
	const ends = [
		{ day: day('2027-06-30'), lane: 'structure', isDone: true },
		{ day: day('2029-06-30'), lane: 'technology', isDone: false }
	] as const;
	const squares = bandRowShapes(cellOf('B2', 'it'), ends, 0, scale, options).filter(
		(one) => one.type === 'rect'
	);
	expect(squares).toMatchObject([
		{ fill: 'structure', stroke: { token: 'structure' } },
		{ fill: 'paper', stroke: { token: 'technology' } }
	]);
});

test('[GAT-10] the plan line reaches over the stretch asked for and no further', () => {
	for (const [fromPx, toPx] of [
		[0, 100],
		[300, 380],
		[700, 780]
	] as const) {
		const shapes = bandRowShapes(cellOf('B3', 'sales'), [], 0, scale, { ...options, fromPx, toPx });
		const plan = shapes.find((one) => one.type === 'path' && one.stroke?.dash !== undefined);
		const xs = plan?.type === 'path' ? [...plan.d.matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x)) : [];
		expect(Math.min(...xs)).toBeGreaterThanOrEqual(fromPx);
		expect(Math.max(...xs)).toBeLessThanOrEqual(toPx);
	}
});
