import type { Day } from '$lib/plan/day';
import { type Initiative, nameOf } from '$lib/plan/initiative';
import { byId, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { type Catalyst, type Inhibitor, type Issue, issues } from './force';
import type { Intervention } from './intervention';
import { type ForceNet, forceNet } from './model/force-net';
import { type ActiveSpan, catalystSpan, inhibitorSpan, isActive, removersOf } from './model/force-span';

/** Which forces a board shows: those that name a behaviour and a team, where they are chosen, on a day. */
export interface BoardChoice {
	readonly behaviour: string | null;
	readonly team: string | null;
	readonly day: Day;
	/** The day that unfinished work is seen as of. */
	readonly asOf: Day;
}

/** How a force stands on a day; one that waits has a creator without an end. */
type ForceState = 'acting' | 'to come' | 'waiting' | 'over';

/** A catalyst or an inhibitor with what is known of it. */
export type BoardForce = {
	/** When it acts; null while it waits. */
	readonly span: ActiveSpan | null;
	readonly state: ForceState;
	/** The initiatives that create or remove it. */
	readonly initiatives: readonly Initiative[];
	/** The interventions that are meant to remove it. */
	readonly interventions: readonly Intervention[];
	/** Whether it names no behaviour or no team that there is, and so acts on none (A21). */
	readonly isUnlinked: boolean;
	/** Whether it holds back as of today, or will, and neither a day nor work that is not cancelled ends it (A24). */
	readonly needsAction: boolean;
} & (
	| { readonly side: 'catalysts'; readonly force: Catalyst }
	| { readonly side: 'inhibitors'; readonly force: Inhibitor }
);

export interface ForceBoard {
	/** The strongest first within each state, acting ones before those to come, then those that are over. */
	readonly catalysts: readonly BoardForce[];
	readonly inhibitors: readonly BoardForce[];
	/** Strengths of those that act on the day, added up. */
	readonly sums: { readonly catalysts: number; readonly inhibitors: number };
}

const stateOrder: readonly ForceState[] = ['acting', 'to come', 'waiting', 'over'];

/** The two sides of the force field, as chosen. */
export function forceBoard(plan: Plan, choice: BoardChoice): ForceBoard {
	const shown = allForces(plan, choice).filter(({ force }) => isChosen(force, choice));
	const sideOf = (side: BoardForce['side']) => shown.filter((one) => one.side === side).sort(byWeight);
	const [catalysts, inhibitors] = [sideOf('catalysts'), sideOf('inhibitors')];
	return { catalysts, inhibitors, sums: { catalysts: sumOf(catalysts), inhibitors: sumOf(inhibitors) } };
}

/** Forces that act on nothing, as they name no behaviour or no team (A21). */
export function unlinkedForces(plan: Plan, asOf: Day): readonly BoardForce[] {
	const choice = { behaviour: null, team: null, day: asOf, asOf };
	return allForces(plan, choice).filter(({ isUnlinked }) => isUnlinked);
}

/** One behaviour in one team, and the forces on it. */
export interface CellNet extends ForceNet {
	readonly behaviour: string;
	readonly team: string;
}

/** The net of each cell of the chosen behaviour or team; none while neither is chosen. */
export function cellNets(plan: Plan, { behaviour, team, day, asOf }: BoardChoice): readonly CellNet[] {
	if (behaviour === null && team === null) return [];
	const teams = byId(plan.teams);
	return plan.behaviours
		.filter(({ id }) => behaviour === null || id === behaviour)
		.flatMap((one) => {
			const asked = one.teams.filter((id) => teams.has(id) && (team === null || id === team));
			// A cell that was chosen outright is answered for, also where the behaviour does not ask that team.
			const all = asked.length === 0 && behaviour !== null && team !== null ? [team] : asked;
			return all.map((id) => ({ behaviour: one.id, team: id, ...forceNet(plan, one.id, id, day, asOf) }));
		});
}

/** How many open items are of one kind of issue (A40). */
export interface IssueCount {
	/** Null: not tagged yet. */
	readonly issue: Issue | null;
	readonly inhibitors: readonly string[];
	readonly barriers: readonly string[];
}

/** Names of the inhibitors that are not over and the barriers that are not closed, by the kind of issue. */
export function issueCounts(plan: Plan, asOf: Day): readonly IssueCount[] {
	const open = plan.inhibitors.filter((one) => !isOver(inhibitorSpan(plan, one, asOf), asOf));
	const barriers = plan.barriers.filter(({ more }) => typeof more.closed !== 'string');
	return [...issues, null].map((issue) => ({
		issue,
		inhibitors: open.filter((one) => one.issue === issue).map(({ name }) => name),
		barriers: barriers.filter((one) => issueOf(one) === issue).map(({ id, more }) => textOf(more.text, id))
	}));
}

function issueOf({ more }: RecordBase): Issue | null {
	return issues.find((issue) => issue === more.issue) ?? null;
}

function textOf(value: unknown, id: string): string {
	return typeof value === 'string' && value !== '' ? value : id;
}

function allForces(plan: Plan, { day, asOf }: BoardChoice): readonly BoardForce[] {
	const initiatives = byId(plan.initiatives);
	const catalysts = plan.catalysts.map((force): BoardForce => {
		const span = catalystSpan(plan, force, asOf);
		const creator = force.createdBy === null ? undefined : initiatives.get(force.createdBy);
		return {
			side: 'catalysts',
			force,
			span,
			state: stateOf(span, day),
			initiatives: creator ? [creator] : [],
			interventions: [],
			isUnlinked: isLoose(plan, force),
			needsAction: false
		};
	});
	const inhibitors = plan.inhibitors.map((force): BoardForce => {
		const span = inhibitorSpan(plan, force, asOf);
		const removers = removersOf(plan.initiatives).get(force.id) ?? [];
		const interventions = plan.interventions.filter((one) => one.inhibitors.includes(force.id));
		return {
			side: 'inhibitors',
			force,
			span,
			state: stateOf(span, day),
			initiatives: removers,
			interventions,
			isUnlinked: isLoose(plan, force),
			needsAction:
				force.to === null &&
				removers.every(({ status }) => status === 'cancelled') &&
				interventions.length === 0 &&
				!isOver(span, asOf)
		};
	});
	return [...catalysts, ...inhibitors];
}

function isLoose(plan: Plan, { behaviours, teams }: Catalyst | Inhibitor): boolean {
	return (
		!behaviours.some((id) => byId(plan.behaviours).has(id)) || !teams.some((id) => byId(plan.teams).has(id))
	);
}

function isChosen(force: Catalyst | Inhibitor, { behaviour, team }: BoardChoice): boolean {
	return (
		(behaviour === null || force.behaviours.includes(behaviour)) &&
		(team === null || force.teams.includes(team))
	);
}

function stateOf(span: ActiveSpan | null, day: Day): ForceState {
	if (span === null) return 'waiting';
	if (isActive(span, day)) return 'acting';
	return isOver(span, day) ? 'over' : 'to come';
}

function isOver({ to }: ActiveSpan, day: Day): boolean {
	return to !== null && to <= day;
}

function byWeight(a: BoardForce, b: BoardForce): number {
	const state = stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state);
	return state || b.force.strength - a.force.strength;
}

function sumOf(side: readonly BoardForce[]): number {
	return side.reduce((sum, { state, force }) => (state === 'acting' ? sum + force.strength : sum), 0);
}

/** What begins or ends a force in a few words: "created by ST3 Decision rights", "to be removed by ST6 Scorecard". */
export function forceMakers({ side, state, initiatives, interventions }: BoardForce): string {
	const names = [...initiatives.map(nameOf), ...interventions.map(({ name }) => name)];
	if (names.length === 0) return '';
	const verb = side === 'catalysts' ? 'created by' : 'removed by';
	const isDone = side === 'catalysts' ? state === 'acting' || state === 'over' : state === 'over';
	return `${isDone ? '' : 'to be '}${verb} ${names.join(', ')}`;
}
