import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import {
	correctionOf,
	emptyDraft,
	figuresOf,
	nextDraft,
	observationOf,
	readDraft,
	type RecordDraft
} from '$lib/state/behaviour/record-draft';

function problemOf(values: Partial<RecordDraft>): string {
	const read = figuresOf({ ...emptyDraft, ...values });
	return read.ok ? '' : `${read.field}: ${read.problem}`;
}

describe('what is being recorded', () => {
	test('[REC-1] counts the looks that were tapped', () => {
		expect(figuresOf({ ...emptyDraft, marks: [true, false, true] })).toEqual({
			ok: true,
			figures: { kind: 'count', k: 2, n: 3, rating: null, raters: null }
		});
	});

	test('[REC-2] says what is missing or cannot be, by field', () => {
		expect(problemOf({})).toBe('marks: Tap once for each look.');
		expect(problemOf({ way: 'numbers', k: '3,5', n: '10' })).toMatch(/^k: Enter how often/);
		expect(problemOf({ way: 'numbers', k: '3', n: '0' })).toMatch(/^n: Enter how many looks/);
		expect(problemOf({ way: 'numbers', k: '11', n: '10' })).toBe(
			'k: It cannot be seen 11 times in 10 looks.'
		);
		expect(problemOf({ way: 'rating', rating: '101', raters: '3' })).toMatch(/^rating: /);
		expect(problemOf({ way: 'rating', rating: '62,5', raters: '' })).toMatch(/^raters: /);
		expect(problemOf({ way: 'rating', rating: ' 62,5 ', raters: '6' })).toBe('');
	});

	test('[REC-2] never has more seen than looks, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (k, n) => {
				const read = figuresOf({ ...emptyDraft, way: 'numbers', k, n });
				if (!read.ok) return;
				expect(read.figures.n).toBeGreaterThan(0);
				expect(read.figures.k).toBeLessThanOrEqual(read.figures.n ?? 0);
			})
		);
	});

	test('[REC-6] comes back as it was kept, and reads as empty what it does not know', () => {
		const draft: RecordDraft = {
			...emptyDraft,
			behaviour: 'B1',
			team: 'care',
			marks: [true, false],
			source: 'customer',
			day: day('2028-06-01'),
			note: 'By the door',
			corrects: 'old'
		};
		expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
		expect(readDraft({ way: 'guess', marks: 7, source: 'rumour', day: 'soon' })).toEqual(emptyDraft);
		fc.assert(
			fc.property(fc.jsonValue(), (kept) => {
				expect(() => readDraft(kept as never)).not.toThrow();
			})
		);
	});

	test('[REC-9] corrects an observation from what it says, and names it', () => {
		const draft: RecordDraft = { ...emptyDraft, behaviour: 'B1', team: 'care', marks: [true, false, true] };
		const seen = observationOf(draft, 'o1', day('2028-06-30'), ' Ada ');
		expect(seen).toMatchObject({ k: 2, n: 3, source: 'unannounced', by: 'Ada', supersedes: null });
		const correction = correctionOf(seen!);
		expect(correction).toMatchObject({ way: 'taps', marks: [true, true, false], corrects: 'o1' });
		expect(observationOf({ ...correction, marks: [true] }, 'o2', day('2028-06-30'), '')).toMatchObject({
			k: 1,
			n: 1,
			supersedes: 'o1'
		});
		expect(correctionOf({ ...seen!, k: 31, n: 40 })).toMatchObject({ way: 'numbers', k: '31', n: '40' });
	});

	test('[REC-4] keeps how it was seen for the next look, and nothing of what was seen', () => {
		const draft: RecordDraft = {
			...emptyDraft,
			behaviour: 'B1',
			team: 'it',
			marks: [true],
			source: 'record'
		};
		expect(nextDraft({ ...draft, note: 'x', corrects: 'o1' })).toEqual({
			...emptyDraft,
			behaviour: 'B1',
			team: 'it',
			source: 'record'
		});
	});
});
