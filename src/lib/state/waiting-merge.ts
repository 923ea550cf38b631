import type { Change } from '$lib/plan/change';

/** By roadmap: what an import came to. An undo step lives as long as its roadmap is open, so it is made there. */
const waiting = new Map<string, readonly Change[]>();

/** Leaves differences for a roadmap to take over, as one step that can be undone, when it is opened next. */
export function leaveMerge(id: string, changes: readonly Change[]): void {
	waiting.set(id, changes);
}

/** The differences left for a roadmap, once; none when nothing was left. */
export function collectMerge(id: string): readonly Change[] {
	const changes = waiting.get(id) ?? [];
	waiting.delete(id);
	return changes;
}
