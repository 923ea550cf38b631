import type { NetworkLine, NetworkNode } from '$lib/chart/influence/network';
import {
	attentionShares,
	influenceRows,
	type InfluenceOptions,
	longRunShares
} from '$lib/plan/behaviour/model/influence-share';
import type { Plan } from '$lib/plan/plan';
import type { Team } from '$lib/plan/team';

/** A team’s two shares with what is switched on, and its places then and with nothing switched on; from 1. */
export interface RankedTeam {
	readonly team: Team;
	readonly share: number;
	readonly place: number;
	readonly placeBefore: number;
	readonly shareBefore: number;
	readonly attention: number;
	readonly attentionPlace: number;
	readonly attentionPlaceBefore: number;
}

const nothing: InfluenceOptions = { withTies: false, withAgents: false };

/** Every team by its long-run share, the largest first. */
export function rankTeams(plan: Plan, options: InfluenceOptions): readonly RankedTeam[] {
	const now = placesOf(longRunShares(plan, options));
	const before = placesOf(longRunShares(plan, nothing));
	const attention = placesOf(attentionShares(plan, options));
	const attentionBefore = placesOf(attentionShares(plan, nothing));
	return plan.teams
		.map((team) => ({
			team,
			share: now.get(team.id)?.share ?? 0,
			place: now.get(team.id)?.place ?? 0,
			shareBefore: before.get(team.id)?.share ?? 0,
			placeBefore: before.get(team.id)?.place ?? 0,
			attention: attention.get(team.id)?.share ?? 0,
			attentionPlace: attention.get(team.id)?.place ?? 0,
			attentionPlaceBefore: attentionBefore.get(team.id)?.place ?? 0
		}))
		.sort((a, b) => a.place - b.place || b.attention - a.attention);
}

/** Equal shares have equal places; sums of weights do not come out even. */
function placesOf(shares: readonly { readonly team: string; readonly share: number }[]) {
	const places = new Map<string, { readonly share: number; readonly place: number }>();
	shares.forEach(({ team, share }, index) => {
		const place = shares.findIndex((one) => Math.abs(one.share - share) < 1e-6) + 1;
		places.set(team, { share, place: place || index + 1 });
	});
	return places;
}

/** The network as it is drawn: rows rescaled, with the ties and agents that are switched on. */
export function networkOf(
	plan: Plan,
	options: InfluenceOptions,
	ranked: readonly RankedTeam[]
): { readonly nodes: readonly NetworkNode[]; readonly lines: readonly NetworkLine[] } {
	const rows = influenceRows(plan, options);
	const shares = new Map(ranked.map(({ team, share }) => [team.id, share]));
	const planned = new Set(
		plan.plannedTies
			.filter(({ id }) =>
				typeof options.withTies === 'boolean' ? options.withTies : options.withTies.has(id)
			)
			.map(({ listener, source }) => pairKey(listener ?? '', source ?? ''))
	);
	const nodes = plan.teams.map((team, index) => ({
		id: team.id,
		name: team.name,
		share: shares.get(team.id) ?? 0,
		own: rows[index]?.[index] ?? 0,
		agents: options.withAgents
			? plan.changeAgents.filter((one) => one.team === team.id && !one.isPaused).length
			: 0
	}));
	const lines = plan.teams.flatMap((listener, row) =>
		plan.teams.flatMap((source, column): NetworkLine[] => {
			const weight = rows[row]?.[column] ?? 0;
			if (row === column || weight <= 0) return [];
			return [
				{ from: source.id, to: listener.id, weight, isPlanned: planned.has(pairKey(listener.id, source.id)) }
			];
		})
	);
	return { nodes, lines };
}

function pairKey(listener: string, source: string): string {
	return `${listener.length}:${listener}${source}`;
}
