import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BarOptions } from '$lib/chart/bars';
import { densityGeometry } from '$lib/chart/density';
import { linkMarks, linkShapes, visibleLinks } from '$lib/chart/links';
import { relatedTo } from '$lib/chart/related';
import { type Anchor, routeLink } from '$lib/chart/route';
import { layoutRows, type RowLayout } from '$lib/chart/rows';
import { fitScale, xOf } from '$lib/chart/scale';
import type { Mark, Shape } from '$lib/chart/shape';
import { day } from '$lib/plan/day';
import { type Lane, lanes } from '$lib/plan/lane';
import type { Link } from '$lib/plan/link';
import { linkTypes } from '$lib/plan/link-type';
import type { Plan } from '$lib/plan/plan';
import { examplePlan } from '../support/example-plan';
import { withGroups } from '../support/grouped-plan';
import { buildLargePlan, buildPlan, emptyReport } from '../support/plan-builder';

const scale = fitScale({ start: day('2026-01-01'), end: day('2030-12-31') }, 780);
const geometry = densityGeometry.compact;
const options: BarOptions = {
	asOf: day('2028-06-30'),
	report: emptyReport,
	baseline: null,
	selected: new Set<string>(),
	geometry
};

function lay(plan: Plan, collapsed: readonly Lane[] = [], groupBy: 'lane' | 'phase' = 'lane') {
	return layoutRows(plan, {
		groupBy,
		collapsed: new Set(collapsed.map((lane) => `lane:${lane}`)),
		isPacked: false,
		shown: null,
		rowHeight: 17,
		laneHeight: 20
	});
}

/** The links that cross a window, by looking at each. */
function crossing(plan: Plan, layout: RowLayout, topPx: number, bottomPx: number): Link[] {
	return plan.links.filter((link) => {
		const [from, to] = [layout.anchorOf(link.from), layout.anchorOf(link.to)];
		if (!from || !to || from === to) return false;
		const [upper, lower] = from.index < to.index ? [from, to] : [to, from];
		return upper.top < bottomPx && lower.top + lower.height > topPx;
	});
}

const anyPlan = fc
	.record({
		laneOf: fc.array(fc.constantFrom(...lanes), { minLength: 1, maxLength: 80 }),
		ends: fc.array(fc.tuple(fc.nat(90), fc.nat(90), fc.constantFrom(...linkTypes)), { maxLength: 120 })
	})
	.map(({ laneOf, ends }) =>
		buildPlan({
			initiatives: laneOf.map((lane, i) => ({
				id: `i${i}`,
				lane,
				start: day('2026-05-01'),
				end: day('2027-05-01')
			})),
			links: ends.map(([from, to, type], i) => ({ id: `l${i}`, from: `i${from}`, to: `i${to}`, type }))
		})
	);

test('the index finds every link that crosses a window, and no other', () => {
	fc.assert(
		fc.property(
			anyPlan,
			fc.subarray([...lanes]),
			fc.nat(1_400),
			fc.integer({ min: 1, max: 500 }),
			(plan, shut, top, h) => {
				const layout = lay(plan, shut);
				const { links, hiddenCount } = visibleLinks(plan, layout, { topPx: top, bottomPx: top + h });
				const ids = (some: readonly Link[]) => some.map((link) => link.id).sort();
				expect(ids(links)).toEqual(top < layout.height ? ids(crossing(plan, layout, top, top + h)) : []);
				expect(hiddenCount).toBe(0);
			}
		)
	);
});

test('[CHT-11] of more links than can be read the shorter are drawn, the rest counted, the selected one’s always drawn', () => {
	fc.assert(
		fc.property(anyPlan, fc.nat(12), (plan, cap) => {
			const layout = lay(plan);
			const window = { topPx: 40, bottomPx: 300 };
			const all = crossing(plan, layout, window.topPx, window.bottomPx);
			const own = all.filter((link) => link.from === 'i3' || link.to === 'i3');
			const { links, hiddenCount } = visibleLinks(plan, layout, window, new Set(['i3']), cap);
			expect(new Set(links).size).toBe(links.length);
			expect(links.length + hiddenCount).toBe(all.length);
			expect(links.length).toBeLessThanOrEqual(cap + own.length);
			expect(own.every((link) => links.includes(link))).toBe(true);
			const length = (link: Link) =>
				Math.abs(layout.anchorOf(link.from)!.index - layout.anchorOf(link.to)!.index);
			const drawn = Math.max(0, ...links.filter((link) => !own.includes(link)).map(length));
			const left = all.filter((link) => !links.includes(link)).map(length);
			for (const one of left) expect(drawn).toBeLessThan(one * 2);
		})
	);
});

