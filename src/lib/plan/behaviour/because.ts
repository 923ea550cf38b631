import { type Day, formatDay } from '$lib/plan/day';
import type { Behaviour } from './behaviour';
import type { Change, Check, Strength } from './cell-status';
import type { RootedProof } from './rooted';
import type { BehaviourSettings } from './settings';
import { changeWords, countOf, percentOf, rangeOf } from './share-words';
import type { StatusWord } from './status-word';

/** Why each word stands, in plain sentences with the figures that decide. */

export const becauseNever = 'Nobody has looked yet.';

/** What the first look of all counts as: "First check, 9 of 40, counts as 13.6 sightings; 8 are needed." */
export function becauseFirst(checks: readonly Check[], { minimumEvidence }: BehaviourSettings): string {
	const counts = checks.reduce((sum, { effectiveN }) => sum + effectiveN, 0).toFixed(1);
	const needed = `${minimumEvidence} are needed`;
	return checks.length === 1
		? `First check, ${seenWords(checks[0]!)}, counts as ${counts} sightings; ${needed}.`
		: `First ${checks.length} checks, ${checks.map(seenWords).join(', ')}, count as ${counts} sightings; ${needed}.`;
}

/** What a check saw: "9 of 40", or "62 of 100 by 6" for a rating. */
export function seenWords({ observation, k, n }: Check): string {
	if (observation.kind === 'rating')
		return `${plainNumber(observation.rating ?? 0)} of 100 by ${plainNumber(n)}`;
	return `${plainNumber(k)} of ${plainNumber(n)}`;
}

function plainNumber(value: number): string {
	return String(Math.round(value * 100) / 100);
}

export function becauseUnseen(last: Day, day: Day, { staleAfterDays }: BehaviourSettings): string {
	return `Last looked on ${formatDay(last)}, ${day - last} days ago; after ${staleAfterDays} days nothing is said.`;
}

export function becauseFew(n: number, { minimumEvidence }: BehaviourSettings): string {
	return `What was seen counts as ${n.toFixed(1)} sightings; ${minimumEvidence} are needed.`;
}

export function becauseSlipping(change: Change, settings: BehaviourSettings): string {
	return changeWords(change, settings);
}

export function becauseRooted(proof: RootedProof, since: Day, day: Day, { rootedLevel }: Behaviour): string {
	const { checks, spanDays, share, interval, norm, supportEnded } = proof;
	const held = since === day ? '' : `Since ${formatDay(since)}, without a clear fall. `;
	const without =
		supportEnded === null ? 'without any support' : `after support ended on ${formatDay(supportEnded)}`;
	return (
		`${held}${countOf(checks, 'unprompted check')} over ${spanDays} days ${without}: together ${percentOf(share)} ` +
		`(${rangeOf(interval)}), where the lower end must be ${percentOf(rootedLevel)}; ` +
		`${norm.agree} of ${norm.asked} say that people here expect it of each other.`
	);
}

export function becausePlan(word: StatusWord, { share }: Strength, plan: number): string {
	const [is, planned] = [percentOf(share), percentOf(plan)];
	// Close to the plan both read the same, and a decimal tells them apart.
	const [seen, line] =
		is === planned ? [(share * 100).toFixed(1) + ' %', (plan * 100).toFixed(1) + ' %'] : [is, planned];
	return word === 'holding'
		? `${seen} is at or above the plan of ${line} for that day.`
		: `${seen} is below the plan of ${line} for that day.`;
}
