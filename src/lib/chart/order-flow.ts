import { type Lane, laneNames, lanes } from '$lib/plan/lane';
import type { FlowArrow, FlowColumn, OrderFlow } from '$lib/plan/order-flow';
import { type FlowArrowDrawing, routeArrows } from './order-flow-arrows';
import { boxOf, columnX, type FlowBox, flowSizes, gapFor, laneY } from './order-flow-boxes';
import { wrapText } from './pages-text';
import { across } from './path';
import type { Shape, TextStyle } from './shape';
import { estimateTextWidth } from './text-width';

/** The flow as a picture, in pixels. Arrows lie over the ground and under the boxes. */
export interface OrderFlowDrawing {
	readonly width: number;
	readonly height: number;
	readonly ground: readonly Shape[];
	readonly boxes: readonly FlowBox[];
	readonly arrows: readonly FlowArrowDrawing[];
	/** Arrows that were left out where there are too many to tell apart, and the days of debt that they owe. */
	readonly hiddenCount: number;
	readonly hiddenDebtDays: number;
}

/** More arrows than these cannot be told apart; those that owe most are drawn first. */
const mostArrows = 120;

const bold: TextStyle = { family: 'sans', size: 13, weight: 600 };
const phaseName: TextStyle = { family: 'serif', size: 13, weight: 400, italic: true };

/**
 * Draws a flow: phases from left to right, process above structure above technology. Columns spread over the
 * width that there is, and the picture is wider where that does not do.
 */
export function orderFlowShapes(flow: OrderFlow, widthPx: number): OrderFlowDrawing {
	const { left, head, box, rowGap } = flowSizes;
	const columnGap = gapFor(flow.columns.length, widthPx);
	const width = left + flow.columns.length * (box.w + columnGap);
	const height = head + lanes.length * box.h + (lanes.length - 1) * rowGap + 20;
	const boxes = flow.cells.map((cell) => boxOf(cell, columnGap));
	const drawn = shownArrows(flow.arrows);
	return {
		width,
		height,
		ground: [
			...flow.columns.flatMap((column, at) => columnShapes(column, at, columnGap)),
			...lanes.flatMap((lane) => laneShapes(lane, width))
		],
		boxes,
		arrows: routeArrows(drawn, new Map(boxes.map((one) => [one.cell.id, one])), flow),
		hiddenCount: flow.arrows.length - drawn.length,
		hiddenDebtDays: flow.debtDays - drawn.reduce((sum, arrow) => sum + arrow.debtDays, 0)
	};
}

/** The arrows that are drawn, the most telling last, so that it lies on top. */
function shownArrows(arrows: readonly FlowArrow[]): readonly FlowArrow[] {
	return arrows
		.toSorted((a, b) => b.debtDays - a.debtDays || b.pairs.length - a.pairs.length)
		.slice(0, mostArrows)
		.reverse();
}

function columnShapes({ title }: FlowColumn, column: number, columnGap: number): Shape[] {
	const { box } = flowSizes;
	const x = columnX(column, columnGap);
	const lines = wrapText(title, phaseName, box.w + columnGap - 14, 2, estimateTextWidth);
	return [
		...lines.map((text, at): Shape => ({
			type: 'text',
			x,
			y: 34 + (at - lines.length + 1) * 17,
			text,
			style: phaseName,
			token: 'ink'
		})),
		{ type: 'path', d: across(x, x + box.w, 42), stroke: { token: 'edge', width: 1 } }
	];
}

function laneShapes(lane: Lane, width: number): Shape[] {
	const { box, rowGap } = flowSizes;
	const y = laneY(lane);
	const line: Shape[] =
		lane === lanes.at(-1)
			? []
			: [
					{
						type: 'path',
						d: across(0, width, y + box.h + rowGap / 2),
						stroke: { token: 'rule', width: 1 }
					}
				];
	return [
		...line,
		{
			type: 'rect',
			x: 0.5,
			y: y + 8.5,
			w: 21,
			h: 10,
			fill: { lane, state: 'todo' },
			stroke: { token: lane, width: 1 }
		},
		{ type: 'text', x: 0, y: y + 36, text: laneNames[lane], style: bold, token: lane }
	];
}
