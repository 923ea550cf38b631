import type { Lane } from '$lib/plan/lane';

/** Colours by what they mean; a renderer gives each its value (app.css for the screen, ui/print/palette.ts for paper). */
export type Token =
	| 'ink'
	| 'ink-2'
	| 'ink-3'
	| 'edge'
	| 'rule'
	| 'rule-2'
	| 'accent'
	| 'accent-tint'
	| 'paper'
	| 'chrome'
	| 'sunk'
	| 'on-ink'
	| Lane
	| `${Lane}-tint`;

/** A ground: one colour, or a lane's pattern (done: hue with the pattern knocked out; to come: tint with the pattern in hue). */
export type Fill = Token | { readonly lane: Lane; readonly state: 'done' | 'todo' };

export interface Stroke {
	readonly token: Token;
	readonly width: number;
	/** Lengths of dashes and gaps. */
	readonly dash?: readonly number[];
}

export interface TextStyle {
	readonly family: 'serif' | 'sans';
	readonly size: number;
	readonly weight: 400 | 600;
	readonly italic?: boolean;
}

/** Width of a text in the unit of its style's size. Renderers know their fonts; tests may estimate. */
export type MeasureText = (text: string, style: TextStyle) => number;

interface Painted {
	readonly fill?: Fill;
	readonly stroke?: Stroke;
}

/**
 * Drawing as data. Coordinates are in the unit of the surface (CSS pixels on screen, points on paper),
 * x to the right and y down. A renderer paints shapes in order and knows nothing of plans.
 */
export type Shape =
	| ({
			readonly type: 'rect';
			readonly x: number;
			readonly y: number;
			readonly w: number;
			readonly h: number;
			readonly r?: number;
	  } & Painted)
	| ({ readonly type: 'path'; readonly d: string; readonly cap?: 'butt' | 'round' } & Painted)
	| ({ readonly type: 'circle'; readonly cx: number; readonly cy: number; readonly r: number } & Painted)
	| {
			readonly type: 'text';
			/** Anchor point on the baseline. */
			readonly x: number;
			readonly y: number;
			readonly text: string;
			readonly style: TextStyle;
			readonly token: Token;
			readonly anchor?: 'start' | 'middle' | 'end';
			/** Width of a halo, drawn behind the letters in the colour of the ground: paper unless given. */
			readonly halo?: number;
			readonly ground?: Token;
	  };

/** Shapes that stand for one thing of the plan and can be pointed at. */
export interface Mark {
	/** Unique in its scene. */
	readonly key: string;
	readonly kind: 'initiative' | 'milestone' | 'gate' | 'phase' | 'group' | 'head' | 'link';
	/** Id of the plan's record; for a head, which is none, the name of its row. */
	readonly planId: string;
	/** What a screen reader says of it. */
	readonly name: string;
	/** Where it can be hit. */
	readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
	readonly shapes: readonly Shape[];
}
