import { across } from './path';
import type { Shape, Token } from './shape';

/** Patterns that are told apart by their form, in the order in which they are given out. */
export const hatches = ['stripes', 'lines', 'dots', 'bands', 'rail', 'bricks', 'dashes', 'grid'] as const;
export type Hatch = (typeof hatches)[number];

interface HatchBox {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

/** One of a pattern's strokes: dashed lines along the box, so that it costs the same however long that is. */
interface Strand {
	/** Middles of the lines, as shares of the height. */
	readonly at: readonly number[];
	/** Thickness, in units or as a share of the height. */
	readonly thick: { readonly px: number } | { readonly share: number };
	readonly dash?: readonly number[];
	/** Where the first dash begins. */
	readonly from?: number;
	readonly isRound?: boolean;
}

const fine = { px: 1 };
const strandsOf: Readonly<Record<Hatch, readonly Strand[]>> = {
	stripes: [{ at: [0.5], thick: { share: 1 }, dash: [1, 3.5] }],
	lines: [{ at: [1 / 3, 2 / 3], thick: fine }],
	dots: [
		{ at: [0.3], thick: { px: 2 }, dash: [0.1, 5.9], from: 2, isRound: true },
		{ at: [0.7], thick: { px: 2 }, dash: [0.1, 5.9], from: 5, isRound: true }
	],
	bands: [{ at: [0.5], thick: { share: 1 }, dash: [4, 6], from: 3 }],
	rail: [{ at: [0.5], thick: { share: 0.36 } }],
	bricks: [
		{ at: [0.5], thick: fine },
		{ at: [0.25], thick: { share: 0.5 }, dash: [1, 9], from: 2 },
		{ at: [0.75], thick: { share: 0.5 }, dash: [1, 9], from: 7 }
	],
	dashes: [
		{ at: [0.3], thick: { px: 1.6 }, dash: [6, 4], from: 1 },
		{ at: [0.7], thick: { px: 1.6 }, dash: [6, 4], from: 6 }
	],
	grid: [
		{ at: [0.5], thick: { share: 1 }, dash: [1, 5] },
		{ at: [0.5], thick: fine }
	]
};

/** The lines of a pattern in a box, without its ground. They lie the same in any box that begins at the same x. */
export function hatchShapes(hatch: Hatch, { x, y, w, h }: HatchBox, token: Token): Shape[] {
	return strandsOf[hatch].flatMap(({ at, thick, dash, from = 0, isRound }): Shape[] => {
		if (w <= from) return [];
		const width = 'px' in thick ? thick.px : thick.share * h;
		const d = at.map((share) => across(x + from, x + w, y + share * h)).join('');
		const stroke = dash ? { token, width, dash } : { token, width };
		return [isRound ? { type: 'path', d, stroke, cap: 'round' } : { type: 'path', d, stroke }];
	});
}
