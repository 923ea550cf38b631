import { expect, test } from 'vitest';
import type { ColumnKind } from '$lib/plan/table-columns';
import { fillTexts } from '$lib/plan/table-fill';

test.each<[string, ColumnKind, string[], string[]]>([
	['one day is copied', 'day', ['2028-06-30'], ['2028-06-30', '2028-06-30']],
	['a week goes on', 'day', ['2028-01-03', '2028-01-10'], ['2028-01-17', '2028-01-24']],
	['a month goes on', 'day', ['2028-01-15', '2028-02-15'], ['2028-03-15', '2028-04-15']],
	['a quarter goes back', 'day', ['2028-07-01', '2028-04-01'], ['2028-01-01', '2027-10-01']],
	['month ends stay month ends', 'day', ['2028-01-31', '2028-02-29'], ['2028-03-31', '2028-04-30']],
	[
		'month ends stay so from a short month',
		'day',
		['2027-02-28', '2027-03-31'],
		['2027-04-30', '2027-05-31']
	],
	['the 30th is kept over February', 'day', ['2027-01-30', '2027-02-28'], ['2027-03-30', '2027-04-30']],
	[
		'three days of one step go on',
		'day',
		['2028-01-01', '2028-01-03', '2028-01-05'],
		['2028-01-07', '2028-01-09']
	],
	['days of no step repeat', 'day', ['2028-01-01', '2028-01-03', '2028-01-04'], ['2028-01-01', '2028-01-03']],
	['a blank among days repeats', 'day', ['2028-01-01', ''], ['2028-01-01', '']],
	['numbers go on', 'number', ['10', '20'], ['30', '40']],
	['tenths stay tenths', 'number', ['0.1', '0.2'], ['0.3', '0.4']],
	['one number is copied', 'number', ['10'], ['10', '10']],
	['words repeat', 'line', ['a', 'b'], ['a', 'b']],
	['days in a column of text repeat', 'line', ['2028-01-01', '2028-02-01'], ['2028-01-01', '2028-02-01']]
])('[TBL-21] %s', (_, kind, source, next) => {
	expect(fillTexts(source, 2, kind)).toEqual(next);
});
