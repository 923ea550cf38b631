import { isLane, type Lane } from '$lib/plan/lane';
import { byId, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import type { ChosenCollection } from './selection.svelte';

/** A record that can be chosen, with its kind. */
export interface ChosenRecord {
	readonly collection: ChosenCollection;
	readonly id: string;
}

const kinds: readonly ChosenCollection[] = ['initiatives', 'milestones', 'groups', 'phases'];

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
