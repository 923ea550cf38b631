import type { ChangeAgent } from '$lib/plan/behaviour/influence';
import type { Plan } from '$lib/plan/plan';
import { type ListeningSource, listeningWeights, rescaleRows } from './listening';
import { deGrootShares, type WeightRows } from './networks';

/** What the picture of influence counts. */
export interface InfluenceOptions {
	/** All planned ties as if they were made, none, or some by their ids. */
	readonly withTies: boolean | ReadonlySet<string>;
	readonly withAgents: boolean;
}

/** A team by its id, and its part of a whole, 0 to 1. */
export interface TeamShare {
	readonly team: string;
	readonly share: number;
}

type InfluencePlan = ListeningSource & Pick<Plan, 'teams' | 'changeAgents'>;

/**
 * What one nomination of an active agent adds to how much others listen to the agent's team, and the most that
 * agents add. A choice, not a measurement: choosing agents by nomination helped in one trial (Kim 2015,
 * 10.1016/S0140-6736(15)60095-2), which says nothing of how much.
 */
export const agentPullPerNomination = 0.1;
const mostAgentPull = 1;

/** Who listens to whom, row by listener, each row summing to one; a team that listens to nobody hears itself. */
export function influenceRows(plan: InfluencePlan, { withTies, withAgents }: InfluenceOptions): WeightRows {
	const teams = plan.teams.map((team) => team.id);
	const size = teams.length;
	const ties = plan.plannedTies.filter(({ id }) =>
		typeof withTies === 'boolean' ? withTies : withTies.has(id)
	);
	const weights = listeningWeights({ influence: plan.influence, plannedTies: ties }, teams, null);
	if (withAgents) {
		const pull = agentPull(plan.changeAgents);
		teams.forEach((team, column) => {
			for (let row = 0; row < size; row++)
				if (row !== column) weights[row * size + column]! *= 1 + (pull.get(team) ?? 0);
		});
		rescaleRows(weights, size);
	}
	return teams.map((_, row) => {
		const own: number[] = Array.from(weights.subarray(row * size, (row + 1) * size));
		if (!own.some((weight) => weight > 0)) own[row] = 1;
		return own;
	});
}

/**
 * What each team's ways count for in the end when all keep listening as they do, the largest first (DeGroot).
 * The shares sum to one.
 */
export function longRunShares(plan: InfluencePlan, options: InfluenceOptions): readonly TeamShare[] {
	return ranked(plan, deGrootShares(influenceRows(plan, options)));
}

/** What part of all attention goes to each team today, the largest first. The shares sum to one. */
export function attentionShares(plan: InfluencePlan, options: InfluenceOptions): readonly TeamShare[] {
	const rows = influenceRows(plan, options);
	return ranked(
		plan,
		rows.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0) / rows.length)
	);
}

function ranked({ teams }: Pick<Plan, 'teams'>, shares: readonly number[]): readonly TeamShare[] {
	return teams.map((team, i) => ({ team: team.id, share: shares[i]! })).sort((a, b) => b.share - a.share);
}

function agentPull(agents: readonly ChangeAgent[]): ReadonlyMap<string, number> {
	const pull = new Map<string, number>();
	for (const { team, nominations, isPaused } of agents) {
		if (team === null || isPaused) continue;
		const sum = (pull.get(team) ?? 0) + nominations * agentPullPerNomination;
		pull.set(team, Math.min(mostAgentPull, sum));
	}
	return pull;
}
