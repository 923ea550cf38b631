import { formatMonth } from '$lib/plan/day';
import type { DebtPoint } from '$lib/plan/debt-history';
import { formatDebt } from '$lib/plan/order-debt';
import { fitText } from './pages-text';
import { across } from './path';
import type { Shape, TextStyle } from './shape';
import { estimateTextWidth } from './text-width';

/** A drawing of the debt's history, in pixels. */
export interface DebtHistoryDrawing {
	readonly width: number;
	readonly height: number;
	readonly shapes: readonly Shape[];
	/** How many of the earliest points found no room. */
	readonly hiddenCount: number;
}

const plotHeight = 64;
const top = 18;
const foot = 34;
const barWidth = 26;
const leastPitch = 58;

const figure: TextStyle = { family: 'sans', size: 11.5, weight: 600 };
const caption: TextStyle = { family: 'sans', size: 10.5, weight: 400 };

/**
 * The order debt of each point as a bar in a column of its own, the newest on the right: open debt solid, accepted
 * debt dashed below it. Nothing joins the bars, since nothing is known of the time between them.
 */
export function debtHistoryShapes(points: readonly DebtPoint[], widthPx: number): DebtHistoryDrawing {
	const most = Math.max(1, Math.floor(widthPx / leastPitch));
	const shown = points.slice(-most);
	const pitch = Math.min(110, widthPx / Math.max(1, shown.length));
	const highest = Math.max(1, ...shown.map((point) => point.debtDays));
	const base = top + plotHeight;
	const shapes: Shape[] = [
		{ type: 'path', d: across(0, pitch * shown.length, base), stroke: { token: 'edge', width: 1 } }
	];
	shown.forEach((point, at) => {
		const x = at * pitch + pitch / 2;
		const scale = (days: number) => (days / highest) * plotHeight;
		const accepted = scale(point.acceptedDays);
		const open = scale(point.debtDays - point.acceptedDays);
		const left = x - barWidth / 2;
		if (open > 0)
			shapes.push({
				type: 'rect',
				x: left,
				y: base - accepted - open,
				w: barWidth,
				h: open,
				fill: 'accent'
			});
		if (accepted > 0)
			shapes.push({
				type: 'rect',
				x: left + 0.6,
				y: base - accepted + 0.6,
				w: barWidth - 1.2,
				h: Math.max(0, accepted - 1.2),
				fill: 'accent-tint',
				stroke: { token: 'accent', width: 1.2, dash: [3, 2] }
			});
		shapes.push(
			centred(formatDebt(point.debtDays, 'mo'), x, base - accepted - open - 5, figure, 'ink'),
			centred(fitText(point.label, caption, pitch - 4, estimateTextWidth), x, base + 14, caption, 'ink-2'),
			centred(point.baselineId === null ? '' : formatMonth(point.day), x, base + 27, caption, 'ink-3')
		);
	});
	return {
		width: widthPx,
		height: base + foot,
		shapes: shapes.filter((shape) => shape.type !== 'text' || shape.text !== ''),
		hiddenCount: points.length - shown.length
	};
}

function centred(
	text: string,
	x: number,
	y: number,
	style: TextStyle,
	token: 'ink' | 'ink-2' | 'ink-3'
): Shape {
	return { type: 'text', x, y, text, style, token, anchor: 'middle' };
}
