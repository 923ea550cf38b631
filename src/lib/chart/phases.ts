import type { Plan } from '$lib/plan/plan';
import { phaseHeightPx } from './density';
import { down } from './path';
import { milestoneItem, phaseItem, type PhaseOptions, type StripItem } from './phase-items';
import type { TimeScale, Window } from './scale';
import type { Mark, Shape } from './shape';
import { estimateTextWidth } from './text-width';

/** The strip above the lanes: phases and their gates, and the milestones that belong to no lane. */
export interface PhaseStrip {
	readonly marks: readonly Mark[];
	readonly height: number;
	/** Where gates stand, for the dotted lines that fall from them through the chart. */
	readonly gateXs: readonly number[];
}

const topPadPx = 4;

/** An item in its row of the strip. */
interface PlacedItem {
	readonly item: StripItem;
	readonly row: number;
}

interface Placed {
	readonly madeFrom: readonly unknown[];
	readonly items: readonly PlacedItem[];
	readonly rowCount: number;
}

const placedOf = new WeakMap<Plan, Placed>();

/**
 * Draws the strip with as few rows as keep its things apart, the earliest first. Phases without any day
 * are left out. Gates are numbered G1, G2 … in plan order, those of phases first.
 */
export function phaseStrip(plan: Plan, scale: TimeScale, options: PhaseOptions): PhaseStrip {
	const { items, rowCount } = placeItems(plan, scale, options);
	const { window } = options;
	const seen = items.filter(
		({ item }) => !window || (item.toX >= window.fromPx && item.fromX - item.labelWidth <= window.toPx)
	);
	return {
		marks: seen.flatMap(({ item, row }) => item.draw(topPadPx + row * phaseHeightPx, options)),
		height: rowCount === 0 ? 0 : topPadPx * 2 + rowCount * phaseHeightPx,
		gateXs: items.flatMap(({ item }) => (item.gateX === null ? [] : [item.gateX]))
	};
}

/** Gives each item the first row that is free where it begins; kept as long as all that it depends on is the same. */
function placeItems(plan: Plan, scale: TimeScale, options: PhaseOptions): Placed {
	const { measure = estimateTextWidth, withMilestones = true, shown = null } = options;
	const madeFrom = [scale.origin, scale.pxPerDay, measure, withMilestones, shown];
	const kept = placedOf.get(plan);
	if (kept?.madeFrom.every((one, at) => one === madeFrom[at])) return kept;
	const gates = plan.milestones.filter((one) => one.kind === 'gate');
	const gateNumbers = new Map(gates.map((gate, i) => [gate.id, plan.phases.length + i + 1]));
	const items = [
		...plan.phases.map((phase, i) => phaseItem(phase, `G${i + 1}`, scale, measure)),
		...plan.milestones
			.filter((one) => withMilestones && one.lane === null && (!shown || shown.has(one.id)))
			.map((one) => {
				const nth = gateNumbers.get(one.id);
				return milestoneItem(one, nth === undefined ? one.title || 'Untitled' : `G${nth}`, scale, measure);
			})
	].filter((item) => item !== null);
	items.sort((a, b) => a.fromX - b.fromX);
	const rowEnds: number[] = [];
	const inRows = items.map((item) => {
		const free = rowEnds.findIndex((end) => end <= item.fromX);
		const row = free < 0 ? rowEnds.length : free;
		rowEnds[row] = item.toX;
		return { item, row };
	});
	const placed = { madeFrom, items: inRows, rowCount: rowEnds.length };
	placedOf.set(plan, placed);
	return placed;
}

/** The dotted lines that fall from gates through a part of the chart; null when there are none in it. */
export function gateLines(gateXs: readonly number[], window: Window): Shape | null {
	const seen = gateXs.filter((x) => x >= window.fromPx && x <= window.toPx);
	const d = seen.map((x) => down(x, window.topPx, window.bottomPx)).join('');
	return d ? { type: 'path', d, stroke: { token: 'ink-3', width: 1, dash: [1, 3.5] } } : null;
}
