import type { Baseline } from '$lib/plan/baseline';
import type { BehaviourReport } from '$lib/plan/behaviour/cell-status';
import type { Day } from '$lib/plan/day';
import type { FindingReport } from '$lib/plan/finding';
import type { GateStates } from './gate-sign';
import type { Shape } from './shape';

export const papers = ['A4', 'A3', 'Letter', 'Tabloid'] as const;
export type Paper = (typeof papers)[number];
export type Orientation = 'landscape' | 'portrait';

/** What a print is made with. */
export interface PageOptions {
	readonly paper: Paper;
	readonly orientation: Orientation;
	/** All rows on one page while its words stay legible, or as many pages as rows need. */
	readonly fit: 'one-page' | 'pages';
	/** Pages side by side along time, 1 to 8; used when rows flow over pages. */
	readonly across: number;
	/** Pure black on white: no colour, no grey. */
	readonly monochrome: boolean;
	/** Whether links are drawn. */
	readonly links: boolean;
	readonly asOf: Day;
	readonly report: FindingReport;
	/** The agreed dates to draw under the bars, if any. */
	readonly baseline: Baseline | null;
	/** What was counted of behaviour, drawn below the rows; null or left out for none. */
	readonly band?: BehaviourReport | null;
	/** Where gates that ask for evidence stand. */
	readonly gates?: GateStates | null;
}

/** What a part of a page is to a reader who does not see it; an artifact is decoration. */
type BlockRole = 'H1' | 'H2' | 'P' | 'artifact';

export interface PageBlock {
	readonly role: BlockRole;
	/** All that the drawing says, in words; without it the texts of the block speak for themselves. */
	readonly alt?: string;
	/** What reaches beyond this box is cut off at it. */
	readonly clip?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
	readonly shapes: readonly Shape[];
}

/** One sheet of paper. Sizes and shapes are in points, 72 to an inch. */
export interface Page {
	/** From 1. */
	readonly number: number;
	readonly count: number;
	readonly widthPt: number;
	readonly heightPt: number;
	/** In the order of painting, which is the order of reading too. */
	readonly blocks: readonly PageBlock[];
}

/** No text on paper is smaller, in points. */
export const smallestText = 7;

const sizesPt: Readonly<Record<Paper, readonly [number, number]>> = {
	A4: [595.28, 841.89],
	A3: [841.89, 1190.55],
	Letter: [612, 792],
	Tabloid: [792, 1224]
};

/** Width and height of a sheet in points. */
export function sheetSize(paper: Paper, orientation: Orientation): { widthPt: number; heightPt: number } {
	const [short, long] = sizesPt[paper];
	return orientation === 'portrait' ? { widthPt: short, heightPt: long } : { widthPt: long, heightPt: short };
}

/** The shapes of a page in the order of painting. */
export function shapesOf(page: Page): readonly Shape[] {
	return page.blocks.flatMap((block) => block.shapes);
}
