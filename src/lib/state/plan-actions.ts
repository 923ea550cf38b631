import type { DeletionMark } from '$lib/doc/edit';
import { addBaseline } from '$lib/doc/edits/add-baseline';
import { addInitiative } from '$lib/doc/edits/add-initiative';
import { addLink } from '$lib/doc/edits/add-link';
import { addMilestone } from '$lib/doc/edits/add-milestone';
import { addPhase } from '$lib/doc/edits/add-phase';
import { deleteRecords } from '$lib/doc/edits/delete-records';
import { mergeChanges } from '$lib/doc/edits/merge-changes';
import { restoreRecord } from '$lib/doc/edits/restore-record';
import { setFields } from '$lib/doc/edits/set-fields';
import { setRoadmap } from '$lib/doc/edits/set-roadmap';
import { nextCode } from '$lib/plan/codes';
import type { Change } from '$lib/plan/change';
import type { CollectionName } from '$lib/plan/collections';
import { addDays, type Day, shift, startOf } from '$lib/plan/day';
import type { Json } from '$lib/plan/field';
import { planHorizon } from '$lib/plan/horizon';
import type { Lane } from '$lib/plan/lane';
import type { Trashed } from '$lib/plan/plan';
import { newId } from './new-id';
import type { Roadmap } from './roadmap.svelte';

type Values = { readonly [field: string]: Json };

/** Names whoever is at this device where a roadmap is not shared: nobody has an account here. */
const unnamed = 'someone on this device';

/** Sets fields of a record of the plan. */
export function setRecord(roadmap: Roadmap, collection: CollectionName, id: string, values: Values): void {
	roadmap.run(setFields(roadmap.plan, collection, id, values));
}

/** Sets what the roadmap says of itself. */
export function setRoadmapInfo(roadmap: Roadmap, values: Values): void {
	roadmap.run(setRoadmap(roadmap.plan, values));
}

/**
 * Adds an initiative of three months, from the first whole month ahead: last in its lane, or in a phase and a
 * group and after another one. Returns its id.
 */
export function addInitiativeTo(
	roadmap: Roadmap,
	lane: Lane,
	place: {
		readonly phase: string | null;
		readonly group: string | null;
		readonly after: string | null;
	} | null = null
): string {
	const { plan } = roadmap;
	const id = newId();
	const start = firstFreeMonth(roadmap);
	const end = addDays(shift('month', start, 3), -1);
	const phase = place?.phase ?? plan.phases.find((one) => covers(one.start, one.end, start))?.id ?? null;
	const values = { code: nextCode(plan, lane), title: 'New initiative', lane, phase, start, end };
	roadmap.run(addInitiative(plan, { id, ...values, group: place?.group ?? null }, place?.after ?? null));
	return id;
}

/** Adds a phase of a year after the last one. Returns its id. */
export function addPhaseAtEnd(roadmap: Roadmap): string {
	const { plan } = roadmap;
	const id = newId();
	const ends = plan.phases.flatMap((phase) => (phase.end === null ? [] : [phase.end]));
	const start = ends.length > 0 ? addDays(Math.max(...ends) as Day, 1) : firstFreeMonth(roadmap);
	roadmap.run(addPhase(plan, { id, title: 'New phase', start, end: addDays(shift('year', start, 1), -1) }));
	return id;
}

/** Adds a milestone or gate on the as-of day, or at the start of a roadmap that lies elsewhere. Returns its id. */
export function addMilestoneNow(roadmap: Roadmap, kind: 'milestone' | 'gate'): string {
	const id = newId();
	const title = kind === 'gate' ? 'New gate' : 'New milestone';
	roadmap.run(addMilestone(roadmap.plan, { id, kind, title, day: firstFreeMonth(roadmap) }));
	return id;
}

/** Links two initiatives, finish to start. */
export function linkInitiatives(roadmap: Roadmap, from: string, to: string): void {
	roadmap.run(addLink(roadmap.plan, { id: newId(), from, to, type: 'FS', lagDays: 0 }));
}

/** Who deletes something now, and when. */
export function deletionMark(roadmap: Roadmap): DeletionMark {
	return { by: roadmap.signedBy ?? unnamed, at: roadmap.timestamp() };
}

/** Moves records to the trash, from where they can be restored. */
export function trashRecords(roadmap: Roadmap, collection: CollectionName, ids: readonly string[]): void {
	const { plan } = roadmap;
	roadmap.run(deleteRecords(plan, collection, ids, deletionMark(roadmap)));
}

export function restoreFromTrash(roadmap: Roadmap, trashed: Trashed): void {
	roadmap.run(restoreRecord(roadmap.plan, trashed.collection, trashed.record.id));
}

/**
 * Takes differences over from another copy, as one edit; any other set of changes under a label of its own. False
 * where the role does not allow it: then nothing is written.
 */
export function takeOver(roadmap: Roadmap, changes: readonly Change[], label?: string): boolean {
	return changes.length === 0 || roadmap.run(mergeChanges(changes, deletionMark(roadmap), label));
}

/** Keeps the current dates as agreed. Returns the baseline's id; null where the role does not allow it. */
export function takeBaseline(roadmap: Roadmap, name: string, reason: string): string | null {
	const id = newId();
	return roadmap.run(addBaseline(roadmap.plan, { id, name, day: roadmap.asOf, reason })) ? id : null;
}

/** The first day of the month after as-of when that lies within the roadmap, else the roadmap's first day. */
function firstFreeMonth(roadmap: Roadmap): Day {
	const next = shift('month', startOf('month', roadmap.asOf), 1);
	const span = planHorizon(roadmap.plan);
	return next >= span.start && next <= span.end ? next : span.start;
}

function covers(start: Day | null, end: Day | null, day: Day): boolean {
	return start !== null && end !== null && start <= day && day <= end;
}
