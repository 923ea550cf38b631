import { isJsonObject, json, type Json } from './field';

/** Units in which files state a lag. An elapsed one counts the clock, nights and weekends included. */
export const lagUnits = ['minutes', 'hours', 'days', 'weeks', 'months', 'percent'] as const;
export type LagUnit = (typeof lagUnits)[number];

/** A lag as the file it came from states it: so many working or elapsed units, or per cent of the predecessor. */
export type StatedLag = {
	readonly amount: number;
	readonly unit: LagUnit;
	readonly elapsed: boolean;
};

function isStatedLag(value: Json): value is (StatedLag & Json) | null {
	return (
		value === null ||
		(isJsonObject(value) &&
			typeof value.amount === 'number' &&
			Number.isFinite(value.amount) &&
			lagUnits.some((unit) => unit === value.unit) &&
			typeof value.elapsed === 'boolean')
	);
}

/** The field of a link that keeps its lag in the unit it was stated in. */
export const statedLagField = json<(StatedLag & Json) | null>(
	'Lag as stated',
	null,
	isStatedLag,
	'{ "amount": 2, "unit": "days", "elapsed": false }, or null',
	{
		type: ['object', 'null'],
		required: ['amount', 'unit', 'elapsed'],
		properties: {
			amount: { type: 'number' },
			unit: { enum: lagUnits },
			elapsed: { type: 'boolean' }
		}
	}
);
