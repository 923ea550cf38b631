import { addDays } from '$lib/plan/day';
import { type Initiative, isFinished } from '$lib/plan/initiative';
import { debtOf, isPastEnd } from './annotation';
import { baselineShape, doneFraction } from './bar-body';
import { hullOf, hullShape } from './hull';
import { trialEnd } from './markers';
import type { Draft } from './pages-sizes';
import { drawnSpan, type PageTime, trialSpan } from './pages-window';
import { across, down } from './path';
import type { Shape } from './shape';

/** A bar with all that belongs to it, and how far it reaches. */
export interface DrawnBar {
	readonly shapes: readonly Shape[];
	readonly left: number;
	readonly right: number;
}

/** Where the bar lies in a row that begins at `top`: a little high, so that the agreed dates fit below it. */
export function barTop(draft: Draft, top: number): number {
	return top + (draft.size.pitch - draft.size.bar) * 0.38;
}

/**
 * Draws an initiative in the row that begins at `top`; null where it has no dates, or none within `time`.
 * What lies beyond the time shown is cut off at its edge.
 */
export function drawBar(draft: Draft, initiative: Initiative, time: PageTime, top: number): DrawnBar | null {
	const span = drawnSpan(initiative);
	if (span === null) return null;
	const { asOf, baseline, report } = draft.options;
	const height = draft.size.bar;
	const y = barTop(draft, top);
	const open = !isFinished(initiative) && initiative.status !== 'cancelled';
	const ends = { start: open && initiative.actualStart === null, end: open };
	const hull = hullOf(span, time.scale, asOf, ends, y, height);
	const shapes: Shape[] = [];
	let left = time.right;
	let right = time.left;
	/** The part of a stretch that the page shows; null when it shows nothing of it. */
	function show(from: number, to: number): readonly [number, number] | null {
		const shown = [Math.max(time.left, from), Math.min(time.right, to)] as const;
		if (shown[1] - shown[0] < 0.3) return null;
		[left, right] = [Math.min(left, shown[0]), Math.max(right, shown[1])];
		return shown;
	}

	const agreed = baseline?.dates[initiative.id];
	const agreedShown = agreed && show(time.x(agreed[0]), time.x(agreed[1] + 1));
	if (agreedShown) shapes.push(baselineShape(...agreedShown, y + height + Math.max(2.2, height * 0.22)));

	const trial = trialSpan(initiative);
	const trialShown = trial && show(time.x(trial.start), time.x(trial.end + 1));
	if (trial && trialShown) {
		const d = across(trialShown[0], trialShown[1] - 3, y + height / 2);
		shapes.push({
			type: 'path',
			d,
			cap: 'round',
			stroke: { token: initiative.lane, width: 1.2, dash: [0.01, 2.6] }
		});
		if (trial.end < time.end)
			shapes.push(trialEnd(initiative.trial?.result, initiative.lane, trialShown[1], y + height / 2));
	}
	const shown = show(hull.tipLeft, hull.tipRight);
	if (shown) shapes.push(...body(initiative, hull, shown, time, span));

	const lateShown = isPastEnd(initiative, span, asOf) ? show(hull.tipRight, time.x(asOf)) : null;
	if (lateShown) {
		const [from, to] = lateShown;
		const d = across(from, to, y) + down(to, y, y + height) + across(from, to, y + height);
		shapes.push({ type: 'path', d, stroke: { token: initiative.lane, width: 0.7, dash: [2.4, 1.6] } });
	}
	const debt = debtOf(initiative, report.byInitiative.get(initiative.id));
	const debtShown =
		debt.longestDays > 0 ? show(time.x(span.start), time.x(addDays(span.start, debt.longestDays))) : null;
	if (debtShown) shapes.push(debtShape(...debtShown, y, height));
	return right < left ? null : { shapes, left, right };
}

/** Done from the left, then what is to come, and the outline; given up is an empty dashed box struck through. */
function body(
	initiative: Initiative,
	hull: ReturnType<typeof hullOf>,
	[from, to]: readonly [number, number],
	time: PageTime,
	span: { readonly start: number; readonly end: number }
): readonly Shape[] {
	const { lane, status } = initiative;
	const stroke = { token: lane, width: 0.8, ...(status === 'paused' ? { dash: [3, 2] } : {}) };
	if (status === 'cancelled')
		return [
			hullShape(hull, { fill: 'paper', stroke: { token: 'edge', width: 0.8, dash: [2, 1.6] } }, from, to),
			{ type: 'path', d: across(from, to, hull.top + hull.height / 2), stroke: { token: 'ink-2', width: 1 } }
		];
	const done = doneFraction(initiative);
	const workedTo = time.x(span.start + done * (span.end - span.start + 1));
	const doneTo = done === 1 ? to : done === 0 ? from : Math.min(to, workedTo);
	const shapes: Shape[] = [];
	if (doneTo < to)
		shapes.push(hullShape(hull, { fill: { lane, state: 'todo' } }, Math.max(from, doneTo), to));
	if (doneTo > from) shapes.push(hullShape(hull, { fill: { lane, state: 'done' } }, from, doneTo));
	return [...shapes, hullShape(hull, { stroke }, from, to)];
}

/** Order debt: a strip just above the bar, as long as the work began too early. */
export function debtShape(from: number, to: number, top: number, bar: number): Shape {
	const h = Math.max(1.4, bar * 0.2);
	return { type: 'rect', x: from, y: top - h, w: to - from, h, fill: 'accent' };
}
