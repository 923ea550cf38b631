import type { Change } from './change';
import type { RecordBase } from './record';

/** What a mend does: each kind is mechanical, a matter of dates, links or the trash, never of judgement. */
type MendKind = 'remove-link' | 'add-link' | 'set-plain' | 'move' | 'set-dates' | 'restore';

/** Something that can be done about a finding mechanically: one edit, which is said in full before it is made. */
export interface Mend {
	readonly kind: MendKind;
	/** What its button says: "Move TE4 to start on 3 Jul 2028 (+31 days)". */
	readonly label: string;
	/** As it stands after "Undo: ": "move TE4 +31 days". */
	readonly undoLabel: string;
	/** What one should know before it is done; empty where there is nothing. */
	readonly note: string;
	readonly changes: readonly Change[];
}

/** The change that sets a field, of any record that has it. */
export function setChange<T extends RecordBase>(
	collection: (Change & { kind: 'set' })['collection'],
	record: T,
	field: keyof T & string,
	after: (Change & { kind: 'set' })['after']
): Change {
	const before = record[field] as (Change & { kind: 'set' })['before'];
	return { kind: 'set', collection, id: record.id, field, before, after };
}
