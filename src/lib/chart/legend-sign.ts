import type { Shape } from './shape';

/** Where a sign is drawn, and the width of a bar's outline there. */
export interface SignBox {
	readonly x: number;
	readonly middle: number;
	readonly w: number;
	readonly h: number;
	readonly line: number;
}

/** A sign before it has its place. A point, such as a gate, stands in the middle of its box. */
export interface LegendSign {
	readonly key: string;
	readonly words: string;
	readonly isPoint: boolean;
	readonly draw: (box: SignBox) => readonly Shape[];
}
