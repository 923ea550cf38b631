import { type Lane, lanes } from '$lib/plan/lane';
import type { FlowCell } from '$lib/plan/order-flow';
import type { Shape, TextStyle } from './shape';

/** A box of the flow and what stands in it; pixels. */
export interface FlowBox {
	readonly cell: FlowCell;
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
	readonly shapes: readonly Shape[];
	/** What a screen reader says of it. */
	readonly name: string;
}

/** Where things lie; pixels. The gaps between rows and columns are the arrows' ways. */
export const flowSizes = {
	left: 96,
	head: 58,
	box: { w: 116, h: 58 },
	/** Least and most; labels of arrows stand there. */
	columnGap: { least: 64, most: 110 },
	rowGap: 76
} as const;

const bold: TextStyle = { family: 'sans', size: 13, weight: 600 };
const small: TextStyle = { family: 'sans', size: 11.5, weight: 400 };

/** The gap between so many columns where there is so much room. */
export function gapFor(columns: number, widthPx: number): number {
	const { left, box, columnGap } = flowSizes;
	const room = (widthPx - left) / Math.max(1, columns) - box.w;
	return Math.floor(Math.min(columnGap.most, Math.max(columnGap.least, room)));
}

/** Left edge of a column's boxes. */
export function columnX(column: number, columnGap: number): number {
	const { left, box } = flowSizes;
	return left + columnGap / 2 + column * (box.w + columnGap);
}

/** Top of a lane's boxes. */
export function laneY(lane: Lane): number {
	const { head, box, rowGap } = flowSizes;
	return head + lanes.indexOf(lane) * (box.h + rowGap);
}

/** The box of a cell, with its number of initiatives and their effort. */
export function boxOf(cell: FlowCell, columnGap: number): FlowBox {
	const { w, h } = flowSizes.box;
	const [x, y] = [columnX(cell.column, columnGap), laneY(cell.lane)];
	const count = cell.initiatives.length;
	const noun = count === 1 ? 'initiative' : 'initiatives';
	const effort = effortWords(cell);
	return {
		cell,
		x,
		y,
		w,
		h,
		name: `${count} ${noun}, ${effort}`,
		shapes: [
			{ type: 'rect', x, y, w, h, fill: 'paper', stroke: { token: cell.lane, width: 1 } },
			{ type: 'rect', x: x + 0.5, y: y + 0.5, w: 7, h: h - 1, fill: { lane: cell.lane, state: 'todo' } },
			{ type: 'text', x: x + 16, y: y + 24, text: `${count} ${noun}`, style: bold, token: 'ink' },
			{ type: 'text', x: x + 16, y: y + 43, text: effort, style: small, token: 'ink-2' }
		]
	};
}

/** "1 520 person-days"; a plus where the effort of some is not known. */
function effortWords({ effortDays, unknownEffort, initiatives }: FlowCell): string {
	if (unknownEffort === initiatives.length) return 'effort unknown';
	const figure = String(Math.round(effortDays)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
	return `${figure}${unknownEffort > 0 ? '+' : ''} person-days`;
}