test('of fifty thousand links a window gets two hundred at most', () => {
	const plan = buildLargePlan(50_000);
	const layout = lay(plan);
	const { links, hiddenCount } = visibleLinks(plan, layout, { topPx: 400_000, bottomPx: 400_800 });
	expect(links).toHaveLength(200);
	expect(hiddenCount).toBe(crossing(plan, layout, 400_000, 400_800).length - 200);
});

const source: Anchor = { startX: 10, endX: 50, top: 2, bottom: 12, rowTop: 0, rowBottom: 17 };
const target = (startX: number, rows = 3): Anchor => ({
	startX,
	endX: startX + 60,
	top: 17 * rows + 2,
	bottom: 17 * rows + 12,
	rowTop: 17 * rows,
	rowBottom: 17 * rows + 17
});

test('a link leaves at the bar’s middle, has one vertical and enters the start', () => {
	expect(routeLink(source, target(100), 'FS')).toEqual([
		{ x: 50, y: 7 },
		{ x: 94, y: 7 },
		{ x: 94, y: 58 },
		{ x: 100, y: 58 }
	]);
});

test('a gap under 8 px drops straight into the top edge, or the bottom one from below', () => {
	expect(routeLink(source, target(53), 'FS')).toEqual([
		{ x: 50, y: 7 },
		{ x: 56, y: 7 },
		{ x: 56, y: 53 }
	]);
	expect(routeLink(source, target(53, -3), 'FS').at(-1)).toEqual({ x: 56, y: -39 });
});

test('backwards, a link goes round through the gap beside the target’s row', () => {
	expect(routeLink(source, target(20), 'FS')).toEqual([
		{ x: 50, y: 7 },
		{ x: 56, y: 7 },
		{ x: 56, y: 49 },
		{ x: 14, y: 49 },
		{ x: 14, y: 58 },
		{ x: 20, y: 58 }
	]);
});

test('links of the other types leave and enter at the ends that they name', () => {
	const ends = (type: 'SS' | 'FF' | 'SF') => {
		const points = routeLink(source, target(100), type);
		return [points[0]?.x, points.at(-1)?.x];
	};
	expect(ends('SS')).toEqual([10, 100]);
	expect(ends('FF')).toEqual([50, 160]);
	expect(ends('SF')).toEqual([10, 160]);
});

test('every route turns at right angles and holds no number that cannot be drawn', () => {
	const anchor = fc
		.record({ x: fc.integer({ min: -500, max: 500 }), w: fc.nat(200), row: fc.nat(40) })
		.map(({ x, w, row }) => ({ ...target(x, row), endX: x + w }));
	fc.assert(
		fc.property(anchor, anchor, fc.constantFrom(...linkTypes), (from, to, type) => {
			const points = routeLink(from, to, type);
			for (const [i, point] of points.entries()) {
				expect(Number.isFinite(point.x) && Number.isFinite(point.y)).toBe(true);
				const before = points[i - 1];
				if (before) expect(before.x === point.x || before.y === point.y).toBe(true);
			}
		})
	);
});

test('in the example the links of the selected bar are drawn last, in accent', () => {
	const plan = examplePlan();
	const layout = lay(plan);
	const { links } = visibleLinks(plan, layout, { topPx: 0, bottomPx: layout.height }, new Set(['TE2']));
	const marks = linkMarks(links, plan, layout, scale, { ...options, selected: new Set(['TE2']) });
	expect(marks).toHaveLength(plan.links.length);
	const line = (key: string) => marks.find((mark) => mark.key === key)?.shapes[0];
	expect(
		marks
			.slice(-2)
			.map((mark) => mark.planId)
			.sort()
	).toEqual(['PR4-TE2', 'ST5-TE2']);
	expect(line('link:PR4-TE2')).toMatchObject({ stroke: { token: 'accent', width: 1.5 } });
	expect(line('link:PR1-PR3')).toMatchObject({ stroke: { token: 'rule-2', width: 0.7 } });
	expect(marks.find((mark) => mark.planId === 'PR1-PR3')?.name).toBe(
		'PR1 Map five customer tasks from contact point inwards to PR3 Redesign: get a problem fixed, finish to start'
	);
});

