import type { Shape } from '$lib/chart/shape';
import { sans } from '$lib/chart/pages-text';
import { estimateTextWidth } from '$lib/chart/text-width';

/** A figure at the right end of a line: at y, with words before it (a line above) or after it. */
export interface EndLabel {
	readonly y: number;
	readonly figure: string;
	readonly isStrong: boolean;
	readonly above?: string;
	readonly after?: string;
}

const lineHeight = 14;

/** Figures beside the ends of lines, moved apart as far as they need to be, between `top` and `bottom`. */
export function endLabelShapes(labels: readonly EndLabel[], x: number, top: number, bottom: number): Shape[] {
	const sorted = labels.toSorted((a, b) => a.y - b.y);
	const middles: number[] = [];
	let free = top;
	for (const label of sorted) {
		const half = heightOf(label) / 2;
		middles.push(Math.max(label.y, free + half));
		free = (middles.at(-1) as number) + half;
	}
	let floor = bottom;
	for (let at = sorted.length - 1; at >= 0; at -= 1) {
		const half = heightOf(sorted[at] as EndLabel) / 2;
		middles[at] = Math.min(middles[at] as number, floor - half);
		floor = (middles[at] as number) - half;
	}
	return sorted.flatMap((label, at) => shapesOf(label, x, middles[at] as number));
}

function heightOf({ above }: EndLabel): number {
	return above === undefined ? lineHeight : 2 * lineHeight;
}

function shapesOf({ figure, isStrong, above, after }: EndLabel, x: number, middle: number): Shape[] {
	const style = sans(isStrong ? 12.5 : 11.5, isStrong ? 600 : 400);
	const y = middle + 4 + (above === undefined ? 0 : lineHeight / 2);
	const token = isStrong ? 'ink' : 'ink-2';
	const shapes: Shape[] = [{ type: 'text', x, y, text: figure, style, token }];
	if (above !== undefined)
		shapes.push({ type: 'text', x, y: y - lineHeight, text: above, style: sans(11.5), token: 'ink-2' });
	if (after !== undefined)
		shapes.push({
			type: 'text',
			x: x + estimateTextWidth(figure, style) + 5,
			y,
			text: after,
			style: sans(11.5),
			token: 'ink-2'
		});
	return shapes;
}
