import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barMark, barMarks, type BarOptions } from '$lib/chart/bars';
import { densityGeometry } from '$lib/chart/density';
import { layoutRows, type RowOptions } from '$lib/chart/rows';
import { fitScale, xOf } from '$lib/chart/scale';
import type { Mark, Shape } from '$lib/chart/shape';
import { type Day, day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import type { Initiative } from '$lib/plan/initiative';
import { healths, statuses } from '$lib/plan/initiative-words';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { lanes } from '$lib/plan/lane';
import { makeRecord } from '$lib/plan/record';
import { examplePlan } from '../support/example-plan';
import { withGroups } from '../support/grouped-plan';
import { buildPlan, emptyReport } from '../support/plan-builder';

const asOf = day('2028-06-30');
const scale = fitScale({ start: day('2026-01-01'), end: day('2030-12-31') }, 780);
const geometry = densityGeometry.compact;
const row = { top: 100, height: 17 };
const options: BarOptions = {
	asOf,
	report: emptyReport,
	baseline: null,
	selected: new Set<string>(),
	geometry
};

function initiative(values: Partial<Initiative>): Initiative {
	return makeRecord(initiativeFields, 'a', {
		title: 'CRM core',
		lane: 'technology',
		start: day('2028-03-02'),
		end: day('2028-09-30'),
		...values
	});
}

function draw(values: Partial<Initiative>, more: Partial<BarOptions> = {}): Mark {
	const mark = barMark(initiative(values), row, scale, { ...options, ...more });
	if (!mark) throw new Error('The bar was not drawn.');
	return mark;
}

function texts(mark: Mark): string {
	return mark.shapes.map((shape) => (shape.type === 'text' ? shape.text : '')).join('');
}

function numbersIn(shape: Shape): number[] {
	return Object.values(shape).flatMap((value) =>
		typeof value === 'number' ? [value] : typeof value === 'string' ? numbersInPath(value) : []
	);
}

function numbersInPath(d: string): number[] {
	return /^M[-\d.e]/.test(d)
		? d
				.split(/[A-Z ]+/)
				.filter(Boolean)
				.map(Number)
		: [];
}

const example = examplePlan();
const exampleReport = findFindings(example, asOf);
const rowOptions: RowOptions = {
	groupBy: 'lane',
	collapsed: new Set(),
	isPacked: false,
	shown: null,
	rowHeight: 17,
	laneHeight: 20
};
const exampleRows = layoutRows(example, rowOptions);

function exampleMark(id: string, more: Partial<BarOptions> = {}): Mark {
	const found = barMarks(exampleRows.rows, scale, { ...options, report: exampleReport, ...more });
	return found.find((mark) => mark.planId === id)!;
}

test('a bar runs from its first day to the end of its last', () => {
	const mark = draw({ end: day('2028-06-30'), start: day('2028-01-01') });
	expect(mark.box.x).toBeCloseTo(xOf(scale, day('2028-01-01')), 6);
	expect(mark.box.x + mark.box.w).toBeCloseTo(xOf(scale, day('2028-07-01')), 6);
	expect(mark.box).toMatchObject({ y: 100, h: 17 });
});

test('a bar says its name, lane, dates, progress and state', () => {
	const values = { start: day('2026-03-02'), end: day('2026-09-30'), progress: 40 };
	expect(draw(values).name).toBe('CRM core, technology, 2 Mar 2026 to 30 Sep 2026, 40 % done, late');
	expect(draw({ ...values, status: 'done' }).name).toBe(
		'CRM core, technology, 2 Mar 2026 to 30 Sep 2026, done'
	);
	expect(draw({ ...values, status: 'cancelled', kind: 'pilot' }).name).toBe(
		'CRM core, technology, pilot, 2 Mar 2026 to 30 Sep 2026, 40 % done, cancelled'
	);
});

test('an undated initiative has no bar', () => {
	expect(barMark(initiative({ end: null }), row, scale, options)).toBeNull();
});

test('the done part covers the share of its days that is done', () => {
	const mark = draw({ start: day('2028-05-01'), end: day('2028-08-08'), progress: 40 });
	const done = mark.shapes.find(
		(one) => one.type === 'rect' && typeof one.fill === 'object' && one.fill.state === 'done'
	);
	expect(done).toMatchObject({ x: xOf(scale, day('2028-05-01')), h: 9.5, y: 102.5 });
	expect(done?.type === 'rect' && done.w).toBeCloseTo(40 * scale.pxPerDay, 6);
});

test('an end more than a year ahead tapers across a quarter centred on it, beyond three years across a half', () => {
	const reach = (end: Day) => {
		const { box } = draw({ start: day('2028-07-01'), end });
		return (box.x + box.w - xOf(scale, end + 1)) / scale.pxPerDay;
	};
	expect(reach(day('2029-06-30'))).toBeCloseTo(0, 6);
	expect(reach(day('2029-09-28'))).toBeCloseTo(365.25 / 8, 6);
	expect(reach(day('2031-06-30'))).toBeCloseTo(365.25 / 8, 6);
	expect(reach(day('2031-07-02'))).toBeCloseTo(365.25 / 4, 6);
});

test('in the example PR9 and ST8 taper at both ends, TE4 at its end only', () => {
	const reach = (id: string) => {
		const { box, planId } = exampleMark(id);
		const one = example.initiatives.find((each) => each.id === planId)!;
		const days = (x: number) => Math.round(x / scale.pxPerDay);
		return [days(xOf(scale, one.start!) - box.x), days(box.x + box.w - xOf(scale, one.end! + 1))];
	};
	expect(reach('PR9')).toEqual([46, 46]);
	expect(reach('ST8')).toEqual([46, 46]);
	expect(reach('TE4')).toEqual([0, 46]);
	expect(reach('ST7')).toEqual([0, 0]);
});

test('finished work has square ends however far ahead it lies', () => {
	const { box } = draw({ start: day('2030-01-01'), end: day('2030-06-30'), status: 'done' });
	expect(box.x + box.w).toBeCloseTo(xOf(scale, day('2030-07-01')), 6);
});

test('notes tell the exceptions of the example', () => {
	const baseline = Object.fromEntries(
		example.initiatives.map((one) => [one.id, [one.start!, one.end!] as const])
	);
	const note = (id: string) => texts(exampleMark(id, { baseline }));
	expect(note('PR1')).toBe('+14 d');
	expect(note('ST2')).toBe('−20 d');
	expect(note('ST5')).toBe('5 months late');
	expect(note('TE2')).toBe('4.3 months of order debt');
	expect(note('TE3')).toBe('3.4 months of order debt, 30 days late, trial not met');
	expect(note('ST7')).toBe('');
});

test('order debt is a strip from the start to the last day of what shapes it, also when accepted', () => {
	const mark = exampleMark('TE2');
	const strip = mark.shapes.find((one) => one.type === 'rect' && one.fill === 'accent');
	expect(strip).toMatchObject({ x: xOf(scale, day('2028-02-21')), h: 3.2 });
	expect(strip?.type === 'rect' && strip.x + strip.w).toBeCloseTo(xOf(scale, asOf + 1), 6);
});

test('work past its end is drawn on to the as-of day, dashed', () => {
	const path = exampleMark('ST5').shapes.find(
		(one) => one.type === 'path' && one.stroke?.token === 'structure'
	);
	expect(path).toMatchObject({ stroke: { dash: [3, 2] } });
	expect(Math.max(...numbersInPath(path?.type === 'path' ? path.d : ''))).toBeCloseTo(
		xOf(scale, asOf + 1),
		1
	);
});

test('a trial ends in a disc when met, a cross when not, a ring while it runs', () => {
	const sign = (id: string) => {
		const circle = exampleMark(id).shapes.find((one) => one.type === 'circle');
		return circle ? String(circle.fill) : 'none';
	};
	expect(sign('TE2')).toBe('technology');
	expect(sign('TE6')).toBe('paper');
	expect(sign('TE3')).toBe('none');
	const cross = exampleMark('TE3').shapes.filter((one) => one.type === 'path' && one.stroke?.token === 'ink');
	expect(cross).toHaveLength(1);
});

test('states are told in words as well as by line', () => {
	expect(texts(draw({ status: 'paused' }))).toBe('paused');
	expect(texts(draw({ status: 'cancelled', end: day('2027-01-01') }))).toBe('cancelled');
	expect(texts(draw({ health: 'in-trouble' }))).toBe('in trouble');
	expect(texts(draw({ start: day('2028-09-01'), end: day('2028-08-01') }))).toBe('ends before it starts');
	const paused = draw({ status: 'paused' }).shapes[0];
	expect(paused?.type === 'rect' && paused.stroke?.dash).toBeTruthy();
});

test('a selected bar has a frame in accent, 2.5 px off', () => {
	const frame = draw({}, { selected: new Set(['a']) }).shapes.find(
		(one) => one.type === 'rect' && one.stroke?.token === 'accent'
	);
	expect(frame).toMatchObject({ y: 100, h: 14.5, stroke: { width: 1.6 } });
});

test('dates while dragging come from spanOf', () => {
	const span = { start: day('2027-01-01'), end: day('2027-03-31') };
	expect(draw({}, { spanOf: () => span }).box.x).toBeCloseTo(xOf(scale, span.start), 6);
});

test('a bar of one day at the zoom of a century can be seen and hit', () => {
	const far = { origin: day('1970-01-01'), pxPerDay: 0.02 };
	const one = initiative({ start: day('2028-05-01'), end: day('2028-05-01') });
	const mark = barMark(one, row, far, options)!;
	expect(mark.box.w).toBe(24);
	expect(mark.shapes[0]).toMatchObject({ type: 'rect', w: 3 });
});

test('a note turns to the left where the window ends too soon', () => {
	const window = { fromPx: 0, toPx: xOf(scale, day('2028-10-10')) };
	const noted = draw({ status: 'paused' }, { window }).shapes.find((one) => one.type === 'text');
	expect(noted?.type === 'text' && noted.x).toBeLessThan(xOf(scale, day('2028-03-02')));
});

test('a bar out of sight to the side is left out', () => {
	const window = { fromPx: xOf(scale, day('2029-06-01')), toPx: xOf(scale, day('2030-06-01')) };
	expect(barMark(initiative({}), row, scale, { ...options, window })).toBeNull();
});

test('a milestone of a lane has a sign and its title, late when its day has passed', () => {
	const plan = buildPlan({
		milestones: [
			{ id: 'm', lane: 'process', title: 'Board decides', day: day('2028-05-01') },
			{ id: 'n', lane: 'process', title: 'No day yet' }
		]
	});
	const { rows } = layoutRows(plan, rowOptions);
	const marks = barMarks(rows, scale, options);
	expect(marks.map((mark) => mark.name)).toEqual(['Board decides, milestone, process, 1 May 2028, late']);
	expect(texts(marks[0]!)).toBe('Board decides, late');
});

test('marks hold no number that cannot be drawn, and tapers never cross, whatever the dates', () => {
	const someDay = fc.option(
		fc.integer({ min: day('1990-01-01'), max: day('2080-12-31') }).map((one) => one as Day),
		{ freq: 8 }
	);
	const anyInitiative = fc.record({
		lane: fc.constantFrom(...lanes),
		status: fc.constantFrom(...statuses),
		health: fc.option(fc.constantFrom(...healths)),
		kind: fc.constantFrom('build' as const, 'pilot' as const),
		progress: fc.integer({ min: 0, max: 100 }),
		start: someDay,
		end: someDay,
		actualStart: someDay,
		trial: fc.option(
			fc.record({ start: fc.constant('2027-01-01'), end: fc.constant('2027-03-01'), result: fc.string() })
		)
	});
	fc.assert(
		fc.property(
			anyInitiative,
			fc.double({ min: 0.0025, max: 64, noNaN: true }),
			fc.constantFrom(...Object.values(densityGeometry)),
			(values, pxPerDay, someGeometry) => {
				const some = { origin: day('2026-01-01'), pxPerDay };
				const mark = barMark(initiative(values), row, some, {
					...options,
					geometry: someGeometry,
					baseline: { a: [asOf, asOf] },
					selected: new Set(['a'])
				});
				if (!mark) return;
				expect(Object.values(mark.box).every(Number.isFinite)).toBe(true);
				expect(mark.shapes.flatMap(numbersIn).every(Number.isFinite)).toBe(true);
				for (const shape of mark.shapes) {
					if (shape.type !== 'path' || !shape.fill || !shape.d.endsWith('Z')) continue;
					const xs = numbersInPath(shape.d.slice(0, -1)).filter((_, i) => i % 2 === 0);
					const upper = xs.slice(0, xs.length / 2);
					if (typeof shape.fill === 'object') expect(upper).toEqual([...upper].sort((a, b) => a - b));
				}
			}
		)
	);
});

/** The marks of three bars that share a row: the middle one ends on 30 Jun 2027, the last begins on `next`. */
function sharedMarks(values: Partial<Initiative>, next: string): readonly Mark[] {
	const plan = buildPlan({
		initiatives: [
			{ id: 'before', start: day('2026-03-01'), end: day('2026-12-20') },
			{ id: 'a', start: day('2027-01-01'), end: day('2027-06-30'), ...values },
			{ id: 'b', start: day(next), end: day('2028-12-31'), health: 'at-risk' }
		]
	});
	const { rows } = layoutRows(plan, { ...rowOptions, isPacked: true });
	return barMarks(rows, scale, { ...options, asOf: day('2026-07-01') });
}

test('[CHT-8] bars that share a row keep their notes between their neighbours, or shorten them', () => {
	const values = { health: 'at-risk', status: 'paused' } as const;
	const words = (next: string) => texts(sharedMarks(values, next)[1]!);
	expect(words('2028-05-01')).toBe('paused, at risk');
	expect(words('2027-11-15')).toBe('paused');
	expect(words('2027-07-15')).toBe('');
	const marks = sharedMarks(values, '2027-11-15');
	expect(new Set(marks.map((mark) => mark.box.y)).size).toBe(1);
	expect(texts(marks[2]!)).toBe('at risk');
});

test('[CHT-8] where not even a word has room, the sign of health stands alone', () => {
	const signs = (next: string) => {
		const mark = sharedMarks({ health: 'in-trouble' }, next)[1]!;
		expect(texts(mark)).toBe('');
		return mark.shapes.filter((shape) => shape.type === 'rect' && shape.w === 6.8).length;
	};
	expect(signs('2027-09-15')).toBe(1);
	expect(signs('2027-07-15')).toBe(0);
});

const grouped = withGroups(
	buildPlan({
		phases: [{ id: 'p', title: 'Redesign', start: day('2026-06-01'), end: day('2027-12-31') }],
		initiatives: [
			{ id: 'a', phase: 'p', group: 'g', start: day('2027-01-01'), end: day('2027-06-30') },
			{ id: 'b', phase: 'p', group: 'g', start: day('2027-03-01'), end: day('2027-09-30') }
		]
	}),
	[{ id: 'g', title: 'Order desk', lane: 'process' }]
);

function summaries(more: Partial<RowOptions>, how: Partial<BarOptions> = {}): Mark[] {
	const { rows } = layoutRows(grouped, { ...rowOptions, ...more });
	return barMarks(rows, scale, { ...options, ...how }).filter((mark) => mark.kind !== 'initiative');
}

test('[CHT-9] a group has a bracket from its first day to its last, and says what it holds', () => {
	const [mark, ...others] = summaries({});
	expect(others).toEqual([]);
	expect(mark).toMatchObject({
		key: 'group:g',
		kind: 'group',
		planId: 'g',
		name: 'Order desk, group, 2 initiatives, 1 Jan 2027 to 30 Sep 2027',
		shapes: [{ type: 'path', fill: 'ink' }]
	});
	expect(mark!.box.x).toBeCloseTo(xOf(scale, day('2027-01-01')), 6);
	expect(mark!.box.x + mark!.box.w).toBeCloseTo(xOf(scale, day('2027-10-01')), 6);
});

test('[CHT-9] a lane has a bracket while it is folded, a phase always', () => {
	const shut = summaries({ collapsed: new Set(['lane:process', 'lane:structure']) });
	expect(shut.map(({ kind, planId, name }) => [kind, planId, name])).toEqual([
		['head', 'lane:process', 'Process, lane, 2 initiatives, 1 Jan 2027 to 30 Sep 2027']
	]);
	const phases = summaries({ groupBy: 'phase' }).filter((mark) => mark.kind === 'phase');
	expect(phases.map(({ planId, name }) => [planId, name])).toEqual([
		['p', 'Redesign, phase, 2 initiatives, 1 Jun 2026 to 31 Dec 2027']
	]);
});

test('[CHT-9] a bracket that is selected has the frame of the selected; out of sight it has no mark', () => {
	const [mark] = summaries({}, { selected: new Set(['g']) });
	expect(mark!.shapes.at(-1)).toMatchObject({ type: 'rect', stroke: { token: 'accent' } });
	expect(summaries({}, { window: { fromPx: 700, toPx: 780 } })).toEqual([]);
});

const chain = { before: new Set(['a']), after: new Set(['b', 'g']), links: [] };

test('[CHT-12] what comes before the selected has an open triangle, what comes after a filled one, and says so', () => {
	const { rows } = layoutRows(grouped, rowOptions);
	const find = (id: string) =>
		barMarks(rows, scale, { ...options, related: chain }).find((mark) => mark.planId === id)!;
	const triangles = (mark: Mark) =>
		mark.shapes.flatMap((shape) =>
			shape.type === 'path' && shape.d.endsWith('Z') && shape.stroke ? [shape.fill] : []
		);
	expect(triangles(find('a'))).toEqual(['paper']);
	expect(triangles(find('b'))).toEqual(['ink']);
	expect(triangles(find('g'))).toEqual(['ink']);
	expect(find('a').name).toMatch(/, before what is chosen$/);
	expect(find('b').name).toMatch(/, after what is chosen$/);
});

test('[CHT-13] what is dimmed loses hue and pattern and keeps its words readable; what is selected does not', () => {
	const dimmed = new Set(['a']);
	const mark = draw({ health: 'in-trouble' }, { dimmed });
	const tokens = mark.shapes.flatMap((shape) =>
		shape.type === 'text' ? [shape.token] : [shape.fill, shape.stroke?.token].filter(Boolean)
	);
	expect(new Set(tokens)).toEqual(new Set(['paper', 'rule-2', 'ink-3']));
	expect(texts(mark)).toBe(texts(draw({ health: 'in-trouble' })));
	const selected = new Set(['a']);
	expect(draw({}, { dimmed, selected }).shapes).toEqual(draw({}, { selected }).shapes);
});
