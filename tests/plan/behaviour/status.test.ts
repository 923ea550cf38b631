import { statusWith } from '$lib/plan/behaviour/status-with';
import { observationFields } from '$lib/plan/behaviour/observation';
import { day } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { expect, test } from 'vitest';
import { type OneCell, oneCell, oneCellPlan } from '../../support/one-cell';

const seen = (date: string, k: number, n: number, more: object = {}) => ({ date: day(date), k, n, ...more });

test('[BHV-2] thirty looks on one day with a correlation of .05 count as 12.24', () => {
	const { checks, strength } = oneCell({ observations: [seen('2028-06-30', 15, 30)] }, '2028-06-30');
	expect(checks[0]?.effectiveN).toBeCloseTo(12.24, 2);
	expect(strength?.n).toBeCloseTo(12.24, 2);
	expect(strength?.share).toBeCloseTo(0.5, 12);
});

test('[BHV-2] old evidence widens the interval and never moves strength', () => {
	const observations = [seen('2028-01-01', 24, 40), seen('2028-02-01', 20, 40)];
	const [fresh, old] = ['2028-02-01', '2028-07-30'].map((asOf) => oneCell({ observations }, asOf).strength!);
	expect(old?.share).toBeCloseTo(fresh!.share, 12);
	expect(old!.high - old!.low).toBeGreaterThan(fresh!.high - fresh!.low);
	expect(old?.n).toBeCloseTo(fresh!.n / 2, 12);
});

test.each([
	['record', 1],
	['unannounced', 1],
	['customer', 0.8],
	['announced', 0.5],
	['manager-rating', 0.4],
	['self-report', 0.3],
	[null, 0.3]
] as const)('[BHV-2] a look from %s weighs %f', (source, weight) => {
	const { checks } = oneCell({ observations: [{ ...seen('2028-06-30', 0, 1), source }] }, '2028-06-30');
	expect(checks[0]?.effectiveN).toBe(weight);
});

test('[BHV-1] a rating counts as its raters, and its share of them', () => {
	const rating = {
		date: day('2028-06-30'),
		kind: 'rating' as const,
		rating: 62,
		raters: 6,
		source: 'manager-rating' as const
	};
	const [check] = oneCell({ observations: [rating] }, '2028-06-30').checks;
	expect(check).toMatchObject({ n: 6 });
	expect(check?.k).toBeCloseTo(3.72, 12);
	expect(check?.effectiveN).toBeCloseTo((0.4 * 6) / 1.25, 12);
});

test('[BHV-1] what is corrected, of a later day, or cannot be, does not count', () => {
	const observations = [
		seen('2028-06-01', 10, 40, { id: 'a' }),
		seen('2028-06-01', 12, 40, { id: 'b', supersedes: 'a' }),
		seen('2028-06-01', 14, 40, { id: 'c', supersedes: 'b' }),
		seen('2028-07-01', 40, 40, { id: 'd' }),
		seen('2028-06-02', 41, 40, { id: 'e' }),
		seen('2028-06-02', 0, 0, { id: 'f' }),
		seen('2028-06-02', 1, 1, { id: 'g', team: 'other' })
	];
	const { checks, strength } = oneCell({ observations }, '2028-06-30');
	expect(checks.map(({ observation }) => observation.id)).toEqual(['c']);
	expect(strength?.share).toBeCloseTo(14 / 40, 12);
});

test('[BHV-1] an observation that names itself corrects nothing', () => {
	expect(
		oneCell({ observations: [seen('2028-06-01', 1, 2, { id: 'a', supersedes: 'a' })] }, '2028-06-30').checks
	).toHaveLength(1);
});

test('[BHV-6] nothing is said more than 270 days after the last look, nor below eight sightings', () => {
	const observations = [seen('2028-01-01', 500, 1000), seen('2028-01-01', 500, 1000)];
	const behaviour = { targets: {} };
	expect(oneCell({ observations, behaviour }, '2028-09-27').word).toBe('holding');
	expect(oneCell({ observations, behaviour }, '2028-09-28').word).toBe('no evidence');
	expect(oneCell({ observations: [seen('2028-01-01', 12, 12)] }, '2028-01-01').word).toBe('no evidence');
	expect(oneCell({ observations: [seen('2028-01-01', 13, 13)] }, '2028-01-01').word).toBe('holding');
});

