import type { Point } from './path';
import type { Shape, TextStyle, Token } from './shape';
import { estimateTextWidth } from './text-width';

/** Cubic curves one after the other, as points: a start, then two handles and an end for each. */
export type Curve = readonly Point[];

/** A line of a label. */
export interface LabelLine {
	readonly text: string;
	readonly style: TextStyle;
	readonly token: Token;
}

interface Box {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

const lineHeight = 13;
/** Between a label and the line that it stands beside. */
const beside = 7;
/** What a label would rather not do: lie on a box or on another label, on a foreign line, on its own. */
const costs = { box: 100, foreign: 4, own: 1 } as const;
const samples = 32;

/**
 * Places labels at their lines, one after the other, where they cover least. The labels placed before count as
 * boxes for those to come.
 */
export function labelPlacer(
	boxes: readonly Box[],
	curves: readonly Curve[]
): (lines: readonly LabelLine[], curve: Curve) => Shape[] {
	const taken: Box[] = [...boxes];
	const points = new Map(curves.map((curve) => [curve, sampled(curve)]));
	return (lines, curve) => {
		const w = Math.max(...lines.map(({ text, style }) => estimateTextWidth(text, style))) + 6;
		const h = lines.length * lineHeight + 2;
		const cost = (box: Box) => {
			let sum = costs.box * taken.filter((other) => overlap(box, other)).length;
			for (const [other, list] of points)
				sum += (other === curve ? costs.own : costs.foreign) * list.filter((one) => isIn(one, box)).length;
			return sum;
		};
		const spots = spotsAlong(curve, w, h);
		const [best] = spots.map((box) => ({ box, cost: cost(box) })).sort((a, b) => a.cost - b.cost);
		const box = best!.box;
		taken.push(box);
		return lines.map(({ text, style, token }, i) => ({
			type: 'text',
			x: box.x + w / 2,
			y: box.y + 11 + i * lineHeight,
			text,
			style,
			token,
			anchor: 'middle',
			halo: 4
		}));
	};
}

/** Places for a label of a size: to the right, to the left and upon the line, from its middle outwards. */
function spotsAlong(curve: Curve, w: number, h: number): Box[] {
	return [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]
		.map((share) => pointAt(curve, share))
		.flatMap(({ x, y }) => [
			{ x: x + beside, y: y - h / 2, w, h },
			{ x: x - beside - w, y: y - h / 2, w, h },
			{ x: x - w / 2, y: y - h - beside, w, h },
			{ x: x - w / 2, y: y + beside, w, h },
			{ x: x - w / 2, y: y - h / 2, w, h }
		]);
}

function sampled(curve: Curve): Point[] {
	return Array.from({ length: samples }, (_, i) => pointAt(curve, i / (samples - 1)));
}

/** A point on a curve of one or more cubics, by its share of the way. */
function pointAt(curve: Curve, share: number): Point {
	const pieces = (curve.length - 1) / 3;
	const piece = Math.min(pieces - 1, Math.floor(share * pieces));
	const t = share * pieces - piece;
	const [a, b, c, d] = curve.slice(piece * 3, piece * 3 + 4) as [Point, Point, Point, Point];
	const u = 1 - t;
	const mix = (of: 'x' | 'y') =>
		u ** 3 * a[of] + 3 * u ** 2 * t * b[of] + 3 * u * t ** 2 * c[of] + t ** 3 * d[of];
	return { x: mix('x'), y: mix('y') };
}

function overlap(a: Box, b: Box): boolean {
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function isIn({ x, y }: Point, box: Box): boolean {
	return x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;
}
