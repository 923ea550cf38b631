import { at, type Point } from '$lib/chart/path';

/**
 * Path data of diagonal lines between an upper and a lower line, whose points lie at the same x. `pitch` is the
 * distance of the diagonals along the x axis.
 */
export function hatchBetween(upper: readonly Point[], lower: readonly Point[], pitch: number): string {
	const [first, last] = [upper[0], upper.at(-1)];
	if (!first || !last || last.x <= first.x) return '';
	const ys = [...upper, ...lower].map((point) => point.y);
	// A diagonal is all points whose x + y is the same.
	const from = Math.floor((first.x + Math.min(...ys)) / pitch) * pitch;
	const to = last.x + Math.max(...ys);
	let d = '';
	for (let sum = from; sum <= to; sum += pitch) d += diagonal(sum, upper, lower);
	return d;
}

/** The parts of one diagonal that lie between the lines; parts that meet are one. */
function diagonal(sum: number, upper: readonly Point[], lower: readonly Point[]): string {
	let d = '';
	let open: readonly [number, number] | null = null;
	for (let index = 1; index < upper.length; index += 1) {
		const part = inSegment(sum, upper, lower, index);
		if (part === null) continue;
		if (open !== null && part[0] - open[1] < 0.01) open = [open[0], part[1]];
		else {
			d += strokeOf(sum, open);
			open = part;
		}
	}
	return d + strokeOf(sum, open);
}

function strokeOf(sum: number, part: readonly [number, number] | null): string {
	if (part === null) return '';
	return `M${at(part[0])} ${at(sum - part[0])}L${at(part[1])} ${at(sum - part[1])}`;
}

function inSegment(
	sum: number,
	upper: readonly Point[],
	lower: readonly Point[],
	index: number
): readonly [number, number] | null {
	const [a, b] = [upper[index - 1] as Point, upper[index] as Point];
	const [c, e] = [lower[index - 1] as Point, lower[index] as Point];
	let [from, to] = [a.x, b.x];
	// Below the upper line: sum − x − upper(x) ≥ 0; above the lower line: lower(x) − sum + x ≥ 0.
	for (const [atStart, atEnd] of [
		[sum - a.x - a.y, sum - b.x - b.y],
		[c.y + c.x - sum, e.y + e.x - sum]
	] as const) {
		if (atStart < 0 && atEnd < 0) return null;
		if (atStart >= 0 && atEnd >= 0) continue;
		const zero = a.x + ((b.x - a.x) * atStart) / (atStart - atEnd);
		if (atStart < 0) from = Math.max(from, zero);
		else to = Math.min(to, zero);
	}
	return to - from > 0.05 ? [from, to] : null;
}
