import { expect, test } from 'vitest';
import { type Observation, observationFields } from '$lib/plan/behaviour/observation';
import { statusWith } from '$lib/plan/behaviour/status-with';
import { type Day, day } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { describePreview, nameObservation } from '$lib/state/behaviour/record-words';
import { behaviourPlan } from '../../support/behaviour-plan';

const asOf = day('2028-06-30');
const plan = behaviourPlan();

function look(values: Partial<Observation>): Observation {
	const cell = { behaviour: 'B1', team: 'care', date: asOf, k: 7, n: 10, source: 'unannounced' as const };
	return makeRecord(observationFields, 'draft', { ...cell, ...values });
}

function words(values: Partial<Observation>, on: Day = asOf): readonly string[] {
	const observation = look(values);
	return describePreview(statusWith(plan, on, observation), observation, {});
}

test('[REC-5] the preview says strength with interval and plan, when somebody looked last, and what decides', () => {
	expect(words({})).toEqual([
		'61 %, between 42 and 78. The plan today is 52 %.',
		'Last looked 11 months ago, so ten sightings decide a lot.'
	]);
	expect(words({ k: 60, n: 100 })[1]).toBe('Last looked 11 months ago, so 100 sightings decide a lot.');
	expect(words({ k: 1, n: 1 })[1]).toBe('Last looked 11 months ago.');
});

test('[REC-5] too little to say anything is said in counts', () => {
	expect(words({ team: 'it', behaviour: 'B2', k: 2, n: 4 })).toEqual([
		'All looks count as 3.5 recent sightings; 8 are needed to say more.',
		'Nobody has looked here before, so four sightings decide a lot.'
	]);
});

test('[REC-5] a rating is called a rating', () => {
	const rating = { kind: 'rating', k: null, n: null, rating: 60, raters: 6, source: 'customer' } as const;
	expect(words({ team: 'it', behaviour: 'B2', ...rating })[1]).toBe(
		'Nobody has looked here before, so the ratings of six people decide a lot.'
	);
});

test('[REC-3] a look after the as-of day counts from its own day on', () => {
	expect(words({ date: day('2028-07-02') })).toEqual([
		'The roadmap is read as of 30 Jun 2028: this counts from its own day on.'
	]);
});

test('[REC-7] an undo step calls an observation by its figures and its cell', () => {
	expect(nameObservation(look({}), plan.behaviours[0], plan.teams[0])).toBe(
		'7 of 10, Stay with the problem in Customer Care'
	);
	expect(nameObservation(look({}), undefined, undefined)).toBe('7 of 10, a missing behaviour');
});
