import type { Chance } from './random';

/** Samples from which each draw of an even sample is taken. */
const samplesEach = 5;

/** One number from each of so many equal parts of 0 to 1, in an order of chance. */
export function evenly(count: number, chance: Chance): Float64Array {
	const parts = Float64Array.from({ length: count }, (_, i) => (i + chance.uniform()) / count);
	return shuffled(parts, chance);
}

/** So many of what `sample` gives, one for each of as many equal parts of it, in an order of chance. */
export function evenSample(count: number, sample: () => number, chance: Chance): Float64Array {
	const many = new Float64Array(count * samplesEach);
	for (let i = 0; i < many.length; i++) many[i] = sample();
	many.sort();
	const even = new Float64Array(count);
	for (let i = 0; i < count; i++) even[i] = many[i * samplesEach + (samplesEach >> 1)]!;
	return shuffled(even, chance);
}

/** Finds the entry that a number from 0 to 1 falls on, of entries that sum to one. */
export function picker(weights: Float64Array): (uniform: number) => number {
	const sums = new Float64Array(weights.length);
	weights.reduce((sum, weight, at) => (sums[at] = sum + weight), 0);
	return (uniform) => {
		const at = sums.findIndex((sum) => uniform < sum);
		return at < 0 ? weights.length - 1 : at;
	};
}

/** Fisher and Yates's shuffle, in place. */
function shuffled(values: Float64Array, chance: Chance): Float64Array {
	for (let last = values.length - 1; last > 0; last--) {
		const other = Math.floor(chance.uniform() * (last + 1));
		const kept = values[last]!;
		values[last] = values[other]!;
		values[other] = kept;
	}
	return values;
}
