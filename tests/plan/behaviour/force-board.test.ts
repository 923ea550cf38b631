import { describe, expect, test } from 'vitest';
import { catalystFields, inhibitorFields } from '$lib/plan/behaviour/force';
import {
	type BoardChoice,
	cellNets,
	forceBoard,
	forceMakers,
	issueCounts,
	unlinkedForces
} from '$lib/plan/behaviour/force-board';
import { day } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { workedExample } from '../../support/worked-example';

const plan = workedExample();
const asOf = day('2028-06-30');
const all: BoardChoice = { behaviour: null, team: null, day: asOf, asOf };
const idsOf = (side: readonly { readonly force: { readonly id: string } }[]) =>
	side.map(({ force }) => force.id);

describe('The two sides of the board', () => {
	test('[FRC-1] [FRC-3] hold what is chosen and add up what acts on the day', () => {
		const whole = forceBoard(plan, all);
		expect([whole.catalysts.length, whole.inhibitors.length]).toEqual([7, 9]);
		const one = forceBoard(plan, { ...all, behaviour: 'B7', team: 'field' });
		expect(idsOf(one.catalysts)).toEqual(['CA1', 'CA2']);
		expect(idsOf(one.inhibitors)).toEqual(['IN6', 'IN4']);
		expect(one.sums).toEqual({ catalysts: 7, inhibitors: 3 });
		expect(cellNets(plan, { ...all, behaviour: 'B7', team: 'field' })).toEqual([
			{ behaviour: 'B7', team: 'field', catalysts: 7, inhibitors: 3, net: 0.4 }
		]);
	});

	test('[FRC-2] show when work begins or ends a force, as of the day', () => {
		const at = (iso: string) => forceBoard(plan, { ...all, day: day(iso) });
		const stateOf = (iso: string, id: string) =>
			[...at(iso).catalysts, ...at(iso).inhibitors].find(({ force }) => force.id === id)?.state;
		expect(stateOf('2028-06-30', 'CA6')).toBe('to come');
		expect(stateOf('2028-07-28', 'CA6')).toBe('acting');
		// ST5 removes IN3; its planned end is past, and it is not finished.
		const removed = at('2028-06-30').inhibitors.find(({ force }) => force.id === 'IN3');
		expect(removed?.initiatives.map(({ id }) => id)).toEqual(['ST5']);
		expect(removed?.span?.to).toBe(day('2028-07-01'));
		expect(stateOf('2030-12-31', 'IN3')).toBe('over');
		expect(removed && forceMakers(removed)).toBe(
			'to be removed by ST5 One order desk across Sales and Warehouse'
		);
		const ended = at('2028-06-30').inhibitors.find(({ force }) => force.id === 'IN2');
		expect(ended && forceMakers(ended)).toBe(
			'removed by ST4 Replace call-time target with solved-first-time'
		);
		const waiting = makeRecord(catalystFields, 'x', { createdBy: 'nothing', strength: 2 });
		const [only] = forceBoard({ ...plan, catalysts: [waiting], inhibitors: [] }, all).catalysts;
		expect([only?.state, only?.span]).toEqual(['waiting', null]);
	});

	test('[FRC-1] put the strongest first, and what is over last', () => {
		const { inhibitors } = forceBoard(plan, all);
		const order = inhibitors.map(({ state, force }) => `${state} ${force.strength}`);
		expect(order).toEqual([...order].sort((a, b) => rank(a) - rank(b)));
		expect(order.at(-1)).toMatch(/^over/);
	});

	function rank(words: string): number {
		return (words.startsWith('acting') ? 0 : words.startsWith('to come') ? 10 : 20) - Number(words.slice(-1));
	}
});

test('[FRC-3] A chosen behaviour has a net in each of its teams, a chosen team in each of its behaviours', () => {
	const inTeams = cellNets(plan, { ...all, behaviour: 'B1' });
	expect(inTeams.map(({ team }) => team)).toEqual(['care', 'field']);
	const ofTeam = cellNets(plan, { ...all, team: 'it' });
	expect(ofTeam.map(({ behaviour }) => behaviour)).toEqual(['B2', 'B5']);
	expect(ofTeam[0]).toMatchObject({ catalysts: 2, inhibitors: 7, net: -0.5 });
	expect(cellNets(plan, all)).toEqual([]);
});

test('[FRC-4] [A21] a force without behaviours or teams joins the list of those that act on none', () => {
	expect(unlinkedForces(plan, asOf)).toEqual([]);
	const loose = makeRecord(inhibitorFields, 'new', { name: 'New', strength: 5, behaviours: ['B1'] });
	const lost = makeRecord(catalystFields, 'lost', { behaviours: ['gone'], teams: ['care'] });
	const more = {
		...plan,
		inhibitors: [...plan.inhibitors, loose],
		catalysts: [...plan.catalysts, lost]
	};
	expect(idsOf(unlinkedForces(more, asOf))).toEqual(['lost', 'new']);
	expect(cellNets(more, { ...all, behaviour: 'B1' })).toEqual(cellNets(plan, { ...all, behaviour: 'B1' }));
});

test('[FRC-5] [A24] IN8 needs action, until one is linked', () => {
	const isNeedy = (of: typeof plan, id: string) =>
		forceBoard(of, all).inhibitors.find(({ force }) => force.id === id)?.needsAction;
	expect(isNeedy(plan, 'IN8')).toBe(true);
	// One is removed by ST6, one was over before as-of.
	expect([isNeedy(plan, 'IN5'), isNeedy(plan, 'IN9')]).toEqual([false, false]);
	const initiatives = plan.initiatives.map((one) =>
		one.id === 'ST7' ? { ...one, removesInhibitors: [...one.removesInhibitors, 'IN8'] } : one
	);
	expect(isNeedy({ ...plan, initiatives }, 'IN8')).toBe(false);
	const interventions = plan.interventions.map((one) =>
		one.id === 'IV1' ? { ...one, inhibitors: ['IN8'] } : one
	);
	expect(isNeedy({ ...plan, interventions }, 'IN8')).toBe(false);
});

test('[FRC-6] [A40] the bars add up to all open items', () => {
	const counts = issueCounts(plan, asOf);
	const open = forceBoard(plan, all).inhibitors.filter(({ state }) => state !== 'over').length;
	const sum = (of: 'inhibitors' | 'barriers') => counts.reduce((total, one) => total + one[of].length, 0);
	expect([sum('inhibitors'), sum('barriers')]).toEqual([open, 2]);
	expect(counts.map(({ issue }) => issue)).toEqual([
		'people',
		'organisational',
		'performance',
		'focus',
		null
	]);
	expect(counts.find(({ issue }) => issue === 'focus')).toEqual({
		issue: 'focus',
		inhibitors: ['Peak-season launches crowd out everything'],
		barriers: ['Spring launch takes all planners']
	});
});
