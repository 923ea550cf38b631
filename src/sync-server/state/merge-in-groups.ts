import { mergeUpdates } from 'yjs';

/** Merging sorts all of its updates anew at each step: a few at a time are a tenth of the work. */
const groupSize = 16;

/** Merges a state and the updates after it, of which there is at least one of either. */
export function mergeInGroups(state: Uint8Array | null, updates: readonly Uint8Array[]): Uint8Array {
	let pieces = [...updates];
	while (pieces.length > groupSize) {
		pieces = Array.from({ length: Math.ceil(pieces.length / groupSize) }, (_, n) =>
			mergeUpdates(pieces.slice(n * groupSize, (n + 1) * groupSize))
		);
	}
	// The state comes last, as it is much larger than the rest.
	return mergeUpdates(state ? [state, ...pieces] : pieces);
}
