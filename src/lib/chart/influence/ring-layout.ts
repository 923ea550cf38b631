import type { Point } from '$lib/chart/path';

/** How strongly two nodes belong together, by their numbers; the same both ways. */
export type Bond = (a: number, b: number) => number;

/** Rounds of exchanging; each takes the square of the number of nodes. */
const mostRounds = 12;
const mostForExchange = 60;

/**
 * The order in which nodes stand around a ring so that those with strong bonds stand near each other: the sum
 * of bond times distance on the ring is made small by exchanging two nodes as long as that helps. The same
 * input always gives the same order; node 0 stays first.
 */
export function ringOrder(count: number, bond: Bond): readonly number[] {
	const order = Array.from({ length: count }, (_, index) => index);
	if (count > mostForExchange) return order;
	const bonds = order.map((a) => order.map((b) => bond(a, b)));
	const far = (a: number, b: number) => Math.min(Math.abs(a - b), count - Math.abs(a - b));
	const costAt = (place: number, node: number, skip: number) => {
		let sum = 0;
		order.forEach((other, at) => {
			if (at !== place && at !== skip) sum += bonds[node]![other]! * far(place, at);
		});
		return sum;
	};
	for (let round = 0; round < mostRounds; round++) {
		let isBetter = false;
		for (let a = 1; a < count; a++) {
			for (let b = a + 1; b < count; b++) {
				const [one, other] = [order[a]!, order[b]!];
				const before = costAt(a, one, b) + costAt(b, other, a);
				const after = costAt(a, other, b) + costAt(b, one, a);
				if (after < before - 1e-9) {
					[order[a], order[b]] = [other, one];
					isBetter = true;
				}
			}
		}
		if (!isBetter) break;
	}
	return order;
}

export interface RingPlace extends Point {
	/** The side that the node’s label stands on. */
	readonly side: 'left' | 'right';
}

/**
 * Places on a ring of a size, clockwise from the top: half of them down the right, the rest up the left, evenly
 * spaced in height, so that labels beside them never meet. The ring bulges, so a straight line between two
 * places passes no third one on the other side.
 */
export function ringPlaces(
	count: number,
	widthPx: number,
	topPx: number,
	pitchPx: number
): readonly RingPlace[] {
	const right = Math.ceil(count / 2);
	const left = count - right;
	const height = Math.max(0, right - 1) * pitchPx;
	const middle = topPx + height / 2;
	const place = (at: number, of: number, side: 'left' | 'right'): RingPlace => {
		const y = middle + (at - (of - 1) / 2) * pitchPx;
		const share = height === 0 ? 0 : (y - middle) / (height * 0.62);
		const bulge = Math.sqrt(Math.max(0, 1 - share * share));
		const reach = (widthPx / 2) * (0.3 + 0.7 * bulge);
		return { x: widthPx / 2 + (side === 'right' ? reach : -reach), y, side };
	};
	return [
		...Array.from({ length: right }, (_, at) => place(at, right, 'right')),
		...Array.from({ length: left }, (_, at) => place(left - 1 - at, left, 'left'))
	];
}
