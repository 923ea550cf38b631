import { addDays, type Day, shift, startOf } from '$lib/plan/day';

/** The first and last day of some work; null where nothing is dated. */
export interface Reach {
	readonly first: Day | null;
	readonly last: Day | null;
}

/** The first and last day of some work, whichever way round its dates are. */
export function reachOf(work: Iterable<{ readonly start: Day | null; readonly end: Day | null }>): Reach {
	let first: Day | null = null;
	let last: Day | null = null;
	for (const { start, end } of work) {
		for (const day of [start, end]) {
			if (day === null) continue;
			if (first === null || day < first) first = day;
			if (last === null || day > last) last = day;
		}
	}
	return { first, last };
}

/** The whole years that some work reaches over, as the horizon of a roadmap; none when nothing is dated. */
export function wholeYears({ first, last }: Reach): { readonly start: Day | null; readonly end: Day | null } {
	return {
		start: first === null ? null : startOf('year', first),
		end: last === null ? null : addDays(shift('year', startOf('year', last), 1), -1)
	};
}