test('hundreds of links of one paint become one path for their lines and one for their heads', () => {
	const plan = examplePlan();
	const marks = linkMarks(plan.links, plan, lay(plan), scale, { ...options, selected: new Set(['TE2']) });
	const shapes = linkShapes(marks);
	expect(shapes.map((one) => one.type === 'path' && (one.stroke?.token ?? one.fill))).toEqual([
		'rule-2',
		'rule-2',
		'accent',
		'accent'
	]);
	const length = (some: readonly Shape[]) =>
		some.reduce((sum, one) => sum + (one.type === 'path' ? one.d.length : 0), 0);
	expect(length(shapes)).toBe(length(marks.flatMap((mark) => mark.shapes)));
});

test('a link that is left out of the calculation is dashed', () => {
	const plan = buildPlan({
		initiatives: ['a', 'b'].map((id) => ({ id, start: day('2026-05-01'), end: day('2026-09-01') })),
		links: [{ id: 'l', from: 'a', to: 'b' }]
	});
	const report = { ...emptyReport, ignoredLinks: new Set(['l']) };
	const [mark] = linkMarks(plan.links, plan, lay(plan), scale, { ...options, report });
	expect(mark?.shapes[0]).toMatchObject({ stroke: { dash: [4, 3] } });
});

test('links reach milestones; an end that is undated or missing gets no line', () => {
	const plan = buildPlan({
		initiatives: [{ id: 'a', start: day('2026-05-01'), end: day('2026-09-01') }, { id: 'undated' }],
		milestones: [{ id: 'm', lane: 'technology', day: day('2027-01-01') }],
		links: [
			{ id: 'l1', from: 'a', to: 'm' },
			{ id: 'l2', from: 'a', to: 'undated' },
			{ id: 'l3', from: 'a', to: 'gone' }
		]
	});
	const marks = linkMarks(plan.links, plan, lay(plan), scale, options);
	expect(marks.map((mark) => mark.planId)).toEqual(['l1']);
});

test('a link out of a collapsed lane leaves from its head', () => {
	const plan = examplePlan();
	const layout = lay(plan, ['process']);
	const [mark] = linkMarks(
		plan.links.filter((link) => link.id === 'PR4-TE2'),
		plan,
		layout,
		scale,
		options
	);
	expect(mark?.box.y).toBe(10);
});

const toStrip = withGroups(
	buildPlan({
		phases: [{ id: 'p', start: day('2026-02-01'), end: day('2027-12-31') }],
		initiatives: [{ id: 'a', group: 'g', status: 'done', start: day('2026-05-01'), end: day('2026-09-01') }],
		milestones: [
			{ id: 'm', phase: 'p', day: day('2027-01-01') },
			{ id: 'early', phase: 'p', day: day('2026-06-01') }
		],
		links: [
			{ id: 'on', from: 'a', to: 'm' },
			{ id: 'back', from: 'a', to: 'early' },
			{ id: 'from', from: 'early', to: 'a' },
			{ id: 'phase', from: 'p', to: 'a', type: 'SS' },
			{ id: 'group', from: 'g', to: 'm' },
			{ id: 'both', from: 'm', to: 'p' }
		]
	}),
	[{ id: 'g', end: day('2026-12-01') }]
);
const x = (of: string, half = 0) => Math.round((xOf(scale, day(of)) + half) * 100) / 100;
const ends = (mark: Mark | undefined) => {
	const [line] = mark?.shapes ?? [];
	const [, ...points] = (line?.type === 'path' ? line.d : '').split(/[MLQ]/);
	return [points[0], points.at(-1)];
};

