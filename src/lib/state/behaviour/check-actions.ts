import { orderKeysAfter } from '$lib/doc/order-key';
import { checkFields, type PlannedCheck } from '$lib/plan/behaviour/check';
import { type Day, formatDay } from '$lib/plan/day';
import { byId, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { shorten } from '$lib/plan/words';
import { newId } from '$lib/state/new-id';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** A look that somebody promises. */
export interface CheckPromise {
	readonly behaviour: string;
	readonly team: string;
	readonly due: Day;
	readonly assignee: string;
	readonly note: string;
}

/** Promises a look at a cell, as one edit. Returns its id. */
export function promiseCheck(roadmap: Roadmap, promise: CheckPromise): string {
	const { plan } = roadmap;
	const id = newId();
	const [order] = orderKeysAfter(plan.checks, null, 1);
	const record = makeRecord(checkFields, id, { ...promise, order: order ?? '' });
	const label = `promise a check of ${cellName(plan, promise)} by ${formatDay(promise.due)}`;
	takeOver(roadmap, [{ kind: 'add', collection: 'checks', id, record }], label);
	return id;
}

/** Takes a promise back, as one edit; it goes to the trash. */
export function withdrawCheck(roadmap: Roadmap, check: PlannedCheck): void {
	const label = `take back the check of ${cellName(roadmap.plan, check)}`;
	takeOver(roadmap, [{ kind: 'delete', collection: 'checks', id: check.id, record: check }], label);
}

function cellName(plan: Plan, { behaviour, team }: Pick<PlannedCheck, 'behaviour' | 'team'>): string {
	const what = byId(plan.behaviours).get(behaviour ?? '')?.name || 'a behaviour';
	const where = byId(plan.teams).get(team ?? '')?.name || 'a team';
	return `${shorten(what)}, ${shorten(where)}`;
}