test('[BHV-4] the latest 180 days stand against the 365 before, counted back from the last look', () => {
	const at = (latest: string, before: string) =>
		oneCell({ observations: [seen(before, 40, 40), seen(latest, 0, 40)] }, '2028-06-30').change;
	expect(at('2028-06-01', '2027-12-04')).toMatchObject({ kind: 'clear fall' });
	expect(at('2028-06-01', '2027-12-05').kind).toBe('too few to tell');
	expect(at('2028-06-01', '2026-12-05').kind).toBe('clear fall');
	expect(at('2028-06-01', '2026-12-04').kind).toBe('too few to tell');
	expect(
		oneCell({ observations: [seen('2027-12-01', 0, 40), seen('2028-06-01', 40, 40)] }, '2028-06-30').change
			.kind
	).toBe('clear rise');
});

/** Four quiet looks over two years with 92 %, and the norm asked for. */
const rooted: OneCell = {
	observations: [
		seen('2027-01-31', 46, 50),
		seen('2027-07-31', 46, 50),
		seen('2028-01-31', 46, 50),
		seen('2028-05-31', 46, 50)
	],
	normChecks: [{ date: day('2028-05-31'), agree: 9, asked: 10 }],
	interventions: [{ start: day('2026-01-01'), end: day('2026-08-04') }]
};

test.each<[string, OneCell, string]>([
	['all of it', {}, 'rooted'],
	[
		'a look 179 days after support',
		{ interventions: [{ start: day('2026-01-01'), end: day('2026-08-05') }] },
		'holding'
	],
	['two quiet looks', { interventions: [{ start: day('2026-01-01'), end: day('2027-07-31') }] }, 'holding'],
	['support without an end', { interventions: [{ start: day('2026-01-01') }] }, 'holding'],
	['support that has not begun', { interventions: [{ start: day('2028-07-01') }] }, 'rooted'],
	['support for another team', { interventions: [{ start: day('2026-01-01'), teams: ['x'] }] }, 'rooted'],
	['looks over less than a year', { observations: rooted.observations!.slice(1) }, 'holding'],
	[
		'announced looks',
		{ observations: rooted.observations!.map((one) => ({ ...one, source: 'announced' as const })) },
		'holding'
	],
	['a lower end below the level', { behaviour: { rootedLevel: 0.9 } }, 'holding'],
	['no norm check', { normChecks: [] }, 'holding'],
	['a norm check of nine', { normChecks: [{ date: day('2028-05-31'), agree: 9, asked: 9 }] }, 'holding'],
	['a norm check of 69 %', { normChecks: [{ date: day('2028-05-31'), agree: 69, asked: 100 }] }, 'holding'],
	[
		'a newer norm check that says no',
		{
			normChecks: [
				{ date: day('2028-05-31'), agree: 1, asked: 10 },
				{ date: day('2028-05-30'), agree: 9, asked: 10 }
			]
		},
		'holding'
	]
])('[BHV-6] with %s', (_, given, word) => {
	const plan = { ...rooted, ...given };
	// Holding needs the plan to be reached, which rises to all at the end of 2030.
	const { word: is } = oneCell(
		{ ...plan, behaviour: { targets: { '2030': 0.5 }, ...plan.behaviour } },
		'2028-05-31'
	);
	expect(is).toBe(word);
});

test('[BHV-6] a norm check that is 366 days old does not count', () => {
	const asked = (date: string) =>
		oneCell({ ...rooted, normChecks: [{ date: day(date), agree: 9, asked: 10 }] }, '2028-01-31').word;
	expect(asked('2027-01-31')).toBe('rooted');
	expect(asked('2027-01-30')).toBe('holding');
});

test('[BHV-6] rooted holds on when its proof ages, until a clear fall', () => {
	const more = (k: number, date: string) => [...rooted.observations!, seen(date, k, 50)];
	const later = oneCell({ ...rooted, observations: more(46, '2029-01-31') }, '2029-09-01');
	expect(later.word).toBe('rooted');
	expect(later.because).toContain('Since 31 May 2028');
	const fallen = oneCell({ ...rooted, observations: more(20, '2028-11-30') }, '2028-12-31');
	expect(fallen.word).toBe('slipping');
	const after = oneCell(
		{ ...rooted, observations: [...more(20, '2028-11-30'), seen('2029-11-30', 20, 50)] },
		'2029-12-31'
	);
	expect(after.word).toBe('emerging');
});

