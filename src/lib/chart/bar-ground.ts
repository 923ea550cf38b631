import type { Initiative } from '$lib/plan/initiative';
import { type Hull, hullShape } from './hull';
import type { Shape, Token } from './shape';

/** How the ground of bars is painted, and what that says of them. */
export interface Colouring {
	/** The part of a bar between two x that is done, or to come. */
	readonly part: (
		initiative: Initiative,
		state: 'done' | 'todo',
		hull: Hull,
		fromX: number,
		toX: number
	) => Shape[];
	readonly outlineOf: (initiative: Initiative) => Token;
}

/** Hue and pattern of the lane: knocked out where done, on the tint where to come. */
export const byLane: Colouring = {
	part: ({ lane }, state, hull, fromX, toX) => [hullShape(hull, { fill: { lane, state } }, fromX, toX)],
	outlineOf: ({ lane }) => lane
};
