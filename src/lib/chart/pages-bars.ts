import { drawBar } from './bars';
import { gateOrPeg, milestoneHalf, milestoneX } from './milestones';
import type { RowItem } from './pages-rows';
import type { Draft } from './pages-sizes';
import type { PageTime } from './pages-window';
import type { Shape } from './shape';

/** What stands in a row besides words, and from where to where it is seen. */
export interface RowDrawing {
	readonly shapes: readonly Shape[];
	readonly left: number;
	readonly right: number;
}

/** Less than this is not seen on paper. */
const leastPt = 0.3;

/**
 * The bar or sign of the row that begins at `top`, as the timeline draws it; null where it has no dates, or none
 * within `time`. The shapes may reach beyond the time shown, where the page cuts them off.
 */
export function drawRow(draft: Draft, item: RowItem, time: PageTime, top: number): RowDrawing | null {
	const drawn = item.kind === 'initiative' ? barOf(draft, item, time, top) : signOf(draft, item, time, top);
	if (!drawn) return null;
	const left = Math.max(time.left, drawn.left);
	const right = Math.min(time.right, drawn.right);
	return right - left < leastPt ? null : { shapes: drawn.shapes, left, right };
}

function barOf(
	{ size, options }: Draft,
	{ initiative }: Extract<RowItem, { kind: 'initiative' }>,
	time: PageTime,
	top: number
): RowDrawing | null {
	const { asOf, report } = options;
	const baseline = options.baseline?.dates ?? null;
	const bar = drawBar(initiative, top, time.scale, { asOf, report, baseline, geometry: size.geometry });
	if (!bar) return null;
	const [agreedFrom, agreedTo] = bar.agreed ?? [Infinity, -Infinity];
	return {
		shapes: bar.shapes,
		left: Math.min(bar.fromX, agreedFrom),
		right: Math.max(bar.toX, agreedTo)
	};
}

function signOf(
	{ size: { geometry }, options }: Draft,
	{ milestone }: Extract<RowItem, { kind: 'milestone' }>,
	time: PageTime,
	top: number
): RowDrawing | null {
	if (milestone.day === null) return null;
	const x = milestoneX(milestone.day, time.scale);
	const half = milestoneHalf(geometry);
	const gate = options.gates?.get(milestone.id);
	const shapes = gateOrPeg(milestone, gate, x, top + geometry.barTop + geometry.barHeight / 2, half);
	return { shapes, left: x - half, right: x + half };
}
