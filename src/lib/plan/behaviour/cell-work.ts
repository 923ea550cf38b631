import type { Day } from '$lib/plan/day';
import { currentSpan, type Initiative } from '$lib/plan/initiative';
import { byId, type Plan } from '$lib/plan/plan';
import { shortName } from '$lib/plan/words';
import type { Cell } from './cell-status';
import { forcesOn } from './model/force-net';
import { removersOf } from './model/force-span';
import { interventionsOn } from './model/support';

/** Something that is meant to act on a cell, with the days on which it does. Null: open at that end. */
export interface WorkItem {
	readonly kind: 'support' | 'tie' | 'initiative' | 'catalyst' | 'inhibitor';
	readonly id: string;
	/** A short code that people know it by; empty where its id is none. */
	readonly code: string;
	readonly name: string;
	/** What stands after its name: "until ST6", "not in the forecast". */
	readonly note: string;
	readonly start: Day | null;
	/** Its last day, as far as is known. */
	readonly end: Day | null;
	/** Of an initiative, itself: how far it is. */
	readonly initiative: Initiative | null;
}

/** What is meant to change a cell, and what helps and holds it back, as of a day. */
export interface CellWork {
	/** Interventions that name the behaviour and the team, then planned ties by which the team listens. */
	readonly support: readonly WorkItem[];
	/** Initiatives that should change the behaviour here, then catalysts, then inhibitors. */
	readonly work: readonly WorkItem[];
}

/** Ids of files written by hand read as codes: "IV11". */
const codePattern = /^\p{Lu}{1,4}-?\d{1,4}$/u;

/** The id of a record where people would say it: "B2"; empty for one that a program made. */
export function codeOf(id: string): string {
	return codePattern.test(id) ? id : '';
}

/** All that acts on a cell, by start; what has no day at all is left out, as nobody knows when it acts. */
export function cellWork(
	plan: Plan,
	{ behaviour, team }: Pick<Cell, 'behaviour' | 'team'>,
	asOf: Day
): CellWork {
	const forces = forcesOn(plan, behaviour.id, team.id, asOf);
	const removers = removersOf(plan.initiatives);
	const helping = forces.filter(({ sign }) => sign > 0);
	const hindering = forces.filter(({ sign }) => sign < 0);
	return {
		support: [
			...byStart(
				interventionsOn(plan, behaviour.id, team.id)
					.filter(({ start }) => start !== null)
					.map((one) => item('support', one.id, one.name || 'Untitled', one))
			),
			...byStart(tiesOf(plan, { behaviour, team }))
		],
		work: [
			...byStart(
				plan.initiatives
					.filter((one) => one.behaviours.includes(behaviour.id) && isAbout(one, team.id))
					.flatMap((initiative) => {
						const span = currentSpan(initiative);
						if (!span) return [];
						const name = initiative.title || 'Untitled';
						return { ...item('initiative', initiative.id, name, span), code: initiative.code, initiative };
					})
			),
			...byStart(
				helping.map(({ force, span }) =>
					item('catalyst', force.id, force.name || 'Untitled', { start: span.from, end: span.to }, 'helps')
				)
			),
			...byStart(
				hindering.map(({ force, span }) => {
					const by = span.to === force.to ? [] : (removers.get(force.id) ?? []);
					const note = by.length > 0 ? `until ${by.map(shortName).join(', ')}` : '';
					return item(
						'inhibitor',
						force.id,
						force.name || 'Untitled',
						{ start: span.from, end: span.to },
						note
					);
				})
			)
		]
	};
}

/** An initiative that names teams is about those only. */
function isAbout({ teams }: Initiative, teamId: string): boolean {
	return teams.length === 0 || teams.includes(teamId);
}

function tiesOf(plan: Plan, { behaviour, team }: Pick<Cell, 'behaviour' | 'team'>): readonly WorkItem[] {
	return plan.plannedTies
		.filter(({ listener, start }) => listener === team.id && start !== null)
		.map((tie) => {
			const source = byId(plan.teams).get(tie.source ?? '');
			const isInside = source !== undefined && behaviour.teams.includes(source.id);
			const name = `listens to ${source?.name || 'a team that is gone'}`;
			return item(
				'tie',
				tie.id,
				name,
				{ start: tie.start, end: null },
				isInside ? '' : 'not in the forecast'
			);
		});
}

function item(
	kind: WorkItem['kind'],
	id: string,
	name: string,
	{ start, end }: { readonly start: Day | null; readonly end: Day | null },
	note = ''
): WorkItem {
	return { kind, id, code: codeOf(id), name, note, start, end, initiative: null };
}

function byStart(items: readonly WorkItem[]): readonly WorkItem[] {
	return items.toSorted((a, b) => (a.start ?? -Infinity) - (b.start ?? -Infinity));
}
