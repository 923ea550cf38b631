import { expect, test } from 'vitest';
import { debtHistoryShapes } from '$lib/chart/debt-history';
import { orderFlowShapes } from '$lib/chart/order-flow';
import type { Shape } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';
import { day } from '$lib/plan/day';
import type { DebtPoint } from '$lib/plan/debt-history';
import { findFindings } from '$lib/plan/findings';
import { orderFlow } from '$lib/plan/order-flow';
import type { Plan } from '$lib/plan/plan';
import { examplePlan } from '../support/example-plan';
import { buildLargePlan, buildPlan } from '../support/plan-builder';

const asOf = day('2028-06-30');

function draw(plan: Plan, widthPx = 1_200) {
	return orderFlowShapes(orderFlow(plan, findFindings(plan, asOf)), widthPx);
}

function textsOf(shapes: readonly Shape[]): string[] {
	return shapes.flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));
}

test('[SEQ-18] boxes stand by phase from left to right and by lane from top to bottom', () => {
	const { boxes, ground } = draw(examplePlan());
	const place = (id: string) => boxes.find((box) => box.cell.id === id)!;
	expect(place('process:P1').x).toBeLessThan(place('process:P2').x);
	expect(place('process:P5').y).toBeLessThan(place('structure:P5').y);
	expect(place('structure:P3').y).toBeLessThan(place('technology:P4').y);
	expect(textsOf(ground)).toEqual(
		expect.arrayContaining(['Understand', 'Process', 'Structure', 'Technology'])
	);
	expect(textsOf(place('technology:P4').shapes)).toEqual(['7 initiatives', '2\u202f600 person-days']);
});

test('[SEQ-18] an arrow that owes is red and says how much; accepted, it is dashed and says by whom', () => {
	const { arrows } = draw(examplePlan());
	const owing = arrows.filter(({ arrow }) => arrow.debtDays > 0);
	expect(owing.map(({ label }) => textsOf(label))).toEqual([
		['3.4 mo accepted', 'by Finance Director'],
		['4.3 mo accepted', 'by Steering committee']
	]);
	for (const { shapes } of owing) {
		expect(shapes[0]).toMatchObject({ stroke: { token: 'accent', dash: [7, 4] } });
	}
	const open = draw({ ...examplePlan(), decisions: [] }).arrows.filter(({ arrow }) => arrow.debtDays > 0);
	expect(open.map(({ label }) => textsOf(label))).toEqual([['3.4 mo'], ['4.3 mo']]);
	for (const { shapes } of open) {
		expect(shapes[0]).toMatchObject({ stroke: { token: 'accent' } });
		expect(shapes[0]).not.toHaveProperty('stroke.dash');
	}
	const quiet = arrows.filter(({ arrow }) => arrow.debtDays === 0);
	expect(quiet.length).toBeGreaterThan(0);
	expect(quiet.every(({ label, shapes }) => label.length === 0 && shapes.every(isQuiet))).toBe(true);
});

function isQuiet(shape: Shape): boolean {
	return shape.type === 'path' && shape.stroke?.token !== 'accent' && shape.fill !== 'accent';
}

test('[SEQ-18] the more pairs, the thicker the arrow', () => {
	const { arrows } = draw(examplePlan());
	for (const one of arrows) {
		for (const other of arrows) {
			if (one.arrow.pairs.length > other.arrow.pairs.length)
				expect(one.width).toBeGreaterThanOrEqual(other.width);
		}
	}
	expect(new Set(arrows.map(({ width }) => width)).size).toBeGreaterThan(1);
});

test('[SEQ-18] each arrow is told in words', () => {
	const names = draw(examplePlan()).arrows.map(({ name }) => name);
	expect(names).toContain(
		'From structure in Reshape roles and measures to technology in Enable with technology: ' +
			'5 times work is shaped, 4.3 months of order debt, all accepted'
	);
	expect(new Set(names).size).toBe(names.length);
});

test('labels keep off boxes and off each other', () => {
	const { arrows, boxes } = draw({ ...examplePlan(), decisions: [] });
	const labels = arrows
		.flatMap(({ label }) => label)
		.map((shape) => {
			if (shape.type !== 'text') throw new Error('A label is text.');
			const w = estimateTextWidth(shape.text, shape.style);
			return { x: shape.x - w / 2, y: shape.y - 10, w, h: 12 };
		});
	expect(labels.length).toBe(2);
	const meets = (a: (typeof labels)[number], b: (typeof labels)[number]) =>
		a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
	expect(labels.filter((label) => boxes.some((box) => meets(label, box)))).toEqual([]);
	expect(meets(labels[0]!, labels[1]!)).toBe(false);
});

test('columns spread over the room there is, and the picture is wider where it does not do', () => {
	const widths = [320, 1_200, 2_000].map((room) => draw(examplePlan(), room).width);
	expect(widths[0]).toBeGreaterThan(900);
	expect(widths[1]).toBeGreaterThan(widths[0]!);
	expect(widths[1]).toBeLessThanOrEqual(1_200);
	expect(widths[2]).toBeLessThan(1_300);
});

