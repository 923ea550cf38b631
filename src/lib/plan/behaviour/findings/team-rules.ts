import { findingKey, type Noticed } from '$lib/plan/finding';
import type { Plan } from '$lib/plan/plan';
import type { Team } from '$lib/plan/team';
import { shorten } from '$lib/plan/words';
import { keepLatest } from './keep-latest';

/** BEH-12 (A62): a team that has not said what it does for customers, in a roadmap with behaviours. */
export function findUnexplainedRoles({ teams, roleStatements, behaviours }: Plan): readonly Noticed[] {
	return behaviours.length === 0 ? [] : unexplainedIn(teams, roleStatements);
}

const unexplainedIn = keepLatest((teams: Plan['teams'], statements: Plan['roleStatements']) => {
	const said = new Set(statements.filter(({ text }) => text.trim() !== '').map(({ team }) => team));
	return teams
		.filter(({ id }) => !said.has(id))
		.map((team) =>
			about(team, 'BEH-12', 'A62', {
				title: `${nameOf(team)} has no role statement`,
				reason: 'Nothing says what its people do for customers, in their own words.',
				clears: 'Clears when the team writes one.'
			})
		);
});

/** BEH-13 (A31): a team that should show a behaviour, and in which no colleague models it. */
export function findTeamsWithoutAgent({ teams, changeAgents, behaviours }: Plan): readonly Noticed[] {
	return withoutAgentIn(teams, changeAgents, behaviours);
}

const withoutAgentIn = keepLatest(
	(teams: Plan['teams'], agents: Plan['changeAgents'], behaviours: Plan['behaviours']) => {
		const asked = new Set(behaviours.flatMap((behaviour) => behaviour.teams));
		const covered = new Set(agents.filter(({ isPaused }) => !isPaused).map(({ team }) => team));
		return teams
			.filter(({ id }) => asked.has(id) && !covered.has(id))
			.map((team) =>
				about(team, 'BEH-13', 'A31', {
					title: `${nameOf(team)} has no change agent`,
					reason: `${countOf(behaviours, team)} to be seen there, and no colleague whom others follow models ${isOne(behaviours, team) ? 'it' : 'them'}.`,
					clears: 'Clears when colleagues have named somebody who takes it on.'
				})
			);
	}
);

function countOf(behaviours: Plan['behaviours'], team: Team): string {
	const count = behaviours.filter(({ teams }) => teams.includes(team.id)).length;
	return count === 1 ? '1 behaviour is' : `${count} behaviours are`;
}

function isOne(behaviours: Plan['behaviours'], team: Team): boolean {
	return behaviours.filter(({ teams }) => teams.includes(team.id)).length === 1;
}

function about(
	{ id }: Team,
	rule: 'BEH-12' | 'BEH-13',
	method: string,
	words: Pick<Noticed, 'title' | 'reason' | 'clears'>
): Noticed {
	const subject = { collection: 'teams', id } as const;
	return { key: findingKey(rule, id), rule, method, subject, others: [], ...words, debtDays: 0 };
}

function nameOf({ name }: Team): string {
	return shorten(name.trim() || 'Untitled team');
}
