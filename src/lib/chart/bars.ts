import { currentSpan, type Initiative, isFinished } from '$lib/plan/initiative';
import { debtOf, isPastEnd, notesOf } from './annotation';
import { baselineShape, bodyShapes, debtShapes, extensionShape, selectionShape } from './bar-body';
import { barName } from './bar-name';
import type { BarOptions } from './bar-options';
import { type Hull, hullOf } from './hull';
import { trialDrawing } from './markers';
import { milestoneMark } from './milestones';
import { keepMark } from './kept-marks';
import { drawNotes } from './notes';
import type { InitiativeRow, Row } from './rows';
import { type TimeScale, xOf } from './scale';
import type { Mark, Shape } from './shape';

export type { BarOptions };

/** Least width in which a pointer can hit a bar. */
const minHitPx = 24;
const noteGap = 7;

/** The marks of some rows: bars of initiatives, pegs and diamonds of milestones. Lane heads and undated ones have none. */
export function barMarks(rows: readonly Row[], scale: TimeScale, options: BarOptions): Mark[] {
	const marks: Mark[] = [];
	for (const row of rows) {
		if (row.kind === 'lane') continue;
		const mark =
			row.kind === 'initiative'
				? barMark(row.initiative, row, scale, options)
				: milestoneMark(row, scale, options);
		if (mark) marks.push(mark);
	}
	return marks;
}

/**
 * The bar of an initiative in its row, with its baseline, trial, order debt, extension past its end and
 * notes. Null when it has no dates, or nothing of it is in sight. `Mark.box` spans the bar itself, by the
 * row's height, and at least 24 units. The same mark comes back as long as nothing that it shows has changed.
 */
export function barMark(
	initiative: Initiative,
	row: Pick<InitiativeRow, 'top' | 'height'>,
	scale: TimeScale,
	options: BarOptions
): Mark | null {
	return keepMark(initiative, row, scale, options, () => drawBar(initiative, row, scale, options));
}

function drawBar(
	initiative: Initiative,
	row: Pick<InitiativeRow, 'top' | 'height'>,
	scale: TimeScale,
	options: BarOptions
): Mark | null {
	const span = (options.spanOf ?? currentSpan)(initiative);
	if (!span) return null;
	const { asOf, geometry } = options;
	const open = !isFinished(initiative) && initiative.status !== 'cancelled';
	const ends = { start: open && initiative.actualStart === null, end: open };
	const hull = hullOf(span, scale, asOf, ends, row.top + geometry.barTop, geometry.barHeight);
	const middle = hull.top + hull.height / 2;
	const agreed = options.baseline?.[initiative.id] ?? null;
	const debt = debtOf(initiative, options.report.byInitiative.get(initiative.id));
	const todayX = isPastEnd(initiative, span, asOf) ? xOf(scale, asOf + 1) : null;
	const isSelected = options.selected === initiative.id;
	const trial = trialDrawing(initiative, scale, middle);
	const leftEnd = Math.min(hull.tipLeft, trial?.fromX ?? Infinity);
	const rightEnd = Math.max(hull.tipRight + (isSelected ? 3 : 0), todayX === null ? 0 : todayX + noteGap);
	const notes = drawNotes(
		notesOf(initiative, span, asOf, debt, agreed?.[1] ?? null),
		{
			leftEnd: leftEnd - noteGap,
			rightEnd: rightEnd + noteGap,
			middle,
			...(isSelected ? { ground: 'accent-tint' as const } : {})
		},
		options
	);
	const agreedFrom = agreed ? xOf(scale, agreed[0]) : Infinity;
	const agreedTo = agreed ? xOf(scale, agreed[1] + 1) : -Infinity;
	const from = Math.min(leftEnd, notes.fromX, agreedFrom);
	const to = Math.max(rightEnd, notes.toX, agreedTo);
	if (options.window && (to < options.window.fromPx || from > options.window.toPx)) return null;
	const shapes: Shape[] = [];
	if (agreed) shapes.push(baselineShape(agreedFrom, agreedTo, row.top + geometry.baselineTop));
	if (trial) shapes.push(...trial.shapes);
	shapes.push(...bodyShapes(initiative, span, hull, scale));
	if (todayX !== null) shapes.push(extensionShape(initiative.lane, hull, todayX));
	if (debt.longestDays > 0) shapes.push(...debtShapes(hull, span, debt.longestDays, scale, geometry.debtTop));
	if (isSelected) shapes.push(selectionShape(hull));
	shapes.push(...notes.shapes);
	return {
		key: `initiative:${initiative.id}`,
		kind: 'initiative',
		planId: initiative.id,
		name: barName(initiative, span, debt, asOf),
		box: hitBox(hull, row),
		shapes
	};
}

function hitBox(hull: Hull, row: { readonly top: number; readonly height: number }): Mark['box'] {
	const drawn = hull.tipRight - hull.tipLeft;
	const w = Math.max(minHitPx, drawn);
	return { x: hull.tipLeft - (w - drawn) / 2, y: row.top, w, h: row.height };
}
