/** The three lanes, in the order in which work in them must happen. */
export const lanes = ['process', 'structure', 'technology'] as const;

export type Lane = (typeof lanes)[number];

export const laneNames: Readonly<Record<Lane, string>> = {
	process: 'Process',
	structure: 'Structure',
	technology: 'Technology'
};

/** Letters that begin the codes of a lane's initiatives: PR4, ST1, TE2. */
export const laneCodes: Readonly<Record<Lane, string>> = {
	process: 'PR',
	structure: 'ST',
	technology: 'TE'
};

export function isLane(value: unknown): value is Lane {
	return lanes.some((lane) => lane === value);
}
