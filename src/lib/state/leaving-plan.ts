import type { Plan } from '$lib/plan/plan';
import { mayRead, type Role } from '$lib/plan/role';
import { redactPlan } from '$lib/plan/talk/redact';

/** What a file of a shared roadmap may hold besides the plan. */
export interface LeavingChoice {
	/** Whether somebody asked for remarks on persons and for names; heeded for those who may read them. */
	readonly withRemarks?: boolean;
}

/**
 * A roadmap as it may leave this device, and what was left out of it, in a sentence; null where it is whole and
 * nobody else takes part.
 *
 * @param role what this device may do; null where the roadmap is on this device alone
 */
export function leavingPlan(
	plan: Plan,
	role: Role | null,
	{ withRemarks = false }: LeavingChoice = {}
): { readonly plan: Plan; readonly note: string | null } {
	if (role === null) return { plan, note: null };
	if (withRemarks && mayRead(role, 'people'))
		return {
			plan,
			note: 'The file holds remarks on persons, and the names of who commented, acted or deleted. Give it only to those who may read them.'
		};
	const without =
		'The file leaves out remarks on persons, and the names of who commented, acted or deleted. Everything else is in it.';
	return { plan: redactPlan(plan), note: without };
}

/** A sentence on a file that has no place for what may not leave those who share a roadmap; '' where nobody does. */
export function nothingLeft(role: Role | null): string {
	return role === null ? '' : 'It holds no remarks on persons, comments or activity.';
}
