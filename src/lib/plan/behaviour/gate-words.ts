import { byId, type Plan } from '$lib/plan/plan';
import type { GateCriterion } from './gate-criterion';

/** The behaviour that a criterion asks about, by name; null when it has left the plan. */
export function criterionBehaviour(plan: Plan, { behaviour }: GateCriterion): string | null {
	const found = byId(plan.behaviours).get(behaviour);
	return found ? found.name || 'Untitled behaviour' : null;
}

/** What a criterion asks for: "at least 20 sightings in each of 2 teams within 180 days, holding or better". */
export function describeCriterion({ sightings, teams, withinDays, word, level }: GateCriterion): string {
	const where = teams === 1 ? 'in 1 team' : `in each of ${teams} teams`;
	const parts = [
		`at least ${sightings} ${sightings === 1 ? 'sighting' : 'sightings'} ${where} within ${withinDays} ${withinDays === 1 ? 'day' : 'days'}`
	];
	if (word !== null) parts.push(word === 'rooted' ? 'rooted' : `${word} or better`);
	if (level !== null) parts.push(`${Math.round(level * 100)} % or more`);
	return parts.join(', ');
}
