import { expect, test } from 'vitest';
import { networkPicture, type NetworkLine, type NetworkNode } from '$lib/chart/influence/network';
import { ringOrder, ringPlaces } from '$lib/chart/influence/ring-layout';
import { outcomeSeries } from '$lib/chart/support/outcome-series';
import { ratingChange } from '$lib/chart/support/rating-change';
import { shareLines } from '$lib/chart/support/share-lines';
import { supportTimeline } from '$lib/chart/support/support-timeline';
import type { Shape } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';
import { interventionFields } from '$lib/plan/behaviour/intervention';
import { outcomeFields } from '$lib/plan/behaviour/outcome';
import { day } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { exampleDay, workedExample } from '../support/worked-example';

const plan = workedExample();
const span = { start: day('2026-01-05'), end: day('2030-12-31') };
const options = { interventions: plan.interventions, span, asOf: exampleDay };

function texts(shapes: readonly Shape[]): string[] {
	return shapes.flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));
}

/** Where the texts of a picture stand. */
function boxes(shapes: readonly Shape[]) {
	return shapes.flatMap((shape) => {
		if (shape.type !== 'text') return [];
		const w = estimateTextWidth(shape.text, shape.style);
		const x = shape.anchor === 'end' ? shape.x - w : shape.anchor === 'middle' ? shape.x - w / 2 : shape.x;
		return [{ text: shape.text, x, y: shape.y - shape.style.size * 0.75, w, h: shape.style.size * 0.9 }];
	});
}

function overlaps(all: ReturnType<typeof boxes>): string[] {
	return all.flatMap((a, i) =>
		all
			.slice(i + 1)
			.filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
			.map((b) => `${a.text} / ${b.text}`)
	);
}

for (const widthPx of [296, 360, 800, 1_400]) {
	test(`[SUP-1] ${widthPx} px: each intervention has a row, no words meet and none leave the picture`, () => {
		const picture = supportTimeline(plan, { ...options, widthPx });
		expect(picture.items.map(({ key }) => key).sort()).toEqual(plan.interventions.map(({ id }) => id).sort());
		expect(overlaps(boxes(picture.shapes))).toEqual([]);
		for (const { text, x, w } of boxes(picture.shapes)) {
			expect([text, x >= -1, x + w <= widthPx + 1]).toEqual([text, true, true]);
		}
	});
}

test('[SUP-1] a row says style, strength, time, target and what is missing', () => {
	const { items } = supportTimeline(plan, { ...options, widthPx: 1_400 });
	const nameOf = (id: string) => items.find(({ key }) => key === id)!.name;
	expect(nameOf('IV2')).toMatch(
		/^Planning charter coaching: enable, strong; 1 Jun 2026 to 31 Dec 2026, over; Invite IT and the customer voice/
	);
	expect(nameOf('IV9')).toMatch(/require, light; from 11 Jan 2027, no end yet, running; .*; no principle$/);
	expect(nameOf('IV14')).toContain('– all teams; follows “Say what is not working”');
	const drawn = texts(supportTimeline(plan, { ...options, widthPx: 1_400 }).shapes);
	expect(drawn).toEqual(expect.arrayContaining(['Show before tell', 'Colleagues people trust', 'require']));
});

test('[SUP-3] what is missing stands in the picture in words beside a sign', () => {
	const { shapes } = supportTimeline(plan, { ...options, widthPx: 1_400 });
	expect(texts(shapes).filter((text) => text === 'no principle')).toHaveLength(1);
	const bare = makeRecord(interventionFields, 'n', { name: 'New' });
	const drawn = supportTimeline(plan, { ...options, interventions: [bare], widthPx: 1_400 });
	expect(texts(drawn.shapes)).toEqual(
		expect.arrayContaining(['No purpose yet', 'no dates yet', 'no purpose, no target, no principle'])
	);
});

test('[SUP-5] interest and ability are drawn before and after, for what was rated', () => {
	const { items, shapes } = ratingChange(plan.interventions, 900);
	expect(items.map(({ name }) => name)).toEqual([
		'Listen-in hours: interest 2.1 before, 3.0 after; ability 2.4 before, 2.9 after, on a scale from 1 to 5',
		'Planning charter coaching: interest 3.2 before, 4.1 after; ability 2.8 before, 4.0 after, on a scale from 1 to 5'
	]);
	for (const widthPx of [296, 600, 900])
		expect(overlaps(boxes(ratingChange(plan.interventions, widthPx).shapes))).toEqual([]);
	expect(shapes.filter((shape) => shape.type === 'circle')).toHaveLength(8);
	const fallen = makeRecord(interventionFields, 'f', {
		interestBefore: 4,
		interestAfter: 2,
		abilityAfter: 3
	});
	const picture = ratingChange([fallen], 600);
	expect(picture.items[0]!.name).toContain(
		'interest 4.0 before, 2.0 after; ability not rated before, 3.0 after'
	);
	expect(overlaps(boxes(picture.shapes))).toEqual([]);
});

test('[SUP-10] a series has a dot for each value, in the order of days, and nothing for none', () => {
	const [effort] = plan.outcomes;
	const { items } = outcomeSeries(effort!, span, exampleDay, 420);
	expect(items.map(({ name }) => name)).toEqual([
		'31 Mar 2026: 4.6',
		'31 Dec 2026: 4.5',
		'30 Jun 2027: 4.3',
		'31 Dec 2027: 4.2',
		'30 Jun 2028: 4'
	]);
	const xs = items.map(({ box }) => box.x);
	expect(xs).toEqual(xs.toSorted((a, b) => a - b));
	const single = makeRecord(outcomeFields, 'o', { values: [{ date: '2035-01-01', value: 0 }] });
	for (const outcome of [single, makeRecord(outcomeFields, 'e')]) {
		const picture = outcomeSeries(outcome, span, exampleDay, 300);
		expect(JSON.stringify(picture)).not.toMatch(/NaN|null|Infinity/);
		expect(picture.items.every(({ box }) => box.x >= 0 && box.x + box.w <= 300 + 12)).toBe(true);
	}
});

