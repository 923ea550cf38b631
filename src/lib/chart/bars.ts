import { currentSpan, type Initiative, isFinished, type Span } from '$lib/plan/initiative';
import { type Debt, debtOf, isPastEnd, notesOf } from './annotation';
import { baselineShape, bodyShapes, debtShapes, extensionShape, selectionShape } from './bar-body';
import { byLane } from './bar-ground';
import { barName } from './bar-name';
import type { BarOptions } from './bar-options';
import { type Hull, hullOf } from './hull';
import { trialDrawing } from './markers';
import { milestoneMark } from './milestones';
import { keepMark } from './kept-marks';
import { type BarRoom, drawNotes } from './notes';
import { relatedSigns, relationWords } from './related-signs';
import type { InitiativeRow, Row } from './rows';
import { type TimeScale, xOf } from './scale';
import type { Mark, Shape } from './shape';
import { withEmphasis } from './stand-back';
import { summaryMark } from './summary-bar';

export type { BarOptions };

/** Least width in which a pointer can hit a bar. */
const minHitPx = 24;
const noteGap = 7;

/**
 * The marks of some rows: bars of initiatives, pegs and diamonds of milestones, summaries of groups, phases
 * and folded lanes. What is undated has none.
 */
export function barMarks(rows: readonly Row[], scale: TimeScale, options: BarOptions): Mark[] {
	return rows.flatMap((row) => {
		if (row.kind === 'initiative' && row.others.length > 0) return sharedRowMarks(row, scale, options);
		const mark =
			row.kind === 'initiative'
				? barMark(row.initiative, row, scale, options)
				: row.kind === 'milestone'
					? milestoneMark(row, scale, options)
					: summaryMark(row, scale, options);
		return mark ?? [];
	});
}

/** The bars of a row that several share: the notes of each keep between its neighbours. */
function sharedRowMarks(row: InitiativeRow, scale: TimeScale, options: BarOptions): Mark[] {
	const spanOf = options.spanOf ?? currentSpan;
	const bars = [row.initiative, ...row.others];
	const spans = bars.map(spanOf);
	return bars.flatMap((initiative, i) => {
		const [before, after] = [spans[i - 1], spans[i + 1]];
		const room = {
			fromX: before ? xOf(scale, before.end + 1) + noteGap : -Infinity,
			toX: after ? xOf(scale, after.start) - noteGap : Infinity
		};
		return barMark(initiative, row, scale, options, room) ?? [];
	});
}

/**
 * The bar of an initiative in its row, with its baseline, trial, order debt, extension past its end and
 * notes, which keep within `room` where others share the row. Null when it has no dates, or nothing of it is
 * in sight. `Mark.box` spans the bar itself, by the row's height, and at least 24 units. The same mark comes
 * back as long as nothing that it shows has changed.
 */
export function barMark(
	initiative: Initiative,
	row: Pick<InitiativeRow, 'top' | 'height'>,
	scale: TimeScale,
	options: BarOptions,
	room: BarRoom | null = null
): Mark | null {
	return keepMark(initiative, row, scale, options, room, () =>
		makeMark(initiative, row, scale, options, room)
	);
}

/** A bar with all that belongs to it but words, and how far it reaches. */
export interface DrawnBar {
	readonly shapes: readonly Shape[];
	readonly hull: Hull;
	readonly span: Span;
	readonly debt: Debt;
	/** From where to where the dates as agreed reach; null when there are none. */
	readonly agreed: readonly [fromX: number, toX: number] | null;
	/** The same for bar, trial and extension. */
	readonly fromX: number;
	readonly toX: number;
}

