import { expect, test } from 'vitest';
import { pulseFields, readinessScoreFields } from '$lib/plan/behaviour/asking';
import { interventionFields, precedentFields } from '$lib/plan/behaviour/intervention';
import { attentionShares, longRunShares } from '$lib/plan/behaviour/model/influence-share';
import { readinessBarrier } from '$lib/plan/behaviour/model/readiness-barrier';
import { rolloutOrder } from '$lib/plan/behaviour/rollout-order';
import {
	industryCount,
	missingOf,
	precedentUse,
	standingOf,
	styleShares
} from '$lib/plan/behaviour/support-summary';
import { pulseShares, teamReadiness } from '$lib/plan/behaviour/team-figures';
import { day } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { teamFields } from '$lib/plan/team';
import { workedExample } from '../../support/worked-example';

const asOf = day('2028-06-30');
const plan = workedExample();

test('[SUP-2] two of fourteen interventions require; five are too many', () => {
	const now = styleShares(plan.interventions);
	expect(now).toMatchObject({ counts: { invite: 6, enable: 6, require: 2 }, total: 14, isTooMuch: false });
	const stricter = plan.interventions.map((one, at) =>
		at < 3 ? { ...one, style: 'require' as const } : one
	);
	expect(styleShares(stricter)).toMatchObject({ required: 5 / 14, isTooMuch: true });
	expect(styleShares([])).toMatchObject({ total: 0, required: 0, isTooMuch: false });
});

test('[SUP-3] only IV9 lacks something: the principle that it follows', () => {
	const lacking = plan.interventions.filter((one) => missingOf(one).length > 0);
	expect(lacking.map(({ id }) => id)).toEqual(['IV9']);
	expect(missingOf(lacking[0]!)).toEqual(['principle']);
	expect(missingOf(makeRecord(interventionFields, 'new'))).toEqual(['purpose', 'target', 'principle']);
	expect(
		missingOf(
			makeRecord(interventionFields, 'x', {
				purpose: 'remove inhibitors',
				inhibitors: ['IN1'],
				fitsPhilosophy: 'Invite'
			})
		)
	).toEqual([]);
});

test('[SUP-1] an intervention runs from its start until the day before its end', () => {
	const iv5 = plan.interventions.find(({ id }) => id === 'IV5')!;
	const words = ['2027-02-28', '2027-03-01', '2029-03-29', '2029-03-30'].map((iso) =>
		standingOf(iv5, day(iso))
	);
	expect(words).toEqual(['to come', 'running', 'running', 'over']);
	const iv9 = plan.interventions.find(({ id }) => id === 'IV9')!;
	expect(standingOf(iv9, day('2099-01-01'))).toBe('running');
	expect(standingOf({ start: null, end: null }, asOf)).toBe('no dates');
});

test('[SUP-4] without PC1 the can-do clinic rests on personal experience alone', () => {
	const iv5 = plan.interventions.find(({ id }) => id === 'IV5')!;
	expect(precedentUse(plan, iv5)).toBe('external');
	expect(precedentUse(plan, { ...iv5, precedents: ['PC4'] })).toBe('only personal');
	expect(precedentUse(plan, { ...iv5, precedents: [] })).toBe('none');
	expect(precedentUse(plan, { ...iv5, precedents: ['gone'] })).toBe('none');
	expect(industryCount(plan.precedents)).toBe(3);
	const twice = makeRecord(precedentFields, 'n', { industry: ' rail Operator ', source: 'Book' });
	expect(industryCount([...plan.precedents, twice])).toBe(3);
});

test('[SUP-7] the barrier of IT is desire, and Customer Care has none', () => {
	const barriers = teamReadiness(plan, asOf).map(({ team, score }) => [
		team.id,
		score && readinessBarrier(score)
	]);
	expect(barriers).toEqual([
		['care', null],
		['sales', null],
		['it', 'desire'],
		['ops', 'knowledge'],
		['finance', 'desire'],
		['marketing', 'ability'],
		['field', 'reinforcement'],
		['product', 'awareness']
	]);
});

