import { type Observation, observationFields } from '$lib/plan/behaviour/observation';
import type { Json } from '$lib/plan/field';
import { byId } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { newId } from '$lib/state/new-id';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { nameObservation } from './record-words';

/**
 * Corrects an observation as one edit: facts are written once, so a new one with these values says which one it
 * corrects, and counts in its place. Returns its id.
 */
export function correctObservation(
	roadmap: Roadmap,
	observation: Observation,
	values: { readonly [field: string]: Json }
): string {
	const id = newId();
	const { more: _more, order: _order, ...known } = observation;
	const record = makeRecord(observationFields, id, { ...known, ...values, supersedes: observation.id });
	const changed: Observation = { ...record, id };
	const label = `correct to ${nameIn(roadmap, changed)}`;
	takeOver(roadmap, [{ kind: 'add', collection: 'observations', id, record: changed }], label);
	return id;
}

/** Moves an observation to the trash, from where it can be restored; one that it corrected counts again. */
export function deleteObservation(roadmap: Roadmap, observation: Observation): void {
	const { id } = observation;
	const label = `delete ${nameIn(roadmap, observation)}`;
	takeOver(roadmap, [{ kind: 'delete', collection: 'observations', id, record: observation }], label);
}

function nameIn({ plan }: Roadmap, observation: Observation): string {
	const behaviour = byId(plan.behaviours).get(observation.behaviour ?? '');
	return nameObservation(observation, behaviour, byId(plan.teams).get(observation.team ?? ''));
}
