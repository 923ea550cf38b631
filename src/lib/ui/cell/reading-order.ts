import { type CellPoint, cellSeries } from '$lib/chart/behaviour/cell-points';

/** Keys that lead from point to point. */
export function isReadingKey(key: string): boolean {
	return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key);
}

/**
 * The point that a key leads to: left and right along a line, up and down to the nearest day of the next line, Home
 * and End to the ends of it. The same point where there is no other.
 */
export function nextPoint(
	points: readonly CellPoint[],
	key: string | null,
	pressed: string
): CellPoint | null {
	const now = points.find((point) => point.key === key) ?? points[0];
	if (!now) return null;
	const line = points.filter(({ series }) => series === now.series);
	const at = line.indexOf(now);
	switch (pressed) {
		case 'ArrowRight':
			return line[at + 1] ?? now;
		case 'ArrowLeft':
			return line[at - 1] ?? now;
		case 'Home':
			return line[0] ?? now;
		case 'End':
			return line.at(-1) ?? now;
		default:
			return nearestIn(points, now, pressed === 'ArrowUp' ? -1 : 1);
	}
}

function nearestIn(points: readonly CellPoint[], now: CellPoint, step: 1 | -1): CellPoint {
	const there = cellSeries.filter((series) => points.some((point) => point.series === series));
	const series = there[there.indexOf(now.series) + step];
	const line = points.filter((point) => point.series === series);
	const distance = ({ box }: CellPoint) => Math.abs(box.x + box.w / 2 - now.box.x - now.box.w / 2);
	return line.reduce((best, one) => (distance(one) < distance(best) ? one : best), line[0] ?? now);
}
