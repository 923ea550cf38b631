import type { Plan } from '$lib/plan/plan';
import type { BarGeometry } from './density';
import { type PageOptions, sheetSize, smallestText } from './pages-paper';
import type { MeasureText, Stroke, Token } from './shape';

/** What every part of a page needs to draw itself. */
export interface Draft {
	readonly plan: Plan;
	readonly options: PageOptions;
	readonly measure: MeasureText;
	readonly size: Sizes;
	/** Where the links of a record go on that leave its page, in words; empty when none does. */
	readonly elsewhere: (id: string) => string;
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
	/** Where things lie in a row: as on screen, but order debt lies above the bar, where ink does not cover ink. */
	readonly geometry: BarGeometry;
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
		geometry: geometryOf(label, pitch)
	};
}

/** The bar lies a little high in its row, so that the agreed dates fit below it. */
function geometryOf(label: number, pitch: number): BarGeometry {
	const barHeight = Math.min(label * 1.3, pitch * 0.6);
	const barTop = (pitch - barHeight) * 0.38;
	const debtHeight = Math.max(1.4, barHeight * 0.2);
	return {
		rowHeight: pitch,
		barTop,
		barHeight,
		baselineTop: barTop + barHeight + Math.max(2.2, barHeight * 0.22),
		debtTop: -debtHeight,
		debtHeight,
		line: 0.8,
		textSize: label
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
