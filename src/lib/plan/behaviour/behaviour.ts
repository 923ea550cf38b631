import { choice, ids, isJsonObject, json, type Json, line, number, text } from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

/** Share that a behaviour should have reached at the end of a year, by the year: { "2028": 0.65 }. */
export type YearlyTargets = { readonly [year: string]: number };

function isYearlyTargets(value: Json): value is YearlyTargets {
	return (
		isJsonObject(value) &&
		Object.entries(value).every(
			([year, share]) => /^\d{4}$/.test(year) && typeof share === 'number' && share >= 0 && share <= 1
		)
	);
}

export const behaviourFields = {
	name: line('Behaviour'),
	direction: choice('Supports or derails', ['support', 'derail'], 'support'),
	countsAs: text('Counts as it'),
	doesNotCount: text('Does not count'),
	derailingOpposite: line('Derailing opposite'),
	measure: line('How it is measured'),
	teams: ids('Teams that should do it'),
	/** Share at the start of the horizon, 0 to 1. */
	baseline: number('Baseline, 0 to 1', 0, 1),
	targets: json<YearlyTargets>(
		'Yearly targets',
		{},
		isYearlyTargets,
		'years with shares from 0 to 1, such as { "2028": 0.65 }',
		{
			type: 'object',
			propertyNames: { pattern: '^[0-9]{4}$' },
			additionalProperties: { type: 'number', minimum: 0, maximum: 1 }
		}
	),
	/** Share that must hold without push before the behaviour counts as rooted. */
	rootedLevel: number('Rooted from, 0 to 1', 0, 1, 0.7)
} as const;

/** Something that people can be seen to do, and what counts as it. */
export type Behaviour = RecordOf<typeof behaviourFields>;
