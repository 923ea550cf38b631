import { fieldChanges } from '$lib/plan/field-change';
import type { GateCriterion } from '$lib/plan/behaviour/gate-criterion';
import { byId } from '$lib/plan/plan';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** How an edit's label calls an initiative: its code, else its title. */
function nameOfInitiative(roadmap: Roadmap, id: string): string {
	const one = roadmap.initiatives.get(id);
	return one?.code || one?.title || 'an initiative';
}

/** Says that an initiative should change a behaviour, or takes that back. */
export function setMeantToChange(
	roadmap: Roadmap,
	initiativeId: string,
	behaviourId: string,
	isMeant: boolean
): void {
	setIn(
		roadmap,
		initiativeId,
		'behaviours',
		behaviourId,
		isMeant,
		isMeant ? 'add a behaviour to' : 'take a behaviour from'
	);
}

/** Says that an initiative removes an inhibitor, or takes that back. */
export function setRemoves(
	roadmap: Roadmap,
	initiativeId: string,
	inhibitorId: string,
	removes: boolean
): void {
	setIn(
		roadmap,
		initiativeId,
		'removesInhibitors',
		inhibitorId,
		removes,
		removes ? 'add an inhibitor that ends with' : 'take an inhibitor from'
	);
}

function setIn(
	roadmap: Roadmap,
	initiativeId: string,
	field: 'behaviours' | 'removesInhibitors',
	id: string,
	isIn: boolean,
	verb: string
): void {
	const initiative = roadmap.initiatives.get(initiativeId);
	if (!initiative || initiative[field].includes(id) === isIn) return;
	const others = initiative[field].filter((one) => one !== id);
	const changes = fieldChanges('initiatives', initiative, { [field]: isIn ? [...others, id] : others });
	takeOver(roadmap, changes, `${verb} ${nameOfInitiative(roadmap, initiativeId)}`);
}

/** Says that a catalyst begins with the end of an initiative, and of no other; null takes that back. */
export function setCreatedBy(roadmap: Roadmap, catalystId: string, initiativeId: string | null): void {
	const catalyst = byId(roadmap.plan.catalysts).get(catalystId);
	if (!catalyst) return;
	const before = catalyst.createdBy;
	const label =
		initiativeId === null
			? `take a catalyst from ${nameOfInitiative(roadmap, before ?? '')}`
			: `add a catalyst that begins with ${nameOfInitiative(roadmap, initiativeId)}`;
	takeOver(roadmap, fieldChanges('catalysts', catalyst, { createdBy: initiativeId }), label);
}

/** Sets what a gate asks to have been seen. `what` is the change in words: "add a criterion". */
export function setCriteria(
	roadmap: Roadmap,
	collection: 'phases' | 'milestones',
	id: string,
	criteria: readonly GateCriterion[],
	what: string
): void {
	const { phases, milestones } = roadmap.plan;
	const gate = collection === 'phases' ? byId(phases).get(id) : byId(milestones).get(id);
	if (!gate) return;
	takeOver(
		roadmap,
		fieldChanges(collection, gate, { criteria }),
		`${what} of the gate ${gate.title || 'Untitled'}`
	);
}
