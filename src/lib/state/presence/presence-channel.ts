/** Clients of whom something is known, by what happened to it. */
export interface ChangedClients {
	readonly added: readonly number[];
	readonly updated: readonly number[];
	readonly removed: readonly number[];
}

/** Where open roadmaps tell each other of themselves: as much of a y-protocols `Awareness` as is used here. */
export interface PresenceChannel {
	readonly clientID: number;
	getStates(): ReadonlyMap<number, object>;
	/** Null tells the others that this one is not here. */
	setLocalState(state: Record<string, unknown> | null): void;
	on(event: 'change', listener: (change: ChangedClients) => void): void;
	off(event: 'change', listener: (change: ChangedClients) => void): void;
}
