import type { Row, RowLayout } from '$lib/chart/rows';
import { currentSpan } from '$lib/plan/initiative';
import type { ChosenCollection, Selection } from '$lib/state/selection.svelte';

export type RecordRef = readonly [id: string, collection: ChosenCollection];

/** The records that a row stands for: several where initiatives share it, none for the head of a lane. */
export function recordsOf(row: Row): readonly RecordRef[] {
	switch (row.kind) {
		case 'head':
			return row.phase ? [[row.phase.id, 'phases']] : [];
		case 'group':
			return [[row.group.id, 'groups']];
		case 'initiative':
			return [row.initiative, ...row.others].map(({ id }) => [id, 'initiatives']);
		case 'milestone':
			return [[row.milestone.id, 'milestones']];
	}
}

/** How many comments stand on what a row stands for; counts are by "initiatives/TE2". */
export function commentsOn(row: Row, counts: ReadonlyMap<string, number>): number {
	if (counts.size === 0) return 0;
	return recordsOf(row).reduce((sum, [id, kind]) => sum + (counts.get(`${kind}/${id}`) ?? 0), 0);
}

/** The one record that is meant when a row, or a member of it, is used; undefined for the head of a lane. */
export function recordNamed(row: Row, id: string): RecordRef | undefined {
	const records = recordsOf(row);
	return records.find((record) => record[0] === id) ?? records[0];
}

/** Name under which a record's bar or row has the keyboard's focus: its id, or the row's for heads and groups. */
export function nameInRow(row: Row, id: string): string {
	return row.kind === 'initiative' && row.others.some((one) => one.id === id) ? id : row.id;
}

/** Ids of what in a row has a bar, from left to right. */
export function barsIn(row: Row): readonly string[] {
	if (row.kind === 'milestone') return row.milestone.day === null ? [] : [row.milestone.id];
	if (row.kind !== 'initiative') return [];
	return [row.initiative, ...row.others].filter((one) => currentSpan(one) !== null).map((one) => one.id);
}

/**
 * Chooses the stretch of rows from the record that leads to a row, heads left out. The lead stays, so that
 * the stretch can grow and shrink; without one it begins at `from`.
 */
export function chooseStretch(selection: Selection, layout: RowLayout, from: Row, to: Row): void {
	const { chosen } = selection;
	const leadRow = chosen && 'id' in chosen ? layout.rowOf(chosen.id) : undefined;
	const anchor = leadRow ?? from;
	const lead = leadRow && chosen && 'id' in chosen ? recordNamed(anchor, chosen.id) : recordsOf(anchor)[0];
	const [first, last] = anchor.index < to.index ? [anchor, to] : [to, anchor];
	const records = new Map(
		layout.rows
			.slice(first.index, last.index + 1)
			.flatMap((row) => (row.kind === 'head' ? [] : recordsOf(row)))
	);
	if (lead && records.delete(lead[0])) records.set(...lead);
	selection.chooseAll(records);
}
