import type { Change } from '$lib/plan/change';
import type { Refresh, RefreshRow } from './refresh-row';

/**
 * The changes of the rows that were taken, in an order in which each finds what it refers to, with all that the
 * file gave remembered. Rows that need a phase, group or end that was not taken get it too, or lose the tie.
 */
export function takenChanges(refresh: Refresh, taken: ReadonlySet<string>): readonly Change[] {
	const byNewId = new Map(
		refresh.rows.flatMap((row) => (row.kind === 'new' ? [[row.changes[0]?.id ?? '', row] as const] : []))
	);
	const wanted = new Set<RefreshRow>();
	const want = (row: RefreshRow) => {
		if (wanted.has(row)) return;
		wanted.add(row);
		for (const id of row.needs) {
			const needed = byNewId.get(id);
			if (needed) want(needed);
		}
	};
	for (const row of refresh.rows) if (taken.has(row.id)) want(row);
	const deleted = new Set(
		[...wanted].flatMap((row) => (row.kind === 'gone' ? row.changes.map(({ id }) => id) : []))
	);
	const picked = refresh.rows.filter((row) => wanted.has(row)).flatMap((row) => row.changes);
	return [...picked, ...refresh.remembered.filter(({ id }) => !deleted.has(id))];
}