test('[SUP-9] a share that is not shown draws its reason and no dot', () => {
	const { shapes } = shareLines(
		[
			{
				key: 'a',
				label: 'A',
				figure: { share: 0.5, low: 0.4, high: 0.6, words: '10 of 20' },
				reason: '',
				name: 'A'
			},
			{ key: 'b', label: 'B', figure: null, reason: 'not asked yet', name: 'B' }
		],
		600
	);
	expect(shapes.filter((shape) => shape.type === 'circle')).toHaveLength(1);
	expect(texts(shapes)).toEqual(expect.arrayContaining(['50 %', '10 of 20', 'not asked yet']));
});

function networkOf(count: number): { nodes: NetworkNode[]; lines: NetworkLine[] } {
	const nodes = Array.from({ length: count }, (_, i) => ({
		id: `t${i}`,
		name: `Team of a long name ${i}`,
		share: 1 / count,
		own: 0.5,
		agents: i % 3
	}));
	const lines = nodes.flatMap((to, i) =>
		nodes.flatMap((from, j) =>
			(i * 7 + j * 3) % 5 === 0 && i !== j
				? [{ from: from.id, to: to.id, weight: 0.2, isPlanned: j % 4 === 0 }]
				: []
		)
	);
	return { nodes, lines };
}

for (const [count, widthPx] of [
	[1, 900],
	[2, 900],
	[3, 900],
	[8, 900],
	[15, 900],
	[40, 900],
	[8, 296],
	[15, 366]
] as const) {
	test(`[SUP-6] ${count} teams in ${widthPx} px: no discs or labels meet, and no line runs through a foreign disc`, () => {
		const { nodes, lines } = networkOf(count);
		const picture = networkPicture(nodes, lines, { widthPx, chosen: null });
		expect(picture.items).toHaveLength(count);
		expect(overlaps(boxes(picture.shapes))).toEqual([]);
		const discs = picture.shapes.flatMap((shape) => (shape.type === 'circle' && shape.stroke ? [shape] : []));
		expect(discs).toHaveLength(count);
		for (const [i, a] of discs.entries())
			for (const b of discs.slice(i + 1))
				expect(Math.hypot(a.cx - b.cx, a.cy - b.cy)).toBeGreaterThan(a.r + b.r);
		const curves = picture.shapes.flatMap((shape) =>
			shape.type === 'path' && shape.d.includes('C') ? [numbersIn(shape.d)] : []
		);
		expect(curves).toHaveLength(lines.length);
		const through = curves.flatMap((curve) =>
			discs.filter((disc) => runsThrough(curve, disc.cx, disc.cy, disc.r))
		);
		expect(through.length).toBeLessThanOrEqual(count > 15 ? Math.ceil(curves.length * 0.05) : 0);
	});
}

function numbersIn(d: string): number[] {
	return d.match(/-?[\d.]+/g)!.map(Number);
}

/** Whether a cubic comes nearer to a middle than its radius, away from its own ends. */
function runsThrough(n: readonly number[], cx: number, cy: number, r: number): boolean {
	for (let step = 1; step < 60; step++) {
		const t = step / 60;
		const u = 1 - t;
		const mix = (at: number) =>
			u ** 3 * n[at]! + 3 * u * u * t * n[at + 2]! + 3 * u * t * t * n[at + 4]! + t ** 3 * n[at + 6]!;
		if (Math.hypot(mix(0) - cx, mix(1) - cy) < r) return true;
	}
	return false;
}

test('[SUP-6] the same network is always drawn the same, and a chosen team has the weights of its lines', () => {
	const { nodes, lines } = networkOf(8);
	const draw = (chosen: string | null) => networkPicture(nodes, lines, { widthPx: 900, chosen });
	expect(draw(null)).toEqual(draw(null));
	const own = lines.filter(({ from, to }) => from === 't3' || to === 't3').length;
	const weights = (chosen: string | null) =>
		texts(draw(chosen).shapes).filter((text) => text === '.20').length;
	expect([weights(null), weights('t3')]).toEqual([0, own]);
});

test('[SUP-6] a team is told with its share, whom it hears and who hears it', () => {
	const nodes = [
		{ id: 'a', name: 'A', share: 0.7, own: 0.5, agents: 1 },
		{ id: 'b', name: 'B', share: 0.3, own: 0, agents: 0 }
	];
	const lines = [{ from: 'a', to: 'b', weight: 1, isPlanned: false }];
	const names = networkPicture(nodes, lines, { widthPx: 700, chosen: null }).items.map(({ name }) => name);
	expect(names).toEqual([
		'A: long-run share .70; listens to itself .50, and to nobody; heard by B 1.00; 1 change agent',
		'B: long-run share .30; listens to itself 0, and to A 1.00; heard by nobody; no change agent'
	]);
});

test('[SUP-6] those that belong together stand near each other on the ring', () => {
	const friends = new Set(['0 3', '3 0', '1 2', '2 1']);
	const order = ringOrder(6, (a, b) => (friends.has(`${a} ${b}`) ? 1 : 0));
	const far = (a: number, b: number) => {
		const steps = Math.abs(order.indexOf(a) - order.indexOf(b));
		return Math.min(steps, 6 - steps);
	};
	expect([order[0], far(0, 3), far(1, 2)]).toEqual([0, 1, 1]);
	expect(ringPlaces(0, 400, 40, 80)).toEqual([]);
});
