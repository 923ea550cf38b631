import { scaleLinear } from 'd3-scale';
import { fitText, sans, textShape } from '$lib/chart/pages-text';
import { across, down } from '$lib/chart/path';
import type { Picture, PictureItem } from '$lib/chart/picture';
import type { Shape } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';

/** A share with its interval (0 to 1), or the reason why none is shown. */
export interface ShareLine {
	readonly key: string;
	readonly label: string;
	readonly figure: {
		readonly share: number;
		readonly low: number;
		readonly high: number;
		/** Behind the line: "19 of 20". */
		readonly words: string;
	} | null;
	/** Said in place of a figure. */
	readonly reason: string;
	/** What a screen reader says of it. */
	readonly name: string;
}

const label = sans(12.5);
const figureStyle = sans(12.5, 600);
const note = sans(11.5);
const tick = sans(10.5);
const rowPx = 26;
const wide = 480;
const headPx = 22;

/** Shares as dots on a line from 0 to 100 %, each with its interval; what is not shown says why. */
export function shareLines(lines: readonly ShareLine[], widthPx: number): Picture {
	const isBeside = widthPx >= wide;
	const labelPx = isBeside ? Math.min(220, widthPx * 0.32) : widthPx;
	const left = isBeside ? labelPx + 12 : 0;
	const x = scaleLinear()
		.domain([0, 1])
		.range([left + 4, Math.min(widthPx - 124, left + 420)]);
	const shapes: Shape[] = [];
	const items: PictureItem[] = [];
	let y = headPx;
	for (const line of lines) {
		const top = y;
		shapes.push(textShape(fitText(line.label, label, labelPx, estimateTextWidth), 0, y + 17, label));
		if (!isBeside) y += 18;
		shapes.push(...lineShapes(line, x, y + rowPx / 2));
		y += rowPx;
		items.push({ key: line.key, name: line.name, box: { x: 0, y: top, w: widthPx, h: y - top } });
	}
	const scale = [0, 0.5, 1].flatMap((share): Shape[] => [
		{ type: 'path', d: down(x(share), headPx, y), stroke: { token: 'rule', width: 1 } },
		textShape(
			share === 1 ? '100 %' : String(share * 100),
			x(share),
			headPx - 7,
			tick,
			'ink-3',
			share === 0 ? 'start' : 'middle'
		)
	]);
	return { width: widthPx, height: y + 2, shapes: [...scale, ...shapes], items };
}

function lineShapes({ figure, reason }: ShareLine, x: (share: number) => number, y: number): Shape[] {
	if (!figure) return [textShape(reason, x(0) + 6, y + 4, note, 'ink-3')];
	const { share, low, high, words } = figure;
	const percent = `${Math.round(share * 100)} %`;
	const end = x(1) + 14;
	return [
		{ type: 'path', d: across(x(low), x(high), y), stroke: { token: 'ink', width: 2 } },
		{ type: 'circle', cx: x(share), cy: y, r: 4.5, fill: 'ink' },
		textShape(percent, end, y + 4, figureStyle),
		textShape(words, end + 42, y + 4, note, 'ink-2')
	];
}