test('[SUP-7] the newest scores up to as-of count, and those of a small team stay hidden', () => {
	const later = makeRecord(readinessScoreFields, 'l', { team: 'it', date: day('2028-07-01'), desire: 5 });
	const newer = makeRecord(readinessScoreFields, 'n', { team: 'it', date: day('2028-06-20'), desire: 4 });
	const known = teamReadiness({ ...plan, adkar: [later, newer, ...plan.adkar] }, asOf);
	expect(known.find(({ team }) => team.id === 'it')).toMatchObject({ mean: 4, score: { id: 'n' } });
	const small = { ...plan, teams: plan.teams.map((one) => ({ ...one, headcount: 4 })) };
	expect(teamReadiness(small, asOf).every(({ score, isHidden }) => isHidden && score === null)).toBe(true);
});

test('[SUP-8] the rollout begins with Sales and ends with IT', () => {
	const order = rolloutOrder(plan, asOf);
	expect(order.map(({ team }) => team.id)).toEqual([
		'sales',
		'marketing',
		'care',
		'product',
		'field',
		'ops',
		'finance',
		'it'
	]);
	expect(order[0]!.share).toBeCloseTo(0.37, 2);
});

test('[SUP-9] the pulse shows Marketing 19 of 20 and Finance 15 of 29', () => {
	const [question] = pulseShares(plan, asOf);
	const figures = question!.shares.map(({ team, agree, asked }) => `${team.id} ${agree}/${asked}`);
	expect(figures).toEqual(expect.arrayContaining(['marketing 19/20', 'finance 15/29']));
	expect(question!.shares.every(({ hidden }) => hidden === null)).toBe(true);
});

test('[SUP-9] fewer than five answers, and answers of a small team, are counted and never shown', () => {
	const batch = (id: string, team: string, iso: string, agree: number, asked: number, supersedes?: string) =>
		makeRecord(pulseFields, id, {
			team,
			question: 'Q',
			date: day(iso),
			agree,
			asked,
			supersedes: supersedes ?? null
		});
	const teams = [
		makeRecord(teamFields, 'a', { name: 'A', headcount: 20 }),
		makeRecord(teamFields, 'b', { name: 'B', headcount: 4 }),
		makeRecord(teamFields, 'c', { name: 'C' })
	];
	const obligationPulse = [
		batch('1', 'a', '2028-01-01', 9, 9),
		batch('2', 'a', '2028-05-01', 1, 2),
		batch('3', 'a', '2028-05-20', 2, 2),
		batch('4', 'b', '2028-05-20', 4, 9)
	];
	const [few] = pulseShares({ ...plan, teams, obligationPulse }, asOf);
	expect(few!.shares.map(({ hidden, agree, asked }) => [hidden, agree, asked])).toEqual([
		['few answers', 0, 0],
		['small team', 0, 0],
		['never asked', 0, 0]
	]);
	const more = [...obligationPulse, batch('5', 'a', '2028-06-01', 1, 1), batch('6', 'a', '2028-07-01', 9, 9)];
	const [enough] = pulseShares({ ...plan, teams, obligationPulse: more }, asOf);
	expect(enough!.shares[0]).toMatchObject({ agree: 4, asked: 5, date: day('2028-06-01') });
	const corrected = [...more, batch('7', 'a', '2028-06-01', 0, 2, '2')];
	const [put] = pulseShares({ ...plan, teams, obligationPulse: corrected }, asOf);
	expect(put!.shares[0]).toMatchObject({ agree: 3, asked: 5 });
});

test('[SUP-6] a tie that is switched off changes the ranking, and agents change the shares', () => {
	const names = (shares: readonly { readonly team: string }[]) => shares.map(({ team }) => team);
	const off = { withTies: false, withAgents: false };
	const withTie1 = { withTies: new Set(['TIE1']), withAgents: false };
	expect(names(attentionShares(plan, off)).slice(0, 3)).toEqual(['sales', 'ops', 'care']);
	expect(names(attentionShares(plan, withTie1)).slice(0, 3)).toEqual(['sales', 'care', 'ops']);
	expect(longRunShares(plan, off)[0]).toMatchObject({ team: 'sales', share: expect.closeTo(0.37, 2) });
	expect(names(longRunShares(plan, { ...off, withTies: true }))[1]).toBe('marketing');
	expect(longRunShares(plan, { ...off, withAgents: true })[0]!.share).toBeGreaterThan(0.4);
});
