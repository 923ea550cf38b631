import { readinessScoreFields, readinessSteps, type ReadinessScore } from '$lib/plan/behaviour/asking';
import { influenceFields, type PlannedTie } from '$lib/plan/behaviour/influence';
import type { Change } from '$lib/plan/change';
import type { JsonObject } from '$lib/plan/field';
import { fieldChanges } from '$lib/plan/field-change';
import type { Dice } from '$lib/plan/initiative-words';
import { byId, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { shorten, shortName } from '$lib/plan/words';
import { orderKeysAfter } from '$lib/doc/order-key';
import { newId } from '$lib/state/new-id';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/**
 * Sets how much a team listens to another, or to itself, as one edit; 0 takes the weight out. Weights that two
 * people set for the same pair become one.
 */
export function setListening(roadmap: Roadmap, listener: string, source: string, weight: number): void {
	const { plan } = roadmap;
	const known = plan.influence.filter((one) => one.listener === listener && one.source === source);
	const [first, ...others] = known;
	const changes: Change[] = others.map((record) => deletion('influence', record));
	if (weight <= 0) changes.push(...(first ? [deletion('influence', first)] : []));
	else if (first) changes.push(...fieldChanges('influence', first, { weight }));
	else {
		const [order = ''] = orderKeysAfter(plan.influence, null, 1);
		const record = makeRecord(influenceFields, newId(), { listener, source, weight, order });
		changes.push({ kind: 'add', collection: 'influence', id: record.id, record });
	}
	const whom = listener === source ? 'itself' : teamName(plan, source);
	takeOver(roadmap, changes, `set how much ${teamName(plan, listener)} listens to ${whom}`);
}

/** Moves a planned tie to the trash, called by the teams that it was to join. */
export function removeTie(roadmap: Roadmap, tie: PlannedTie): void {
	const { plan } = roadmap;
	const [listener, source] = [tie.listener, tie.source].map((id) => teamName(plan, id ?? ''));
	takeOver(roadmap, [deletion('plannedTies', tie)], `delete tie of ${listener} to ${source}`);
}

/** Adds readiness scores of a team, or changes those with this id, as one edit. */
export function saveReadiness(roadmap: Roadmap, id: string | null, values: JsonObject): void {
	const { plan } = roadmap;
	const known = id === null ? undefined : byId(plan.adkar).get(id);
	const team = typeof values.team === 'string' ? values.team : (known?.team ?? '');
	if (known) {
		takeOver(
			roadmap,
			fieldChanges('adkar', known, values),
			`change readiness scores of ${teamName(plan, team)}`
		);
		return;
	}
	const [order = ''] = orderKeysAfter(plan.adkar, null, 1);
	const record = makeRecord(readinessScoreFields, newId(), { ...values, order });
	takeOver(
		roadmap,
		[{ kind: 'add', collection: 'adkar', id: record.id, record }],
		`add readiness scores of ${teamName(plan, team)}`
	);
}

/** Moves readiness scores of a team to the trash. */
export function removeReadiness(roadmap: Roadmap, id: string): void {
	const record = byId(roadmap.plan.adkar).get(id);
	if (!record) return;
	const words = `delete readiness scores of ${teamName(roadmap.plan, record.team ?? '')}`;
	takeOver(roadmap, [deletion('adkar', record)], words);
}

/** Sets the five judgements of an initiative, or takes them out. */
export function setDice(roadmap: Roadmap, id: string, dice: Dice | null): void {
	const initiative = byId(roadmap.plan.initiatives).get(id);
	if (!initiative) return;
	takeOver(
		roadmap,
		fieldChanges('initiatives', initiative, { dice: dice as JsonObject | null }),
		`set DICE of ${shortName(initiative)}`
	);
}

/** What is wrong with scores that are legal one by one: nothing scored, or no team. */
export function readinessProblems(
	values: Partial<Record<keyof ReadinessScore, unknown>>
): Record<string, string> {
	if (readinessSteps.some((step) => Number(values[step] ?? 0) > 0)) return {};
	return { awareness: 'Score at least one step from 1 to 5; 0 stands for not scored.' };
}

function deletion(
	collection: 'influence' | 'adkar' | 'plannedTies',
	record: Plan['influence' | 'adkar' | 'plannedTies'][number]
): Change {
	return { kind: 'delete', collection, id: record.id, record };
}

function teamName(plan: Plan, id: string): string {
	return shorten(byId(plan.teams).get(id)?.name || 'an unknown team');
}
