import type { Shape } from './shape';

/** Something in a picture that can be pointed at, read out and chosen. */
export interface PictureItem {
	/** Unique in its picture. */
	readonly key: string;
	/** What a screen reader says of it. */
	readonly name: string;
	/** Where it can be hit, in pixels. */
	readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** A drawing in pixels with what can be chosen in it, in the order in which the arrow keys lead through it. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly shapes: readonly Shape[];
	readonly items: readonly PictureItem[];
}
