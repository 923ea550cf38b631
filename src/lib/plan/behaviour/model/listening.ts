import type { Influence } from '$lib/plan/behaviour/influence';
import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import type { Listening } from './equation';

/** What weights are made of. */
export interface ListeningSource {
	readonly influence: Plan['influence'];
	readonly plannedTies: Plan['plannedTies'];
}

/**
 * Who listens to whom among some teams on a day, themselves included: row by listener, column by source, in the
 * order of the teams. Planned ties add from their start, all of them when no day is given. Rows are rescaled to
 * sum to one; the row of a team that listens to none of these is empty.
 */
export function listeningWeights(
	{ influence, plannedTies }: ListeningSource,
	teams: readonly string[],
	day: Day | null
): Float64Array {
	const size = teams.length;
	const numberOf = new Map(teams.map((team, index) => [team, index]));
	const weights = new Float64Array(size * size);
	const add = ({ listener, source, weight }: Pick<Influence, 'listener' | 'source' | 'weight'>) => {
		const row = numberOf.get(listener ?? '');
		const column = numberOf.get(source ?? '');
		if (row !== undefined && column !== undefined) weights[row * size + column]! += weight;
	};
	influence.forEach(add);
	for (const tie of plannedTies) if (day === null || (tie.start !== null && tie.start <= day)) add(tie);
	rescaleRows(weights, size);
	return weights;
}

/** Makes each row of a square matrix sum to one, but for empty ones. */
export function rescaleRows(weights: Float64Array, size: number): void {
	for (let row = 0; row < weights.length; row += size) {
		let sum = 0;
		for (let column = 0; column < size; column++) sum += weights[row + column]!;
		if (sum > 0) for (let column = 0; column < size; column++) weights[row + column]! /= sum;
	}
}

/** The entries of a square matrix that are not zero, row by row. */
export function listeningOf(matrix: Float64Array, size: number): Listening {
	const starts = new Int32Array(size + 1);
	const sources: number[] = [];
	const weights: number[] = [];
	for (let row = 0; row < size; row++) {
		for (let column = 0; column < size; column++) {
			const weight = matrix[row * size + column]!;
			if (weight === 0) continue;
			sources.push(column);
			weights.push(weight);
		}
		starts[row + 1] = sources.length;
	}
	return { starts, sources: Int32Array.from(sources), weights: Float64Array.from(weights) };
}
