import { scaleLinear } from 'd3-scale';
import type { Intervention } from '$lib/plan/behaviour/intervention';
import { fitText, sans, textShape } from '$lib/chart/pages-text';
import { across, down } from '$lib/chart/path';
import type { Picture, PictureItem } from '$lib/chart/picture';
import type { Shape } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';

const title = sans(12.5, 600);
const label = sans(12.5);
const note = sans(11.5);
const tick = sans(10.5);
const wide = 560;
const linePx = 22;
const headPx = 22;

interface Pair {
	readonly name: string;
	readonly before: number | null;
	readonly after: number | null;
}

/** Interest and ability of those concerned, before an intervention and after. */
export function ratingPairs(one: Intervention): readonly Pair[] {
	return [
		{ name: 'Interest', before: one.interestBefore, after: one.interestAfter },
		{ name: 'Ability', before: one.abilityBefore, after: one.abilityAfter }
	].filter(({ before, after }) => before !== null || after !== null);
}

/** "interest 3.2 before, 4.1 after" */
function pairWords({ name, before, after }: Pair): string {
	const words = (value: number | null) => (value === null ? 'not rated' : value.toFixed(1));
	return `${name.toLowerCase()} ${words(before)} before, ${words(after)} after`;
}

/**
 * Interest and ability before and after, on a line from 1 to 5 each: a ring is before, a disc after. Only
 * interventions that were rated are drawn.
 */
export function ratingChange(interventions: readonly Intervention[], widthPx: number): Picture {
	const rated = interventions.filter((one) => ratingPairs(one).length > 0);
	const isBeside = widthPx >= wide;
	const namePx = isBeside ? Math.min(300, widthPx * 0.36) : widthPx;
	const labelPx = (isBeside ? namePx + 12 : 0) + 64;
	const x = scaleLinear()
		.domain([1, 5])
		.range([labelPx + 8, Math.min(widthPx - 44, labelPx + 420)]);
	const shapes: Shape[] = [];
	const items: PictureItem[] = [];
	let y = headPx;
	for (const one of rated) {
		const pairs = ratingPairs(one);
		const top = y;
		shapes.push(
			{ type: 'path', d: across(0, widthPx, y), stroke: { token: 'rule', width: 1 } },
			textShape(fitText(one.name || 'Untitled', title, namePx, estimateTextWidth), 0, y + 17, title)
		);
		if (!isBeside) y += linePx;
		for (const pair of pairs) {
			shapes.push(textShape(pair.name, labelPx - 64, y + 17, label, 'ink-2'), ...pairShapes(pair, x, y + 13));
			y += linePx;
		}
		y += 6;
		items.push({
			key: one.id,
			name: `${one.name || 'Untitled'}: ${pairs.map(pairWords).join('; ')}, on a scale from 1 to 5`,
			box: { x: 0, y: top, w: widthPx, h: y - top }
		});
	}
	const scale = [1, 2, 3, 4, 5].flatMap((value): Shape[] => [
		{ type: 'path', d: down(x(value), headPx, y), stroke: { token: 'rule', width: 1 } },
		textShape(String(value), x(value), headPx - 7, tick, 'ink-3', 'middle')
	]);
	return { width: widthPx, height: y + 2, shapes: [...scale, ...shapes], items };
}

function pairShapes({ before, after }: Pair, x: (value: number) => number, y: number): Shape[] {
	const shapes: Shape[] = [];
	if (before !== null && after !== null && before !== after) {
		const side = after > before ? 1 : -1;
		const [from, to] = [x(before) + side * 4.5, x(after) - side * 4.5];
		shapes.push({ type: 'path', d: across(from, to, y), stroke: { token: 'ink', width: 1.5 } });
	}
	if (before !== null)
		shapes.push({
			type: 'circle',
			cx: x(before),
			cy: y,
			r: 4,
			fill: 'paper',
			stroke: { token: 'ink', width: 1.3 }
		});
	if (after !== null) shapes.push({ type: 'circle', cx: x(after), cy: y, r: 4.5, fill: 'ink' });
	const isFall = before !== null && after !== null && after < before;
	for (const [value, isLow] of [
		[before, !isFall && after !== null && after !== before],
		[after, isFall]
	] as const) {
		if (value === null) continue;
		const side = isLow ? -9 : 9;
		shapes.push(textShape(value.toFixed(1), x(value) + side, y + 4, note, 'ink-2', isLow ? 'end' : 'start'));
	}
	return shapes;
}
