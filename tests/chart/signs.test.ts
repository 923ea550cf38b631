import { expect, test } from 'vitest';
import { axisTicks } from '$lib/chart/axis';
import { axisShapes, gridShapes } from '$lib/chart/grid';
import { zoneAt } from '$lib/chart/hits';
import { legendEntries } from '$lib/chart/legend';
import { layoutRows, rowsBetween } from '$lib/chart/rows';
import { fitScale, xOf } from '$lib/chart/scale';
import { estimateTextWidth } from '$lib/chart/text-width';
import { todayFlag, todayLine } from '$lib/chart/today';
import { day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { examplePlan } from '../support/example-plan';
import { buildPlan, emptyReport } from '../support/plan-builder';

const asOf = day('2028-06-30');
const scale = fitScale({ start: day('2026-01-01'), end: day('2030-12-31') }, 780);
const plan = examplePlan();

test('the ends of a bar resize it and its middle moves it', () => {
	const long = { box: { x: 100, y: 0, w: 60, h: 17 } };
	expect([100, 107, 108, 130, 152, 153].map((x) => zoneAt(long, x))).toEqual([
		'start',
		'start',
		'middle',
		'middle',
		'middle',
		'end'
	]);
});

test('a bar too small for handles can always be moved', () => {
	const small = { box: { x: 100, y: 0, w: 24, h: 17 } };
	expect([100, 112, 124].map((x) => zoneAt(small, x))).toEqual(['middle', 'middle', 'middle']);
});

test('the as-of line stands where its day ends', () => {
	expect(todayLine(scale, asOf, 0, 90)).toMatchObject({
		d: `M${Math.round(xOf(scale, day('2028-07-01')) * 100) / 100} 0V90`,
		stroke: { token: 'accent', width: 1.4 }
	});
});

test('the flag of the as-of line leaves the years readable', () => {
	const { upper } = axisTicks(scale, 0, 780, day('2026-01-05'), asOf);
	const label = (one: ReturnType<typeof todayFlag>) => one.shapes.find((shape) => shape.type === 'text');
	const middle = todayFlag(scale, asOf, 'Today', upper, 14, 36);
	expect(label(middle)).toMatchObject({ text: 'Today', anchor: 'start' });
	const late = todayFlag(scale, day('2027-12-20'), 'Today', upper, 14, 36);
	expect(label(late)).toMatchObject({ anchor: 'end' });
	const early = todayFlag(scale, day('2028-04-20'), 'Today', upper, 14, 36);
	expect(early.upper.map((tick) => tick.note)).toEqual(['year 1', 'year 2', '', 'year 4', 'year 5', '']);
});

test('the grid draws a lane’s ground, that of what is selected, row hairlines and the lines of the axis, the years stronger', () => {
	const window = { fromPx: 0, toPx: 780, topPx: 0, bottomPx: 100 };
	const layout = layoutRows(plan, {
		groupBy: 'lane',
		collapsed: new Set(),
		isPacked: false,
		shown: null,
		rowHeight: 17,
		laneHeight: 20
	});
	const ticks = axisTicks(scale, 0, 780, null);
	const shapes = gridShapes(ticks, rowsBetween(layout, 0, 100), window);
	expect(shapes[0]).toMatchObject({ type: 'rect', h: 20, w: 780, fill: 'chrome' });
	const tokens = shapes.map((one) => (one.type === 'path' ? one.stroke?.token : null));
	expect(tokens).toEqual([null, 'rule', 'rule-2', 'rule']);
	const tinted = gridShapes(ticks, rowsBetween(layout, 0, 100), window, new Set(['PR2']));
	expect(tinted[1]).toMatchObject({ y: layout.rowOf('PR2')?.top, h: 17, fill: 'accent-tint' });
});

test('the axis is drawn with every label of its two tiers', () => {
	const ticks = axisTicks(scale, 0, 780, day('2026-01-05'));
	const texts = axisShapes(ticks, 14, 30, 36).flatMap((one) => (one.type === 'text' ? [one.text] : []));
	for (const tick of [...ticks.upper, ...ticks.lower]) if (tick.label) expect(texts).toContain(tick.label);
});

test('the key names what occurs in the example, and nothing else', () => {
	const baseline = Object.fromEntries(
		plan.initiatives.map((one) => [one.id, [one.start!, one.end!] as const])
	);
	const words = legendEntries(plan, asOf, findFindings(plan, asOf), baseline).map((one) => one.words);
	expect(words).toEqual([
		'done',
		'to come',
		'end known to a quarter',
		'baseline',
		'past its end',
		'trial, met',
		'trial, not met',
		'trial, running',
		'gate',
		'order debt'
	]);
	expect(legendEntries(buildPlan({}), asOf, emptyReport, {})).toEqual([]);
	const pilot = buildPlan({
		initiatives: [{ id: 'a', kind: 'pilot', start: day('2028-07-01'), end: day('2028-09-01') }]
	});
	expect(legendEntries(pilot, asOf, emptyReport, null).map((one) => one.words)).toEqual(['to come', 'pilot']);
});

test('signs of the key keep within their width', () => {
	for (const entry of legendEntries(plan, asOf, findFindings(plan, asOf), {}))
		for (const shape of entry.shapes) {
			if (shape.type === 'rect') expect(shape.x + shape.w).toBeLessThanOrEqual(entry.w);
			if (shape.type === 'circle') expect(shape.cx + shape.r).toBeLessThanOrEqual(entry.w);
		}
});

test('estimated widths are near those of the fonts', () => {
	const em = (text: string, style: Parameters<typeof estimateTextWidth>[1]) =>
		estimateTextWidth(text, style) / style.size;
	const sans = { family: 'sans', size: 13, weight: 400 } as const;
	const near = (given: number, real: number) => expect(Math.abs(given / real - 1)).toBeLessThan(0.05);
	near(em('Redesign the customer tasks', sans), 11.89);
	near(em('4.3 months of order debt', sans), 10.3);
	near(em('4.3 months of order debt', { ...sans, weight: 600 }), 10.59);
	near(em('2026', { ...sans, weight: 600 }), 2.05);
	near(em('Redesign the customer tasks', { ...sans, family: 'serif' }), 13.5);
	near(em('Redesign the customer tasks', { ...sans, family: 'serif', italic: true }), 12.12);
});
