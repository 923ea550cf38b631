import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import type { Readiness, Team } from '$lib/plan/team';
import { attentionShares, longRunShares } from './model/influence-share';
import { teamReadiness } from './team-figures';

/** A team’s place in the rollout, and what puts it there. */
export interface RolloutStep {
	readonly team: Team;
	/** What its ways count for in the long run, 0 to 1. */
	readonly share: number;
	/** What part of all attention it has today, 0 to 1. */
	readonly attention: number;
	/** Mean of the five steps of readiness; null while not scored, or hidden. */
	readonly mean: number | null;
}

const rank: Readonly<Record<Readiness, number>> = { 'early adopter': 0, neutral: 1, resistant: 2 };

/**
 * Where to begin: early adopters before neutral teams before resistant ones; among equals those whose ways
 * count for more in the long run, then those that have more attention today, then those that are readier. Teams
 * without scores count as least ready; last of all the plan’s order decides. Planned ties and agents are left out.
 */
export function rolloutOrder(plan: Plan, asOf: Day): readonly RolloutStep[] {
	const options = { withTies: false, withAgents: false };
	const shares = new Map(longRunShares(plan, options).map(({ team, share }) => [team, share]));
	const attention = new Map(attentionShares(plan, options).map(({ team, share }) => [team, share]));
	const steps = teamReadiness(plan, asOf).map(({ team, mean }) => ({
		team,
		share: shares.get(team.id) ?? 0,
		attention: attention.get(team.id) ?? 0,
		mean
	}));
	return steps.toSorted(
		(a, b) =>
			rank[a.team.readiness] - rank[b.team.readiness] ||
			descending(a.share, b.share) ||
			descending(a.attention, b.attention) ||
			(b.mean ?? 0) - (a.mean ?? 0)
	);
}

/** A difference too small to be seen is none: sums of weights do not come out even. */
function descending(a: number, b: number): number {
	return Math.abs(a - b) < 1e-6 ? 0 : b - a;
}
