import type { Plan } from '$lib/plan/plan';
import { type PageOptions, sheetSize, smallestText } from './pages-paper';
import type { MeasureText, Stroke, Token } from './shape';

/** What every part of a page needs to draw itself. */
export interface Draft {
	readonly plan: Plan;
	readonly options: PageOptions;
	readonly measure: MeasureText;
	readonly size: Sizes;
}

/** Measures of a page in points. Those of rows follow `label`, the size of the words beside the bars. */
export interface Sizes {
	readonly width: number;
	readonly height: number;
	readonly margin: number;
	readonly title: number;
	readonly subtitle: number;
	readonly statement: number;
	readonly caption: number;
	/** Between the two lines of the frame, where the scale runs. */
	readonly frame: number;
	readonly label: number;
	readonly pitch: number;
	readonly bar: number;
}

/** The size of labels that suits a sheet when rows need not be squeezed. */
export function comfortableLabel(width: number): number {
	return Math.min(10.8, Math.max(7.5, width / 110));
}

export function makeSizes(options: PageOptions, label: number, pitch: number): Sizes {
	const { widthPt, heightPt } = sheetSize(options.paper, options.orientation);
	const scale = Math.min(widthPt * 0.72, heightPt) / 841.89;
	const text = (size: number) => Math.max(smallestText, size);
	return {
		width: widthPt,
		height: heightPt,
		margin: Math.max(20, 27 * scale),
		title: text(34 * scale),
		subtitle: text(14 * scale),
		statement: text(13.5 * scale),
		caption: text(10 * scale),
		frame: 2.4 + 1.6 * scale,
		label: text(label),
		pitch,
		bar: Math.min(label * 1.3, pitch * 0.6)
	};
}

/** A hairline: of its own tone in colour, dotted black in black and white, where there is no grey. */
export function hairline(options: PageOptions, token: Token, width = 0.5): Stroke {
	return options.monochrome ? { token: 'ink', width: 0.45, dash: [0.45, 2.4] } : { token, width };
}

/** A line that stands back without being a hairline: dashes in black and white. */
export function quietLine(options: PageOptions, token: Token, width: number): Stroke {
	return options.monochrome ? { token: 'ink', width: width * 0.7, dash: [2.2, 1.6] } : { token, width };
}
