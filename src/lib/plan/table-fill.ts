import { type Day, partsOf, shift, shiftMonths, startOf, addDays, isoOf, parseDay } from './day';
import type { ColumnKind } from './table-columns';

/**
 * The texts that go on where these end, so many of them. Two or more days with one step between them go on by it:
 * whole months (also from month end to month end) before days. So do numbers. Everything else is repeated
 * from its beginning. Texts are as cells are copied.
 */
export function fillTexts(source: readonly string[], count: number, kind: ColumnKind): readonly string[] {
	const next = (kind === 'day' && daySeries(source)) || (kind === 'number' && numberSeries(source)) || null;
	return Array.from(
		{ length: count },
		(_, index) => next?.(source.length + index) ?? source[index % source.length] ?? ''
	);
}

type Series = (index: number) => string;

function daySeries(source: readonly string[]): Series | null {
	const days = source.map(parseDay);
	const [first, second] = days;
	if (first === null || first === undefined || second === null || second === undefined) return null;
	const monthly = monthSeries(first, second);
	const daily = (index: number) => addDays(first, (second - first) * index);
	const series = [monthly, daily].find(
		(one) => one !== null && days.every((day, index) => one(index) === day)
	);
	return series ? (index) => isoOf(series(index)) : null;
}

function monthSeries(first: Day, second: Day): ((index: number) => Day) | null {
	const [from, to] = [partsOf(first), partsOf(second)];
	const months = (to.year - from.year) * 12 + to.month - from.month;
	if (months === 0) return null;
	if (isMonthEnd(first) && isMonthEnd(second))
		return (index) => monthEnd(shiftMonths(startOf('month', first), months * index));
	return (index) => shiftMonths(first, months * index);
}

function isMonthEnd(day: Day): boolean {
	return monthEnd(day) === day;
}

function monthEnd(day: Day): Day {
	return addDays(shift('month', startOf('month', day), 1), -1);
}

function numberSeries(source: readonly string[]): Series | null {
	const numbers = source.map((text) => (text.trim() === '' ? NaN : Number(text)));
	const [first = NaN, second = NaN] = numbers;
	const step = second - first;
	const at = (index: number) => Math.round((first + step * index) * 1e9) / 1e9;
	return numbers.every((number, index) => number === at(index)) ? (index) => String(at(index)) : null;
}