/** Draws the bar of an initiative in the row that begins at `top`; null when it has no dates. */
export function drawBar(
	initiative: Initiative,
	top: number,
	scale: TimeScale,
	options: Pick<BarOptions, 'asOf' | 'report' | 'spanOf' | 'baseline' | 'geometry' | 'colourBy'>
): DrawnBar | null {
	const span = (options.spanOf ?? currentSpan)(initiative);
	if (!span) return null;
	const { asOf, geometry } = options;
	const open = !isFinished(initiative) && initiative.status !== 'cancelled';
	const ends = { start: open && initiative.actualStart === null, end: open };
	const hull = hullOf(span, scale, asOf, ends, top + geometry.barTop, geometry.barHeight);
	const middle = hull.top + hull.height / 2;
	const dates = options.baseline?.[initiative.id];
	const agreed = dates ? ([xOf(scale, dates[0]), xOf(scale, dates[1] + 1)] as const) : null;
	const debt = debtOf(initiative, options.report.byInitiative.get(initiative.id));
	const todayX = isPastEnd(initiative, span, asOf) ? xOf(scale, asOf + 1) : null;
	const trial = trialDrawing(initiative, scale, middle, geometry.line);
	const shapes: Shape[] = [];
	if (agreed) shapes.push(baselineShape(...agreed, top + geometry.baselineTop));
	if (trial) shapes.push(...trial.shapes);
	const colouring = options.colourBy ?? byLane;
	shapes.push(...bodyShapes(initiative, span, hull, scale, geometry.line, colouring));
	if (todayX !== null)
		shapes.push(extensionShape(colouring.outlineOf(initiative), hull, todayX, geometry.line));
	if (debt.longestDays > 0) shapes.push(...debtShapes(hull, span, debt.longestDays, scale, geometry));
	return {
		shapes,
		hull,
		span,
		debt,
		agreed,
		fromX: Math.min(hull.tipLeft, trial?.fromX ?? Infinity),
		toX: Math.max(hull.tipRight, todayX ?? -Infinity)
	};
}

function makeMark(
	initiative: Initiative,
	row: Pick<InitiativeRow, 'top' | 'height'>,
	scale: TimeScale,
	options: BarOptions,
	room: BarRoom | null
): Mark | null {
	const bar = drawBar(initiative, row.top, scale, options);
	if (!bar) return null;
	const { hull, span, debt } = bar;
	const { id } = initiative;
	const isSelected = options.selected.has(id);
	const middle = hull.top + hull.height / 2;
	const rightEnd = Math.max(
		hull.tipRight + (isSelected ? 3 : 0),
		bar.toX > hull.tipRight ? bar.toX + noteGap : 0
	);
	const notes = drawNotes(
		notesOf(initiative, span, options.asOf, debt, options.baseline?.[id]?.[1] ?? null),
		{
			leftEnd: bar.fromX - noteGap,
			rightEnd: rightEnd + noteGap,
			middle,
			room,
			...(isSelected ? { ground: 'accent-tint' as const } : {})
		},
		options
	);
	const [agreedFrom, agreedTo] = bar.agreed ?? [Infinity, -Infinity];
	const from = Math.min(bar.fromX, notes.fromX, agreedFrom);
	const to = Math.max(rightEnd, notes.toX, agreedTo);
	if (options.window && (to < options.window.fromPx || from > options.window.toPx)) return null;
	return {
		key: `initiative:${id}`,
		kind: 'initiative',
		planId: id,
		name: barName(initiative, span, debt, options.asOf) + relationWords(id, options.related),
		box: hitBox(hull, row),
		shapes: [
			...withEmphasis(id, options, bar.shapes),
			...(room && hull.left - (room.fromX - noteGap) < 2 ? [seam(hull)] : []),
			...(isSelected ? [selectionShape(hull)] : []),
			...relatedSigns(id, options.related, hull.left, hull.right, middle),
			...withEmphasis(id, options, notes.shapes)
		]
	};
}

/** Parts a bar from the one that ends where it begins. */
function seam({ left, top, height }: Hull): Shape {
	return { type: 'rect', x: left - 0.7, y: top - 0.5, w: 1.4, h: height + 1, fill: 'paper' };
}

function hitBox(hull: Hull, row: { readonly top: number; readonly height: number }): Mark['box'] {
	const drawn = hull.tipRight - hull.tipLeft;
	const w = Math.max(minHitPx, drawn);
	return { x: hull.tipLeft - (w - drawn) / 2, y: row.top, w, h: row.height };
}
