import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { percentOf, rangeOf } from '$lib/plan/behaviour/share-words';
import { formatMonth } from '$lib/plan/day';
import { type BandOptions, bandY } from './behaviour-band';
import { type TimeScale, xOf } from './scale';
import type { Shape, TextStyle } from './shape';
import { estimateTextWidth } from './text-width';

/**
 * What a cell has come to, beside the as-of line of the row that begins at `top`: its strength with the interval,
 * or why it has none to show.
 */
export function bandNoteShapes(
	cell: CellStatus,
	top: number,
	scale: TimeScale,
	options: BandOptions
): readonly Shape[] {
	if (cell.isHidden || cell.word === 'no evidence') return [note(cell, scale, top, options)];
	return figure(cell, scale, top, options);
}

/** "64 % 54–72" beside the as-of line, at the height of the line's end as far as the row allows. */
function figure(
	{ word, strength }: CellStatus,
	scale: TimeScale,
	top: number,
	options: BandOptions
): readonly Shape[] {
	if (!strength) return [];
	const { measure = estimateTextWidth, textSize: size, rowHeight, isMonochrome } = options;
	const bold: TextStyle = { family: 'sans', size, weight: 600 };
	const plain: TextStyle = { family: 'sans', size, weight: 400 };
	const share = percentOf(strength.share);
	const range = rangeOf(strength);
	const gap = size * 0.45;
	const width = measure(share, bold) + gap + measure(range, plain);
	const x = noteX(scale, width, options);
	const middle = bandY(strength.share, top, rowHeight);
	const y = Math.min(top + rowHeight - size * 0.3, Math.max(top + size * 0.95, middle + size * 0.36));
	const halo = size * 0.3;
	return [
		{
			type: 'text',
			x,
			y,
			text: share,
			style: bold,
			token: word === 'slipping' ? 'accent' : 'ink',
			halo
		},
		{
			type: 'text',
			x: x + measure(share, bold) + gap,
			y,
			text: range,
			style: plain,
			token: isMonochrome ? 'ink' : 'ink-3',
			halo
		}
	];
}

/** Right of the as-of line; left of it where there is no room. */
function noteX(scale: TimeScale, width: number, { asOf, textSize, fromPx, toPx }: BandOptions): number {
	const line = xOf(scale, asOf + 1);
	const right = line + textSize * 0.7;
	if (right + width <= toPx || line - width < fromPx) return Math.max(fromPx, right);
	return line - textSize * 0.7 - width;
}

/** What stands in the place of a figure. */
function note(cell: CellStatus, scale: TimeScale, top: number, options: BandOptions): Shape {
	const { measure = estimateTextWidth, textSize: size, rowHeight, isMonochrome } = options;
	const style: TextStyle = { family: 'sans', size, weight: 400 };
	const text = bandNote(cell);
	return {
		type: 'text',
		x: noteX(scale, measure(text, style), options),
		y: top + rowHeight / 2 + size * 0.36,
		text,
		style,
		token: isMonochrome ? 'ink' : 'ink-3',
		halo: size * 0.3
	};
}

/** Why a cell has no figure: "never looked", "last Jul ’27", "fewer than five people". */
export function bandNote({ isHidden, lastSeen }: CellStatus): string {
	if (isHidden) return 'fewer than five people: not shown';
	return lastSeen === null ? 'never looked' : `last ${formatMonth(lastSeen)}`;
}
