import type { Day } from '$lib/plan/day';
import type { Check } from './cell-status';
import { correctedIds } from './corrections';
import { type Observation, type ObservationSource, sourceNames } from './observation';
import type { BehaviourSettings } from './settings';

/** Records about each cell, by behaviour and then by team, in the order of their list. */
export type FactsByCell<T> = ReadonlyMap<string, ReadonlyMap<string, readonly T[]>>;

/** A record about one behaviour in one team, which may correct another. */
interface CellRecord {
	readonly id: string;
	readonly behaviour: string | null;
	readonly team: string | null;
	readonly supersedes?: string | null;
}

/** The ids of those that another one corrects; what is about no cell corrects nothing. */
export function correctedInCells(list: readonly CellRecord[]): ReadonlySet<string> {
	return correctedIds(list.filter(({ behaviour, team }) => behaviour !== null && team !== null));
}

const byCellOf = new WeakMap<readonly CellRecord[], FactsByCell<CellRecord>>();

/** The records of a list by the cell that they are about, without those that another one corrects. */
export function factsByCell<T extends CellRecord>(list: readonly T[]): FactsByCell<T> {
	let byCell = byCellOf.get(list);
	if (!byCell) byCellOf.set(list, (byCell = group(list)));
	return byCell as FactsByCell<T>;
}

function group<T extends CellRecord>(list: readonly T[]): FactsByCell<T> {
	const corrected = correctedInCells(list);
	const byBehaviour = new Map<string, Map<string, T[]>>();
	for (const record of list) {
		const { id, behaviour, team } = record;
		if (behaviour === null || team === null || corrected.has(id)) continue;
		let byTeam = byBehaviour.get(behaviour);
		if (!byTeam) byBehaviour.set(behaviour, (byTeam = new Map<string, T[]>()));
		const records = byTeam.get(team);
		if (records) records.push(record);
		else byTeam.set(team, [record]);
	}
	return byBehaviour;
}

/** What an observation saw: k of n. A rating counts as its raters, and its share of them. Null if it cannot be. */
export function seenIn({ kind, k, n, rating, raters }: Observation): { k: number; n: number } | null {
	if (kind === 'rating')
		return rating === null || raters === null || raters <= 0
			? null
			: { k: (rating / 100) * raters, n: raters };
	return k === null || n === null || n <= 0 || k > n ? null : { k, n };
}

/** What an observation weighs; one without a source weighs what the weakest source does. */
export function weightOf(source: ObservationSource | null, { sourceWeight }: BehaviourSettings): number {
	return source === null ? Math.min(...Object.values(sourceWeight)) : sourceWeight[source];
}

/** "Record", or "Source not stated". */
export function sourceName(source: ObservationSource | null): string {
	return source === null ? 'Source not stated' : sourceNames[source];
}

/**
 * The observations of one cell that count as of a day, in the order of their days, each with its weights:
 * nₑ = w · n / (1 + ρ(n − 1)), k likewise.
 */
export function checksOf(
	observations: readonly Observation[],
	settings: BehaviourSettings,
	asOf: Day
): readonly Check[] {
	const checks: Check[] = [];
	for (const observation of observations) {
		const { date } = observation;
		if (date === null || date > asOf) continue;
		const seen = seenIn(observation);
		if (seen) checks.push(checkOf(observation, date, seen, settings));
	}
	return checks.sort((a, b) => a.date - b.date || (a.observation.id < b.observation.id ? -1 : 1));
}

function checkOf(
	observation: Observation,
	date: Day,
	{ k, n }: { readonly k: number; readonly n: number },
	settings: BehaviourSettings
): Check {
	const sourceWeight = weightOf(observation.source, settings);
	const cluster = 1 + settings.clustering * Math.max(0, n - 1);
	const weight = sourceWeight / cluster;
	return {
		observation,
		date,
		k,
		n,
		sourceWeight,
		cluster,
		effectiveN: n * weight,
		effectiveK: k * weight
	};
}

/** What is left of the weight of an observation after so many days. */
export function ageWeight(days: number, { recencyHalfLifeDays }: BehaviourSettings): number {
	if (days <= 0) return 1;
	return recencyHalfLifeDays > 0 ? 2 ** (-days / recencyHalfLifeDays) : 0;
}