test('[CHT-10] a link to what stands in the strip leaves the chart at the top, above its day', () => {
	const layout = lay(toStrip);
	const all = { topPx: 0, bottomPx: layout.height };
	const { links, hiddenCount } = visibleLinks(toStrip, layout, all);
	expect(links.map((link) => link.id).sort()).toEqual(['back', 'from', 'group', 'on', 'phase']);
	expect(hiddenCount).toBe(0);
	const marks = linkMarks(links, toStrip, layout, scale, options);
	expect(marks).toHaveLength(5);
	const find = (id: string) => ends(marks.find((mark) => mark.planId === id));
	const middle = scale.pxPerDay / 2;
	const barY = layout.rowOf('a')!.top + geometry.barTop + geometry.barHeight / 2;
	expect(find('on')).toEqual([`${x('2026-09-02')} ${barY}`, `${x('2027-01-01', middle)} 4.5`]);
	expect(find('back')[1]).toBe(`${x('2026-06-01', middle)} 4.5`);
	expect(find('from')[0]).toBe(`${x('2026-06-01', middle)} 0`);
	expect(find('phase')[0]).toBe(`${x('2026-02-01')} 0`);
	expect(marks.find((mark) => mark.planId === 'phase')?.name).toBe('Untitled to Untitled, start to start');
});

test('[CHT-10] a link to the strip crosses every window above its row', () => {
	const count = 60;
	const plan = buildPlan({
		initiatives: Array.from({ length: count }, (_, i) => ({ id: `i${i}` })),
		milestones: [{ id: 'm' }],
		links: [{ id: 'l', from: 'i59', to: 'm' }]
	});
	const layout = lay(plan);
	const at = (topPx: number) => visibleLinks(plan, layout, { topPx, bottomPx: topPx + 50 }).links.length;
	expect([at(0), at(500), at(17 * 59), at(layout.height - 30)]).toEqual([1, 1, 1, 0]);
});

test('[CHT-10] a link at a group or, where rows stand under phases, at a phase ends at its bracket', () => {
	const layout = lay(toStrip);
	const group = linkMarks(
		toStrip.links.filter((link) => link.id === 'group'),
		toStrip,
		layout,
		scale,
		options
	);
	const row = layout.rowOf('g')!;
	expect(ends(group[0])[0]).toBe(`${x('2026-12-02')} ${row.top + row.height / 2}`);
	const byPhase = lay(toStrip, [], 'phase');
	const marks = linkMarks(toStrip.links, toStrip, byPhase, scale, options);
	expect(marks).toHaveLength(6);
	const phase = marks.find((mark) => mark.planId === 'phase');
	expect(ends(phase)[0]).toBe(`${x('2026-02-01')} 10`);
});

test('[CHT-12] links that lead to the selected through others are drawn in ink, and always', () => {
	const plan = examplePlan();
	const layout = lay(plan);
	const selected = new Set(['TE2']);
	const related = relatedTo(plan, selected, emptyReport.ignoredLinks);
	const window = { topPx: 0, bottomPx: layout.height };
	const { links, hiddenCount } = visibleLinks(plan, layout, window, selected, 0, related);
	expect(new Set(links)).toEqual(new Set(related.links));
	expect(hiddenCount).toBe(plan.links.length - related.links.length);
	const marks = linkMarks(links, plan, layout, scale, { ...options, selected, related });
	const paints = marks.map(({ shapes: [line] }) => line?.type === 'path' && line.stroke?.token);
	expect(paints.filter((one) => one === 'accent')).toHaveLength(2);
	expect(paints.filter((one) => one === 'ink')).toHaveLength(related.links.length - 2);
	expect(paints.indexOf('accent')).toBeGreaterThan(paints.lastIndexOf('ink'));
});

test('[CHT-13] a link at what stands back stands back', () => {
	const plan = examplePlan();
	const marks = linkMarks(plan.links, plan, lay(plan), scale, { ...options, dimmed: new Set(['PR1']) });
	const token = (id: string) => {
		const [line] = marks.find((mark) => mark.planId === id)!.shapes;
		return line?.type === 'path' ? line.stroke?.token : undefined;
	};
	expect([token('PR1-PR3'), token('PR4-TE2')]).toEqual(['rule', 'rule-2']);
});
