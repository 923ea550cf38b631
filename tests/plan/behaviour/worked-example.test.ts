import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { cellKey, type CellStatus } from '$lib/plan/behaviour/cell-status';
import { day, formatDay } from '$lib/plan/day';
import { expect, test } from 'vitest';
import { exampleDay, workedExample } from '../../support/worked-example';

const plan = workedExample();
const report = behaviourReport(plan, exampleDay);

function cell(behaviour: string, team: string): CellStatus {
	const found = report.byKey.get(cellKey(behaviour, team));
	if (!found) throw new Error(`No cell ${behaviour} ${team}`);
	return found;
}

function figures({ strength, monthsAhead }: CellStatus): string {
	if (!strength) return '';
	const [share, low, high] = [strength.share, strength.low, strength.high].map((one) => one.toFixed(2));
	return `${share} (${low}–${high}) ${monthsAhead?.toFixed(1)}`;
}

test('[BHV-6] the 23 cells of the worked example have the words of its book', () => {
	expect(report.cells).toHaveLength(23);
	expect(report.counts).toEqual({ 'no evidence': 17, slipping: 1, rooted: 1, holding: 2, emerging: 2 });
});

test.each([
	['B3', 'sales', 'rooted', '0.84 (0.74–0.90) 27.0'],
	['B1', 'care', 'holding', '0.64 (0.54–0.72) 4.6'],
	['B6', 'care', 'holding', '0.51 (0.36–0.66) 3.1'],
	['B2', 'it', 'emerging', '0.38 (0.27–0.50) -8.6'],
	['B5', 'it', 'emerging', '0.32 (0.22–0.44) -8.5'],
	['B7', 'field', 'slipping', '0.33 (0.22–0.46) -13.3'],
	['B4', 'marketing', 'no evidence', '0.64 (0.25–0.90) 10.5'],
	['B8', 'ops', 'no evidence', '0.41 (0.18–0.68) -12.6']
])('[BHV-6] %s in %s is %s, %s months ahead', (behaviour, team, word, expected) => {
	expect(cell(behaviour, team).word).toBe(word);
	expect(figures(cell(behaviour, team))).toBe(expected);
});

test('[BHV-4] B7 in Field Service fell by between 5 and 53 points', () => {
	const { change } = cell('B7', 'field');
	expect(change.kind).toBe('clear fall');
	expect(change.low?.toFixed(2)).toBe('-0.53');
	expect(change.high?.toFixed(2)).toBe('-0.05');
});

test('[BHV-2] the evidence of B2 in Information Technology adds up as its page shows it', () => {
	const { strength } = cell('B2', 'it');
	expect(strength?.n.toFixed(2)).toBe('28.44');
	expect(strength?.k.toFixed(2)).toBe('10.76');
});

test('[BHV-5] of the six cells tested, 0.15 false alarms are to be expected', () => {
	expect(report.tested).toBe(6);
	expect(report.expectedFalseAlarms).toBeCloseTo(0.15, 12);
});

test('[BHV-6] why a word stands is said with its figures', () => {
	expect(cell('B2', 'it').history[0]).toEqual({
		date: day('2026-03-31'),
		word: 'emerging',
		because: 'First check, 9 of 40, counts as 13.6 sightings; 8 are needed.'
	});
	expect(cell('B2', 'it').because).toBe('38 % is below the plan of 45 % for that day.');
	expect(cell('B8', 'ops').because).toBe(
		'Last looked on 30 Jul 2027, 336 days ago; after 270 days nothing is said.'
	);
	expect(cell('B4', 'marketing').because).toBe('What was seen counts as 2.0 sightings; 8 are needed.');
	expect(cell('B2', 'finance').because).toBe('Nobody has looked yet.');
	expect(cell('B7', 'field').because).toBe(
		'Latest 180 days against the year before: −32 points, −53 to −5. Clear fall.'
	);
	expect(cell('B3', 'sales').because).toBe(
		'4 unprompted checks over 366 days after support ended on 31 Dec 2026: together 86 % (78–91), where the ' +
			'lower end must be 70 %; 18 of 22 say that people here expect it of each other.'
	);
});

test.each([
	['B2', 'it', '30 Aug 2028'],
	['B7', 'field', '8 Sep 2028'],
	['B1', 'care', '14 Sep 2028'],
	['B5', 'it', '29 Sep 2028'],
	['B3', 'sales', '29 Dec 2028'],
	['B2', 'finance', '30 Jun 2028']
])('[BHV-9] %s in %s is to be looked at next on %s', (behaviour, team, due) => {
	expect(formatDay(cell(behaviour, team).nextCheck)).toBe(due);
});
