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
/** Most rows: more would leave the work below no room. */
const maxRows = 8;

/** An item in its row of the strip. */
interface PlacedItem {
	readonly item: StripItem;
	readonly row: number;
	/** Whether it shares its row with others for want of room. */
	readonly isCrowded: boolean;
}

interface Placed {
	readonly madeFrom: readonly unknown[];
	readonly items: readonly PlacedItem[];
	readonly rowCount: number;
}

const placedOf = new WeakMap<Plan, Placed>();

/**
 * Draws the strip with as few rows as keep its things apart, the earliest first, and at most eight. Phases
 * without any day are left out. Gates are numbered G1, G2 … in plan order, those of phases first.
 */
export function phaseStrip(plan: Plan, scale: TimeScale, options: PhaseOptions): PhaseStrip {
	const { items, rowCount } = placeItems(plan, scale, options);
	const { window } = options;
	const seen = items.filter(
		({ item }) => !window || (item.toX >= window.fromPx && item.fromX - item.labelWidth <= window.toPx)
	);
	return {
		marks: seen.flatMap(({ item, row, isCrowded }) => {
			const marks = item.draw(topPadPx + row * phaseHeightPx, options);
			return isCrowded ? marks.map(wordless) : marks;
		}),
		height: rowCount === 0 ? 0 : topPadPx * 2 + rowCount * phaseHeightPx,
		gateXs: items.flatMap(({ item }) => (item.gateX === null ? [] : [item.gateX]))
	};
}

/** Gives each item the first row that is free where it begins; kept as long as all that it depends on is the same. */
function placeItems(plan: Plan, scale: TimeScale, options: PhaseOptions): Placed {
	const { measure = estimateTextWidth, withMilestones = true, shown = null, gates: states } = options;
	const madeFrom = [scale.origin, scale.pxPerDay, measure, withMilestones, shown, states];
	const kept = placedOf.get(plan);
	if (kept?.madeFrom.every((one, at) => one === madeFrom[at])) return kept;
	const gates = plan.milestones.filter((one) => one.kind === 'gate');
	const gateNumbers = new Map(gates.map((gate, i) => [gate.id, plan.phases.length + i + 1]));
	const items = [
		...plan.phases.map((phase, i) => phaseItem(phase, `G${i + 1}`, scale, measure, states?.get(phase.id))),
		...plan.milestones
			.filter((one) => withMilestones && one.lane === null && (!shown || shown.has(one.id)))
			.map((one) => {
				const nth = gateNumbers.get(one.id);
				const code = nth === undefined ? one.title || 'Untitled' : `G${nth}`;
				return milestoneItem(one, code, scale, measure, states?.get(one.id));
			})
	].filter((item) => item !== null);
	const placed = { madeFrom, ...inRows(items, plan.phases.length > 0) };
	placedOf.set(plan, placed);
	return placed;
}

/**
 * Gives items rows by where they begin. Where the most rows do not keep them apart, phases come first, and
 * what finds no free row goes to the one that ends first, without its words.
 */
function inRows(items: StripItem[], hasPhases: boolean): Pick<Placed, 'items' | 'rowCount'> {
	items.sort((a, b) => a.fromX - b.fromX);
	const placed = place(items);
	if (placed.rowCount < maxRows || !hasPhases) return placed;
	return place(
		items.sort((a, b) => Number(a.kind !== 'phase') - Number(b.kind !== 'phase') || a.fromX - b.fromX)
	);
}

function place(items: readonly StripItem[]): Pick<Placed, 'items' | 'rowCount'> {
	const rowEnds: number[] = [];
	const inRows = items.map((item) => {
		const free = rowEnds.findIndex((end) => end <= item.fromX);
		const isCrowded = free < 0 && rowEnds.length >= maxRows;
		const row = free >= 0 ? free : isCrowded ? rowEnds.indexOf(Math.min(...rowEnds)) : rowEnds.length;
		rowEnds[row] = Math.max(rowEnds[row] ?? -Infinity, item.toX);
		return { item, row, isCrowded };
	});
	return { items: inRows, rowCount: rowEnds.length };
}

/** A mark without its words, which would lie on others. */
function wordless(mark: Mark): Mark {
	return { ...mark, shapes: mark.shapes.filter(({ type }) => type !== 'text') };
}

/** The dotted lines that fall from gates through a part of the chart; null when there are none in it. */
export function gateLines(gateXs: readonly number[], window: Window): Shape | null {
	const seen = gateXs.filter((x) => x >= window.fromPx && x <= window.toPx);
	const d = seen.map((x) => down(x, window.topPx, window.bottomPx)).join('');
	return d ? { type: 'path', d, stroke: { token: 'ink-3', width: 1, dash: [1, 3.5] } } : null;
}
