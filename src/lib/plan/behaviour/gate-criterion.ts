import { isJsonObject, isList, json, type Field, type Json } from '$lib/plan/field';

export const criterionWords = ['emerging', 'holding', 'rooted'] as const;

/**
 * What a gate asks to have been seen: at least so many sightings (n of the observations, unweighted) in each of
 * at least so many teams within the last so many days, and each of those teams at a word or better, or at a
 * strength or more.
 */
export type GateCriterion = {
	readonly behaviour: string;
	readonly sightings: number;
	readonly teams: number;
	readonly withinDays: number;
	/** The least word: emerging < holding < rooted. Null when a level is asked for, or any word will do. */
	readonly word: (typeof criterionWords)[number] | null;
	/** The least strength, 0 to 1; null when a word is asked for, or any strength will do. */
	readonly level: number | null;
};

function isCount(value: Json | undefined): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1_000_000;
}

function isCriterion(one: Json): boolean {
	return (
		isJsonObject(one) &&
		typeof one.behaviour === 'string' &&
		isCount(one.sightings) &&
		isCount(one.teams) &&
		isCount(one.withinDays) &&
		(one.word === null || criterionWords.some((word) => word === one.word)) &&
		(one.level === null || (typeof one.level === 'number' && one.level >= 0 && one.level <= 1))
	);
}

function isCriteria(value: Json): value is readonly GateCriterion[] {
	return isList(value) && value.every(isCriterion);
}

const count = { type: 'integer', minimum: 1, maximum: 1_000_000 };

/** What a gate asks of behaviour. */
export function criteriaField(label: string): Field<readonly GateCriterion[]> {
	return json<readonly GateCriterion[]>(
		label,
		[],
		isCriteria,
		'a list of { behaviour, sightings, teams, withinDays, word, level }',
		{
			type: 'array',
			items: {
				type: 'object',
				required: ['behaviour', 'sightings', 'teams', 'withinDays', 'word', 'level'],
				properties: {
					behaviour: { type: 'string' },
					sightings: count,
					teams: count,
					withinDays: count,
					word: { enum: [...criterionWords, null] },
					level: { type: ['number', 'null'], minimum: 0, maximum: 1 }
				}
			}
		}
	);
}
