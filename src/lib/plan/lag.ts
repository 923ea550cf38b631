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

/** A link's lag as people read it: "2 working days", "−3 elapsed hours", "25%", "14 days"; "" where there is none. */
export function lagInWords({
	lag,
	lagDays
}: {
	readonly lag: StatedLag | null;
	readonly lagDays: number;
}): string {
	if (!lag) return lagDays === 0 ? '' : `${signed(lagDays)} ${plural('days', lagDays)}`;
	if (lag.unit === 'percent') return `${signed(lag.amount)}%`;
	return `${signed(lag.amount)} ${lag.elapsed ? 'elapsed' : 'working'} ${plural(lag.unit, lag.amount)}`;
}

function signed(amount: number): string {
	return `${amount < 0 ? '−' : ''}${Math.abs(amount).toLocaleString('en-GB', { maximumFractionDigits: 2 })}`;
}

function plural(unit: string, amount: number): string {
	return Math.abs(amount) === 1 ? unit.slice(0, -1) : unit;
}
