import { currentSpan, type Initiative, isFinished, type Span } from '$lib/plan/initiative';
import { type Debt, debtOf, isPastEnd, notesOf } from './annotation';
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

/** The marks of some rows: bars of initiatives, pegs and diamonds of milestones. Heads, groups and undated ones have none. */
export function barMarks(rows: readonly Row[], scale: TimeScale, options: BarOptions): Mark[] {
	const marks: Mark[] = [];
	for (const row of rows) {
		if (row.kind === 'initiative') {
			for (const initiative of [row.initiative, ...row.others]) {
				const mark = barMark(initiative, row, scale, options);
				if (mark) marks.push(mark);
			}
		} else if (row.kind === 'milestone') {
			const mark = milestoneMark(row, scale, options);
			if (mark) marks.push(mark);
		}
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
	return keepMark(initiative, row, scale, options, () => makeMark(initiative, row, scale, options));
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
	options: Pick<BarOptions, 'asOf' | 'report' | 'spanOf' | 'baseline' | 'geometry'>
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
	shapes.push(...bodyShapes(initiative, span, hull, scale, geometry.line));
	if (todayX !== null) shapes.push(extensionShape(initiative.lane, hull, todayX, geometry.line));
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
	options: BarOptions
): Mark | null {
	const bar = drawBar(initiative, row.top, scale, options);
	if (!bar) return null;
	const { hull, span, debt } = bar;
	const isSelected = options.selected.has(initiative.id);
	const rightEnd = Math.max(
		hull.tipRight + (isSelected ? 3 : 0),
		bar.toX > hull.tipRight ? bar.toX + noteGap : 0
	);
	const notes = drawNotes(
		notesOf(initiative, span, options.asOf, debt, options.baseline?.[initiative.id]?.[1] ?? null),
		{
			leftEnd: bar.fromX - noteGap,
			rightEnd: rightEnd + noteGap,
			middle: hull.top + hull.height / 2,
			...(isSelected ? { ground: 'accent-tint' as const } : {})
		},
		options
	);
	const [agreedFrom, agreedTo] = bar.agreed ?? [Infinity, -Infinity];
	const from = Math.min(bar.fromX, notes.fromX, agreedFrom);
	const to = Math.max(rightEnd, notes.toX, agreedTo);
	if (options.window && (to < options.window.fromPx || from > options.window.toPx)) return null;
	return {
		key: `initiative:${initiative.id}`,
		kind: 'initiative',
		planId: initiative.id,
		name: barName(initiative, span, debt, options.asOf),
		box: hitBox(hull, row),
		shapes: [...bar.shapes, ...(isSelected ? [selectionShape(hull)] : []), ...notes.shapes]
	};
}

function hitBox(hull: Hull, row: { readonly top: number; readonly height: number }): Mark['box'] {
	const drawn = hull.tipRight - hull.tipLeft;
	const w = Math.max(minHitPx, drawn);
	return { x: hull.tipLeft - (w - drawn) / 2, y: row.top, w, h: row.height };
}
