import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateOrder, readDateCell } from '$lib/files/csv/date-cell';
import { readDates } from '$lib/files/csv/read-dates';
import { type Day, firstDay, formatDay, isoOf, lastDay, partsOf } from '$lib/plan/day';

function read(cell: string, order: DateOrder = 'day-first') {
	const reading = readDateCell(cell, order);
	if (!reading) return null;
	const [first, last] = [isoOf(reading.first), isoOf(reading.last)];
	return first === last ? first : `${first}..${last}`;
}

function readColumn(cells: string[], options: Partial<Parameters<typeof readDates>[1]> = {}) {
	const column = readDates(cells, { end: 'first', ...options });
	return {
		...column,
		days: column.values.map(({ day }) => day && isoOf(day)),
		doubts: column.values.map(({ doubt }) => doubt)
	};
}

describe('[CSV-10] one cell', () => {
	const forms: Record<string, string> = {
		'2014-07-08': '2014-07-08',
		'2014/7/8': '2014-07-08',
		'20140708': '2014-07-08',
		'2014-07-08T10:30:00Z': '2014-07-08',
		'2014-07-08 00:00': '2014-07-08',
		'30.06.08': '2008-06-30',
		'20.05.2020': '2020-05-20',
		'1. 6. 2028': '2028-06-01',
		'31/12/2027': '2027-12-31',
		'31-12-79': '2079-12-31',
		'31-12-80': '1980-12-31',
		'Fri 30/06/28': '2028-06-30',
		'Montag, 03.07.2028': '2028-07-03',
		'30 Jun 2028': '2028-06-30',
		'30-Jun-28': '2028-06-30',
		'30th June 2028': '2028-06-30',
		'June 30, 2028': '2028-06-30',
		'30. März 2028': '2028-03-30',
		'1er août 2028': '2028-08-01',
		'5 de octubre de 2028': '2028-10-05',
		'1 dez 2028': '2028-12-01',
		'Jun 2028': '2028-06-01..2028-06-30',
		'Jun-28': '2028-06-01..2028-06-30',
		'06/2028': '2028-06-01..2028-06-30',
		'2028-02': '2028-02-01..2028-02-29',
		'Q3 2028': '2028-07-01..2028-09-30',
		'2028 Q4': '2028-10-01..2028-12-31',
		'H2 2028': '2028-07-01..2028-12-31',
		'2028': '2028-01-01..2028-12-31'
	};
	for (const [cell, expected] of Object.entries(forms))
		it(`${cell} is ${expected}`, () => expect(read(cell)).toBe(expected));

	it('is no date when it is a sentence, a number, or a day that does not exist', () => {
		const cells = [
			'',
			'Exempt under Section 26',
			'12',
			'45000',
			'31.02.2028',
			'2028-13-01',
			'32/01/2028',
			'jui 2028',
			'1850-01-01',
			'Q5 2028',
			'tbc'
		];
		for (const cell of cells) expect([cell, read(cell)]).toEqual([cell, null]);
	});

	it('follows the order it is given and no other', () => {
		expect(read('03/04/2028', 'day-first')).toBe('2028-04-03');
		expect(read('03/04/2028', 'month-first')).toBe('2028-03-04');
		expect(read('30/04/2028', 'month-first')).toBeNull();
	});

	it('reads every day back from the ways in which it is written', () => {
		fc.assert(
			fc.property(fc.integer({ min: firstDay, max: lastDay }), (number) => {
				const day = number as Day;
				const { year, month, dayOfMonth } = partsOf(day);
				const iso = isoOf(day);
				expect(read(iso)).toBe(iso);
				expect(read(formatDay(day))).toBe(iso);
				expect(read(`${dayOfMonth}.${month}.${year}`)).toBe(iso);
				expect(read(`${month}/${dayOfMonth}/${year}`, 'month-first')).toBe(iso);
			})
		);
	});

	it('never throws, whatever the cell', () => {
		fc.assert(fc.property(fc.string({ maxLength: 70 }), (cell) => void readDateCell(cell, 'month-first')));
	});
});

describe('[CSV-12] a column', () => {
	it('has the order that one of its cells settles', () => {
		expect(readColumn(['03/04/2028', '30/04/2028'])).toMatchObject({
			order: 'day-first',
			question: null,
			days: ['2028-04-03', '2028-04-30'],
			doubts: [null, null]
		});
		expect(readColumn(['03/04/2028', '04/30/2028']).days).toEqual(['2028-03-04', '2028-04-30']);
	});

	it('asks when nothing settles it, with the guess taken and shown', () => {
		const column = readColumn(['03/04/2028', '', '05/05/2028']);
		expect(column).toMatchObject({
			order: 'day-first',
			days: ['2028-04-03', null, '2028-05-05'],
			doubts: ['order-guessed', null, null]
		});
		expect(column.question?.examples.map((one) => one.cell)).toEqual(['03/04/2028']);
	});

	it('takes the answer, and asks no more about its cells', () => {
		const column = readColumn(['03/04/2028'], { asked: 'month-first' });
		expect(column).toMatchObject({ days: ['2028-03-04'], doubts: [null] });
		expect(column.question).not.toBeNull();
	});

	it('guesses the order that the other date column settles', () => {
		const column = readColumn(['03/04/2028'], { settledElsewhere: 'month-first' });
		expect(column).toMatchObject({ days: ['2028-03-04'], doubts: ['order-guessed'] });
	});

	it('asks when its cells contradict each other, and reads each as it can be read', () => {
		const column = readColumn(['30/04/2028', '29/04/2028', '04/30/2028']);
		expect(column.question?.guess).toBe('day-first');
		expect(column).toMatchObject({
			days: ['2028-04-30', '2028-04-29', '2028-04-30'],
			doubts: [null, null, 'against-order']
		});
	});

	it('does not ask about points, which stand day first, or dates that read alike', () => {
		expect(readColumn(['03.04.2028']).question).toBeNull();
		expect(readColumn(['03/03/2028']).question).toBeNull();
	});

	it('mixes forms and notes the ones read with freedom', () => {
		expect(readColumn(['2014-07-08', '30.06.08', 'Jun 2028', 'soon', '2028-01-01 10:00'])).toMatchObject({
			days: ['2014-07-08', '2008-06-30', '2028-06-01', null, '2028-01-01'],
			doubts: [null, 'short-year', 'period', 'no-date', 'time-dropped']
		});
	});

	it('takes the last day of a period for an end', () => {
		expect(readColumn(['Feb 2028', 'Q3 2028'], { end: 'last' }).days).toEqual(['2028-02-29', '2028-09-30']);
	});

	it('reads numbers as spreadsheet days only where the column is clearly that', () => {
		expect(readColumn(['45000', '45366', '46000.5'])).toMatchObject({
			days: ['2023-03-15', '2024-03-15', '2025-12-09'],
			doubts: ['serial', 'serial', 'serial']
		});
		expect(readColumn(['45000', '2028-01-01']).days).toEqual([null, '2028-01-01']);
	});
});