test('[BHV-6] rooted ends when a whole year lies below its level', () => {
	const year = ['2028-08-31', '2028-11-30', '2029-02-28', '2029-05-31'].map((date) => seen(date, 38, 50));
	const { history } = oneCell(
		{ ...rooted, behaviour: { rootedLevel: 0.85 }, observations: [...rooted.observations!, ...year] },
		'2029-06-30'
	);
	expect(history.slice(3).map(({ word }) => word)).toEqual([
		'rooted',
		'rooted',
		'rooted',
		'rooted',
		'holding'
	]);
});

test('[BHV-6] looks of one day give one word', () => {
	const { history } = oneCell(
		{ observations: [seen('2028-01-01', 1, 9), seen('2028-01-01', 2, 9)] },
		'2028-06-30'
	);
	expect(history).toHaveLength(1);
	expect(history[0]?.because).toBe('First 2 checks, 1 of 9, 2 of 9, count as 12.9 sightings; 8 are needed.');
});

test('[BHV-9] the next look is due after a quarter, or as its keeper does it once rooted', () => {
	const due = (given: OneCell) => {
		const { nextCheck, lastSeen } = oneCell(given, '2028-05-31');
		return nextCheck - lastSeen!;
	};
	expect(due(rooted)).toBe(182);
	expect(due({ ...rooted, keepers: [{ checkEveryDays: 120 }] })).toBe(120);
	expect(due({ ...rooted, keepers: [{ checkEveryDays: 120, from: day('2028-06-01') }] })).toBe(182);
	expect(due({ ...rooted, normChecks: [] })).toBe(91);
	expect(due({ ...rooted, normChecks: [], keepers: [{ checkEveryDays: 120 }] })).toBe(91);
});

test('[BHV-14] a draft shows the word before it and after it', () => {
	const plan = oneCellPlan({
		observations: [seen('2028-05-31', 10, 40)],
		behaviour: { targets: { '2030': 0.5 } }
	});
	const draft = (values: object) =>
		makeRecord(observationFields, 'new', { behaviour: 'b', team: 't', source: 'record', ...values });
	const { before, after } = statusWith(plan, day('2028-06-30'), draft(seen('2028-06-30', 36, 40)));
	expect([before.word, after.word]).toEqual(['holding', 'holding']);
	expect(after.strength!.n).toBeGreaterThan(before.strength!.n);
	const corrected = statusWith(
		plan,
		day('2028-06-30'),
		draft({ ...seen('2028-05-31', 1, 40), supersedes: 'o0' })
	);
	expect(corrected.after.checks).toHaveLength(1);
	expect(corrected.after.word).toBe('emerging');
	const future = statusWith(plan, day('2028-06-30'), draft(seen('2028-07-01', 36, 40)));
	expect(future.after.strength).toEqual(future.before.strength);
	expect(() => statusWith(plan, day('2028-06-30'), draft({ team: 'gone' }))).toThrow(RangeError);
});

test('[BHV-15] the numbers are settings: another minimum, half-life or clustering gives other figures', () => {
	const observations = [seen('2028-01-01', 15, 30), seen('2028-06-29', 15, 30)];
	const at = (settings: OneCell['settings']) =>
		oneCell({ observations, settings: settings ?? {} }, '2028-06-29');
	expect(at({ clustering: 0 }).strength?.n).toBeCloseTo(45, 10);
	expect(at({ recencyHalfLifeDays: 90 }).strength?.n).toBeCloseTo(12.2449 * 1.25, 3);
	expect(at({ minimumEvidence: 30 }).word).toBe('no evidence');
	expect(at({ sourceWeight: { record: 0.5 } }).strength?.n).toBeCloseTo(at({}).strength!.n / 2, 10);
	expect(at({ recencyHalfLifeDays: 0 }).strength?.n).toBeCloseTo(12.2449, 3);
	expect(at({ sourceWeight: { record: 0 } })).toMatchObject({ word: 'no evidence', strength: null });
});
