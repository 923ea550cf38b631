import { describe, expect, test } from 'vitest';
import { behaviourFields } from '$lib/plan/behaviour/behaviour';
import type { GateCriterion } from '$lib/plan/behaviour/gate-criterion';
import { gateStatus, gateStatuses } from '$lib/plan/behaviour/gates';
import { type Observation, observationFields } from '$lib/plan/behaviour/observation';
import { addDays, day, type Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { teamFields } from '$lib/plan/team';
import { exampleDay, workedExample } from '../../support/worked-example';
import { buildPlan } from '../../support/plan-builder';

const asOf = day('2028-06-30');

type Look = readonly [team: string, date: string, k: number, n: number];

/** A plan with one behaviour in four teams, the last of three people, and what was seen of it. */
function planWith(looks: readonly Look[], values: Partial<Plan> = {}): Plan {
	const teams = [
		{ id: 'care', name: 'Care', headcount: 40 },
		{ id: 'field', name: 'Field', headcount: 30 },
		{ id: 'sales', name: 'Sales', headcount: null },
		{ id: 'desk', name: 'Night desk', headcount: 3 }
	];
	return {
		...buildPlan({}),
		teams: teams.map((team) => makeRecord(teamFields, team.id, team)),
		behaviours: [
			makeRecord(behaviourFields, 'b', {
				name: 'Call back',
				teams: teams.map(({ id }) => id),
				baseline: 0.2,
				targets: { '2026': 0.3, '2030': 0.7 }
			})
		],
		observations: looks.map(([team, date, k, n], at): Observation =>
			makeRecord(observationFields, `o${at}`, {
				behaviour: 'b',
				team,
				date: day(date),
				kind: 'count',
				k,
				n,
				source: 'record'
			})
		),
		...values
	};
}

const asks = (values: Partial<GateCriterion>): { criteria: readonly GateCriterion[] } => ({
	criteria: [{ behaviour: 'b', sightings: 20, teams: 1, withinDays: 90, word: null, level: null, ...values }]
});

const recent = '2028-06-15';
const old = '2027-06-15';

test('[GAT-8] a gate without criteria says nothing about behaviour', () => {
	expect(gateStatus(planWith([]), asOf, { criteria: [] })).toMatchObject({
		state: 'no criteria',
		criteria: []
	});
});

describe('a criterion is met', () => {
	test('[GAT-1] [GAT-4] by enough sightings in enough teams within its days', () => {
		const plan = planWith([
			['care', recent, 12, 20],
			['field', recent, 4, 20]
		]);
		expect(gateStatus(plan, asOf, asks({ teams: 2 })).state).toBe('met');
		expect(gateStatus(plan, asOf, asks({ teams: 3 })).state).toBe('not met');
		expect(gateStatus(plan, asOf, asks({ sightings: 21 })).state).toBe('not met');
	});

	test('[GAT-2] by looks as they were entered, however many days apart within the days asked for', () => {
		const first = planWith([
			['care', '2028-04-02', 5, 10],
			['care', recent, 5, 10]
		]);
		expect(asOf - day('2028-04-02')).toBe(89);
		expect(gateStatus(first, asOf, asks({})).state).toBe('met');
		const aDayEarlier = planWith([
			['care', '2028-04-01', 5, 10],
			['care', recent, 5, 10]
		]);
		expect(gateStatus(aDayEarlier, asOf, asks({})).state).not.toBe('met');
	});

	test('[GAT-1] at the word asked for or a better one', () => {
		const plan = planWith([['care', recent, 36, 40]]);
		expect(gateStatus(plan, asOf, asks({ word: 'emerging' })).state).toBe('met');
		expect(gateStatus(plan, asOf, asks({ word: 'holding' })).state).toBe('met');
		expect(gateStatus(plan, asOf, asks({ word: 'rooted' }))).toMatchObject({
			state: 'not met',
			reason: expect.stringContaining('holding, not rooted')
		});
	});

	test('[GAT-1] [GAT-3] at the strength asked for, of a cell that has evidence', () => {
		const plan = planWith([
			['care', recent, 36, 40],
			['field', recent, 5, 5]
		]);
		expect(gateStatus(plan, asOf, asks({ level: 0.9 })).state).toBe('met');
		expect(gateStatus(plan, asOf, asks({ level: 0.91 })).state).toBe('not met');
		expect(gateStatus(plan, asOf, asks({ level: 0.5, sightings: 5, teams: 2 })).state).toBe('not met');
		expect(gateStatus(plan, asOf, asks({ sightings: 5, teams: 2 })).state).toBe('met');
	});

	test('[GAT-3] never by a slipping cell where a word is asked for', () => {
		const plan = planWith([
			['care', '2027-05-01', 38, 40],
			['care', '2027-08-01', 38, 40],
			['care', recent, 10, 40]
		]);
		expect(gateStatus(plan, asOf, asks({ word: 'emerging' }))).toMatchObject({
			state: 'not met',
			reason: expect.stringContaining('slipping, not emerging')
		});
		expect(gateStatus(plan, asOf, asks({})).state).toBe('met');
	});
});

describe('a criterion is stale', () => {
	test('[GAT-5] when it was met and nothing but age speaks against it', () => {
		const plan = planWith([['care', '2028-03-01', 36, 40]]);
		expect(gateStatus(plan, day('2028-03-31'), asks({ word: 'holding' })).state).toBe('met');
		expect(gateStatus(plan, asOf, asks({ word: 'holding' }))).toMatchObject({
			state: 'stale',
			reason:
				'Call back: was met, and the evidence has aged. Care 0 of 20 sightings since 2 Apr 2028, holding, last looked 1 Mar 2028; Field never looked; Sales never looked; one team of fewer than five people does not count here.'
		});
	});

	test('[GAT-5] also when the cell has turned grey since', () => {
		const plan = planWith([['care', old, 36, 40]]);
		expect(gateStatus(plan, asOf, asks({ word: 'holding' })).state).toBe('stale');
	});

	test('[GAT-5] and becomes met again by a new check', () => {
		const plan = planWith([
			['care', old, 36, 40],
			['care', recent, 36, 40]
		]);
		expect(gateStatus(plan, asOf, asks({ word: 'holding' })).state).toBe('met');
	});

	test('[GAT-5] not when the last word said of the team would not do', () => {
		const plan = planWith([
			['care', '2026-06-01', 38, 40],
			['care', '2026-12-01', 38, 40],
			['care', old, 10, 40]
		]);
		expect(gateStatus(plan, asOf, asks({ word: 'holding' })).state).toBe('not met');
	});

	test('[GAT-5] not when the teams never had it on one day', () => {
		const looks: readonly Look[] = [
			['care', '2026-06-15', 36, 40],
			['field', old, 36, 40]
		];
		expect(gateStatus(planWith(looks), asOf, asks({ teams: 2 })).state).toBe('not met');
		const together: readonly Look[] = [...looks, ['care', old, 36, 40]];
		expect(gateStatus(planWith(together), asOf, asks({ teams: 2 })).state).toBe('stale');
	});

	test('[GAT-5] not when it was never met', () => {
		const plan = planWith([['care', '2028-03-01', 15, 19]]);
		expect(gateStatus(plan, asOf, asks({})).state).toBe('not met');
	});
});

test('[GAT-6] a gate takes the worst state of its criteria, and says how many more are lacking', () => {
	const plan = planWith([
		['care', recent, 36, 40],
		['field', old, 36, 40]
	]);
	const [met] = asks({}).criteria;
	const [lacking] = asks({ teams: 3 }).criteria;
	const [more] = asks({ sightings: 500 }).criteria;
	const [aged] = asks({ teams: 2, sightings: 41 }).criteria;
	expect(gateStatus(plan, asOf, { criteria: [met!, met!] }).state).toBe('met');
	expect(gateStatus(plan, asOf, { criteria: [met!, lacking!, more!] })).toMatchObject({
		state: 'not met',
		criteria: [{ state: 'met' }, { state: 'not met' }, { state: 'not met' }],
		reason: expect.stringMatching(
			/^Call back: 1 of the 3 teams asked for\. Field 0 of 20 sightings since .* 1 more of its 3 criteria is not met either\.$/
		)
	});
	expect(gateStatus(plan, asOf, { criteria: [aged!] }).state).toBe('not met');
});

test('[GAT-6] a criterion about a behaviour that has left the plan is not met, and says what to do', () => {
	const status = gateStatus(planWith([]), asOf, asks({ behaviour: 'gone' }));
	expect(status).toMatchObject({ state: 'not met', reason: expect.stringContaining('choose another') });
});

test('[GAT-7] a team of fewer than five people neither counts nor shows', () => {
	const plan = planWith([['desk', recent, 36, 40]]);
	const status = gateStatus(plan, asOf, asks({}));
	expect(status.state).toBe('not met');
	expect(status.criteria[0]?.teams.map(({ teamName }) => teamName)).toEqual(['Care', 'Field', 'Sales']);
	expect(status.reason).toContain('one team of fewer than five people does not count here');
	expect(status.reason).not.toMatch(/Night desk|40/);
});

test('[GAT-4] any day, any order of looks: a met gate has what it asks for, and a look more never takes that away', () => {
	let seed = 7;
	const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
	for (let round = 0; round < 200; round++) {
		const looks = Array.from({ length: next(12) }, (): Look => {
			const n = 1 + next(40);
			const date = addDays(asOf, -next(500) as Day);
			return [['care', 'field', 'sales'][next(3)]!, isoDay(date), next(n + 1), n];
		});
		const gate = asks({ teams: 1 + next(3), withinDays: 30 + next(300), sightings: 1 + next(60) });
		const plan = planWith(looks);
		const [criterion] = gate.criteria;
		const sightingsOf = (team: string) =>
			looks
				.filter(([who, date]) => who === team && asOf - day(date) < criterion!.withinDays)
				.reduce((sum, [, , , n]) => sum + n, 0);
		const enough = ['care', 'field', 'sales'].filter((team) => sightingsOf(team) >= criterion!.sightings);
		expect(gateStatus(plan, asOf, gate).state === 'met').toBe(enough.length >= criterion!.teams);
		const more = planWith([...looks, ['care', recent, 1, 1]]);
		if (enough.length >= criterion!.teams) expect(gateStatus(more, asOf, gate).state).toBe('met');
	}
});

function isoDay(value: Day): string {
	return new Date(value * 86_400_000).toISOString().slice(0, 10);
}

test('gates of the worked example: every phase and gate that asks is told, the others are not', () => {
	const plan = workedExample();
	expect(gateStatuses(plan, exampleDay).size).toBe(0);
	const criteria = [
		{ behaviour: 'B3', sightings: 20, teams: 1, withinDays: 120, word: 'rooted', level: null },
		{ behaviour: 'B1', sightings: 40, teams: 1, withinDays: 90, word: null, level: 0.6 }
	] as const;
	const phases = plan.phases.map((one) => (one.id === 'P3' ? { ...one, criteria } : one));
	const states = gateStatuses({ ...plan, phases }, exampleDay);
	expect([...states.keys()]).toEqual(['P3']);
	expect(states.get('P3')).toMatchObject({ state: 'met', criteria: [{ state: 'met' }, { state: 'met' }] });
});
