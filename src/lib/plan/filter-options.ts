import type { PlanFilter } from './filter';
import type { FindingReport } from './finding';
import { type Status, statuses, statusNames } from './initiative-words';
import { laneNames, lanes } from './lane';
import { byId, type Plan } from './plan';
import { recordName } from './record-name';
import { ruleHelp } from './rule-help';

/** A list of a filter, by its field. */
export type FilterList = Exclude<keyof PlanFilter, 'text' | 'mode'>;

/** Something that one may filter by, and how many initiatives and milestones have it. */
export interface FilterOption {
	readonly value: string;
	readonly label: string;
	readonly count: number;
}

export type FilterOptions = Readonly<Record<FilterList, readonly FilterOption[]>>;

/** What a plan can be filtered by: whatever occurs in it, "none" last, each with its number. */
export function filterOptions(plan: Plan, report: FindingReport): FilterOptions {
	const counts = {
		lanes: new Map<string, number>(),
		phases: new Map<string, number>(),
		teams: new Map<string, number>(),
		owners: new Map<string, number>(),
		statuses: new Map<string, number>(),
		rules: new Map<string, number>()
	};
	const add = (list: FilterList, value: string) =>
		counts[list].set(value, (counts[list].get(value) ?? 0) + 1);
	const phases = byId(plan.phases);
	for (const one of [...plan.initiatives, ...plan.milestones]) {
		if (one.lane !== null) add('lanes', one.lane);
		add('phases', one.phase !== null && phases.has(one.phase) ? one.phase : '');
		add('owners', one.owner.trim());
		const isInitiative = 'status' in one;
		add('statuses', isInitiative ? one.status : one.done ? 'done' : 'planned');
		for (const team of new Set(isInitiative && one.teams.length > 0 ? one.teams : [''])) add('teams', team);
		const rules = new Set(report.byInitiative.get(one.id)?.map(({ rule }) => rule) ?? []);
		for (const rule of rules) add('rules', rule);
	}
	const optionsOf = (list: FilterList, values: readonly string[], labelOf: (value: string) => string) =>
		values
			.filter((value) => counts[list].has(value))
			.map((value) => ({ value, label: labelOf(value), count: counts[list].get(value) ?? 0 }));
	const owners = [...counts.owners.keys()].filter(Boolean).sort((a, b) => a.localeCompare(b, 'en'));
	const teams = byId(plan.teams);
	const teamName = (id: string) => {
		const team = teams.get(id);
		return team ? recordName(id, team.more) : id;
	};
	const known = plan.teams.map(({ id }) => id);
	const unknown = [...counts.teams.keys()].filter((id) => id !== '' && !teams.has(id));
	return {
		lanes: optionsOf('lanes', lanes, (lane) => laneNames[lane as keyof typeof laneNames]),
		phases: optionsOf('phases', [...plan.phases.map(({ id }) => id), ''], (id) =>
			id === '' ? 'No phase' : phases.get(id)?.title || 'Untitled'
		),
		teams: optionsOf('teams', [...known, ...unknown, ''], (id) => (id === '' ? 'No team' : teamName(id))),
		owners: optionsOf('owners', [...owners, ''], (owner) => owner || 'No owner'),
		statuses: optionsOf('statuses', statuses, (status) => statusNames[status as Status]),
		rules: optionsOf(
			'rules',
			Object.keys(ruleHelp),
			(rule) => `${rule} ${ruleHelp[rule as keyof typeof ruleHelp].title}`
		)
	};
}
