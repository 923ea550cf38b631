import { type Part, parts } from '$lib/plan/part';

/** The browser database of one part of a roadmap. Ids may be any string; part names hold no hyphen. */
export function databaseName(id: string, part: Part): string {
	return `longroad-${id}-${part}`;
}

export function databaseNames(id: string): string[] {
	return parts.map((part) => databaseName(id, part));
}

/** The channel on which the tabs of one roadmap talk. */
export function channelName(id: string): string {
	return `longroad-${id}`;
}

/** What a tab posts before it deletes a roadmap for ever. */
export const deletedMessage = { kind: 'deleted' } as const;

/** The database of this device: the catalogue and what belongs to it. */
export const deviceName = 'longroad';
