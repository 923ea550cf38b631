import type { Group } from '$lib/plan/group';
import type { Initiative } from '$lib/plan/initiative';
import { isLane, type Lane } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import type { Phase } from '$lib/plan/phase';
import { byId, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { shortName } from '$lib/plan/words';
import type { ChosenCollection } from './selection.svelte';

/** A record that can be chosen, with its kind. */
export interface ChosenRecord {
	readonly collection: ChosenCollection;
	readonly id: string;
}

const kinds: readonly ChosenCollection[] = ['initiatives', 'milestones', 'groups', 'phases'];

/** A record that can be chosen, with what is known of it. */
export type FoundRecord =
	| { readonly collection: 'initiatives'; readonly record: Initiative }
	| { readonly collection: 'milestones'; readonly record: Milestone }
	| { readonly collection: 'groups'; readonly record: Group }
	| { readonly collection: 'phases'; readonly record: Phase };

/** The records under these ids that can be chosen, each once, in the order given. */
export function recordsOf(plan: Plan, ids: Iterable<string>): readonly FoundRecord[] {
	return [...new Set(ids)].flatMap((id) => {
		const found = chosenRecord(plan, id);
		const record = found && byId<RecordBase>(plan[found.collection]).get(id);
		return record ? [{ collection: found.collection, record } as FoundRecord] : [];
	});
}

/** How a label calls them: "TE2", "3 milestones", "12 rows". */
export function nameRecords(found: readonly FoundRecord[]): string {
	const [first] = found;
	if (found.length === 1 && first) return shortName(first.record);
	const isOneKind = found.every(({ collection }) => collection === first?.collection);
	return `${found.length} ${isOneKind ? (first?.collection ?? 'rows') : 'rows'}`;
}

/** What stands under an id, if it can be chosen. */
export function chosenRecord(plan: Plan, id: string): ChosenRecord | null {
	const collection = kinds.find((kind) => byId<RecordBase>(plan[kind]).has(id));
	return collection ? { collection, id } : null;
}

/**
 * The record that a row of the outline stands for: of "te2", "group:g1", "group:g1 @lane:process" and
 * "phase:p1". Null for a head that is no record, as "lane:process" and "phase:".
 */
export function recordOfRow(plan: Plan, rowId: string): ChosenRecord | null {
	const named = chosenRecord(plan, rowId);
	if (named) return named;
	if (rowId.startsWith('phase:')) return known(plan, 'phases', rowId.slice('phase:'.length));
	if (!rowId.startsWith('group:')) return null;
	const id = rowId.slice('group:'.length);
	return known(plan, 'groups', id) ?? known(plan, 'groups', id.slice(0, Math.max(0, id.lastIndexOf(' @'))));
}

/** The lane of a lane's head. */
export function laneOfRow(rowId: string): Lane | null {
	const lane = rowId.startsWith('lane:') ? rowId.slice('lane:'.length) : null;
	return isLane(lane) ? lane : null;
}

function known(plan: Plan, collection: 'phases' | 'groups', id: string): ChosenRecord | null {
	return byId<RecordBase>(plan[collection]).has(id) ? { collection, id } : null;
}