test('every arrow is finite and stays within the picture, also round a cycle of structure and back in time', () => {
	const plan = buildPlan({
		phases: [{ id: 'P1' }, { id: 'P2' }, { id: 'P3' }],
		initiatives: (['P1', 'P2', 'P3'] as const).flatMap((phase) =>
			(['process', 'structure', 'technology'] as const).flatMap((lane) =>
				[1, 2].map((at) => ({ id: `${lane} ${phase} ${at}`, lane, phase }))
			)
		),
		links: (['P1', 'P2', 'P3'] as const).flatMap((from) =>
			(['P1', 'P2', 'P3'] as const).flatMap((to) =>
				[
					['process', 'structure'],
					['process', 'technology'],
					['structure', 'structure'],
					['structure', 'technology']
				].map(([a, b]) => ({
					id: `${a}${from}${b}${to}`,
					from: `${a} ${from} 1`,
					to: `${b} ${to} 2`
				}))
			)
		)
	});
	const { arrows, width, height } = draw(plan);
	expect(arrows).toHaveLength(36);
	for (const { d } of arrows) {
		const numbers = d.match(/-?[\d.]+/g)!.map(Number);
		expect(numbers.every(Number.isFinite)).toBe(true);
		for (let i = 0; i < numbers.length; i += 2) {
			expect(numbers[i]).toBeGreaterThan(0);
			expect(numbers[i]).toBeLessThan(width + 12);
			expect(numbers[i + 1]).toBeGreaterThan(0);
			expect(numbers[i + 1]).toBeLessThan(height);
		}
	}
});

test('of too many arrows those that owe most are drawn, and the rest is counted with its debt', () => {
	const large = buildLargePlan(3_000);
	const plan: Plan = {
		...large,
		phases: buildPlan({ phases: Array.from({ length: 20 }, (_, i) => ({ id: `P${i}` })) }).phases,
		initiatives: large.initiatives.map((one, at) => ({ ...one, phase: `P${at % 20}` }))
	};
	const flow = orderFlow(plan, findFindings(plan, asOf));
	const { arrows, hiddenCount, hiddenDebtDays } = orderFlowShapes(flow, 1_200);
	expect(arrows.length).toBe(120);
	expect(arrows.length + hiddenCount).toBe(flow.arrows.length);
	const drawn = new Set(arrows.map(({ arrow }) => arrow));
	const least = Math.min(...[...drawn].map((arrow) => arrow.debtDays));
	const left = flow.arrows.filter((arrow) => !drawn.has(arrow));
	expect(Math.max(...left.map((arrow) => arrow.debtDays))).toBeLessThanOrEqual(least);
	expect(left.reduce((sum, arrow) => sum + arrow.debtDays, 0)).toBe(hiddenDebtDays);
	expect(arrows.filter(({ label }) => label.length > 0)).toHaveLength(40);
});

test('an empty plan draws lanes and no boxes', () => {
	const { boxes, arrows, width } = draw(buildPlan({}));
	expect([boxes.length, arrows.length]).toEqual([0, 0]);
	expect(width).toBeGreaterThan(0);
});

function point(debtDays: number, acceptedDays: number, baselineId: string | null, label: string): DebtPoint {
	return {
		baselineId,
		label,
		day: asOf,
		debtDays,
		acceptedDays,
		steps: new Map(),
		owed: new Map(),
		unknownCount: 0,
		goneCount: 0
	};
}

test('[SEQ-17] the history is a bar a point, open debt solid over accepted debt dashed', () => {
	const { shapes, hiddenCount } = debtHistoryShapes(
		[point(0, 0, 'a', 'First'), point(62, 31, 'b', 'Second'), point(124, 124, null, 'Now')],
		400
	);
	expect(textsOf(shapes)).toEqual([
		'0 mo',
		'First',
		'Jun ’28',
		'2.0 mo',
		'Second',
		'Jun ’28',
		'4.1 mo',
		'Now'
	]);
	const bars = shapes.flatMap((shape) => (shape.type === 'rect' ? [shape] : []));
	expect(bars.map(({ fill, stroke }) => [fill, stroke?.dash !== undefined])).toEqual([
		['accent', false],
		['accent-tint', true],
		['accent-tint', true]
	]);
	expect(bars[0]!.y + bars[0]!.h).toBeCloseTo(bars[1]!.y - 0.6, 5);
	expect(hiddenCount).toBe(0);
});

test('[SEQ-17] where there is no room for all points the newest are drawn', () => {
	const points = Array.from({ length: 12 }, (_, at) => point(at, 0, at === 11 ? null : `b${at}`, `B${at}`));
	const { shapes, hiddenCount } = debtHistoryShapes(points, 300);
	expect(hiddenCount).toBe(7);
	expect(textsOf(shapes)).toContain('B11');
	expect(textsOf(shapes)).not.toContain('B6');
});
