import { behaviourFields } from '$lib/plan/behaviour/behaviour';
import { behaviourFindings } from '$lib/plan/behaviour/findings/behaviour-findings';
import { pageOfFinding } from '$lib/plan/behaviour/findings/finding-page';
import { catalystFields } from '$lib/plan/behaviour/force';
import { interventionFields } from '$lib/plan/behaviour/intervention';
import { observationFields } from '$lib/plan/behaviour/observation';
import { forecastFields } from '$lib/plan/behaviour/stored-forecast';
import { decisionFields } from '$lib/plan/decision';
import { addDays, day, isoOf } from '$lib/plan/day';
import type { Noticed, RuleId } from '$lib/plan/finding';
import { findFindings } from '$lib/plan/findings';
import { currentSpan } from '$lib/plan/initiative';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { ruleHelp } from '$lib/plan/rule-help';
import { expect, test } from 'vitest';
import { exampleDay, workedExample } from '../../support/worked-example';

const plan = workedExample();

function found(rule: RuleId, of: Partial<Plan> = {}): readonly Noticed[] {
	return behaviourFindings({ ...plan, ...of }, exampleDay).filter((one) => one.rule === rule);
}

function subjects(rule: RuleId, of: Partial<Plan> = {}): readonly string[] {
	return found(rule, of).map(({ subject }) => subject.id);
}

/** A list with some fields of one record changed. */
function changed<T extends { readonly id: string }>(
	list: readonly T[],
	id: string,
	values: Partial<T>
): readonly T[] {
	return list.map((one) => (one.id === id ? { ...one, ...values } : one));
}

test('[BEH-1] work without a behaviour is a policy only, until it names one or is cancelled', () => {
	expect(subjects('BEH-1')).toEqual(['PR5']);
	expect(
		subjects('BEH-1', { initiatives: changed(plan.initiatives, 'PR5', { behaviours: ['B4'] }) })
	).toEqual([]);
	expect(
		subjects('BEH-1', { initiatives: changed(plan.initiatives, 'PR5', { behaviours: ['gone'] }) })
	).toEqual(['PR5']);
	expect(
		subjects('BEH-1', { initiatives: changed(plan.initiatives, 'PR5', { status: 'cancelled' }) })
	).toEqual([]);
	expect(subjects('BEH-1', { behaviours: [] })).toEqual([]);
});

test('[BEH-2] support needs a purpose, and a behaviour or an inhibitor that it is meant for', () => {
	expect(subjects('BEH-2')).toEqual([]);
	const without = (values: Partial<Plan['interventions'][number]>) =>
		found('BEH-2', { interventions: changed(plan.interventions, 'IV3', values) }).map(({ title }) => title);
	expect(without({ behaviours: [] })).toEqual([
		'“Solved-first-time team huddles” has no behaviour or inhibitor that it is meant for'
	]);
	expect(without({ behaviours: [], inhibitors: ['IN2'] })).toEqual([]);
	expect(without({ purpose: null })).toEqual(['“Solved-first-time team huddles” has no purpose']);
	expect(without({ purpose: null, behaviours: [] })).toEqual([
		'“Solved-first-time team huddles” has neither purpose nor target'
	]);
});

test('[BEH-3] IV9 follows no principle until one is chosen', () => {
	expect(subjects('BEH-3')).toEqual(['IV9']);
	const interventions = changed(plan.interventions, 'IV9', { fitsPhilosophy: 'Invite before requiring' });
	expect(subjects('BEH-3', { interventions })).toEqual([]);
});

test('[BEH-4] an inhibitor is found while nothing is done about it', () => {
	expect(subjects('BEH-4')).toEqual(['IN8']);
	const initiatives = changed(plan.initiatives, 'ST7', { removesInhibitors: ['IN6', 'IN8'] });
	expect(subjects('BEH-4', { initiatives })).toEqual([]);
	const cancelled = changed(initiatives, 'ST7', { status: 'cancelled' });
	expect(subjects('BEH-4', { initiatives: cancelled })).toEqual(['IN6', 'IN8']);
	const interventions = plan.interventions.map((one) => ({ ...one, inhibitors: [] }));
	expect(subjects('BEH-4', { interventions })).toEqual(['IN7', 'IN8']);
	expect(subjects('BEH-4', { inhibitors: changed(plan.inhibitors, 'IN8', { to: exampleDay }) })).toEqual([]);
});

test('[BEH-5] a target above the range of the latest kept forecast is found', () => {
	const kept = (high: number, date = exampleDay, id = 'f') =>
		makeRecord(forecastFields, id, {
			behaviour: 'B2',
			team: 'it',
			date,
			strength: 0.38,
			points: [
				{ date: isoOf(date), low: 0.3, median: 0.4, high: 0.5 },
				{ date: '2030-12-31', low: 0.32, median: 0.45, high }
			]
		});
	expect(found('BEH-5')).toEqual([]);
	const [above] = found('BEH-5', { forecasts: [kept(0.58)] });
	expect(above?.title).toBe(
		'The 2030 target of “Offer a workable way first” lies above what is expected in Information Technology'
	);
	expect(above?.reason).toBe(
		'Target 72 %; the forecast kept on 30 Jun 2028 expects 32–58 % with planned support.'
	);
	expect(found('BEH-5', { forecasts: [kept(0.72)] })).toEqual([]);
	const older = kept(0.9, addDays(exampleDay, -90), 'a');
	expect(found('BEH-5', { forecasts: [kept(0.58), older] })).toHaveLength(1);
	const teams = changed(plan.teams, 'it', { headcount: 4 });
	expect(found('BEH-5', { forecasts: [kept(0.58)], teams })).toEqual([]);
});

test('[BEH-6] a behaviour that is to be reached in its first year raises a question', () => {
	expect(found('BEH-6')).toEqual([]);
	const first = (share: number, baseline = 0.38) =>
		subjects('BEH-6', {
			behaviours: changed(plan.behaviours, 'B1', {
				baseline,
				targets: { ...plan.behaviours[0]!.targets, '2026': share }
			})
		});
	expect(first(0.8)).toEqual(['B1']);
	expect(first(0.7)).toEqual(['B1']);
	expect(first(0.69)).toEqual([]);
	expect(first(0.8, 0.75)).toEqual([]);
});

test('[BEH-7] a cell that nobody has looked at for 270 days is found, and teams where nobody ever has', () => {
	const titles = found('BEH-7').map(({ title }) => title);
	expect(titles).toHaveLength(9);
	expect(titles[0]).toBe(
		'Nobody has looked at “Hand over to a named person and tell the customer” in Operations and Warehouse for 336 days'
	);
	expect(titles).toContain('Nobody has ever looked at “Offer a workable way first” in Finance and Billing');
	const look = makeRecord(observationFields, 'new', {
		behaviour: 'B2',
		team: 'finance',
		date: exampleDay,
		k: 1,
		n: 2,
		source: 'record'
	});
	expect(found('BEH-7', { observations: [...plan.observations, look] })).toHaveLength(8);
	expect(found('BEH-7', { teams: changed(plan.teams, 'finance', { headcount: 3 }) })).toHaveLength(8);
	const young = behaviourFindings(plan, addDays(plan.roadmap.start!, 270));
	expect(young.filter(({ rule }) => rule === 'BEH-7')).toEqual([]);
});

test('[BEH-8] work is delivered, not changed, while its behaviour is at plan nowhere that was looked at', () => {
	expect(subjects('BEH-8')).toEqual(['PR3', 'PR6', 'PR8', 'ST3']);
	expect(found('BEH-8')[1]?.reason).toBe(
		'Finished on 17 Sep 2027. Information Technology: emerging, 38 % where the plan says 45 %.'
	);
	const initiatives = changed(plan.initiatives, 'PR6', { actualEnd: null, status: 'active' });
	expect(subjects('BEH-8', { initiatives })).toEqual(['PR3', 'PR8', 'ST3']);
	const atPlan = changed(plan.behaviours, 'B2', { targets: { '2030': 0.3 } });
	expect(subjects('BEH-8', { behaviours: atPlan })).toEqual(['PR3', 'PR8', 'ST3']);
	expect(subjects('BEH-8', { teams: changed(plan.teams, 'it', { headcount: 4 }) })).toEqual([
		'PR3',
		'PR8',
		'ST3'
	]);
});

test('[BEH-9] a clear fall is found with its figures', () => {
	expect(found('BEH-9').map(({ subject, others, reason }) => [subject.id, others[0]?.id, reason])).toEqual([
		['B7', 'field', 'Latest 180 days against the year before: −32 points, −53 to −5. Clear fall.']
	]);
	expect(found('BEH-9', { teams: changed(plan.teams, 'field', { headcount: 4 }) })).toEqual([]);
});

test('[BEH-10] a gate within 90 days whose evidence is missing is found', () => {
	const gate = (end: string) => {
		const criteria = [
			{ behaviour: 'B2', sightings: 30, teams: 2, withinDays: 180, word: 'holding' as const, level: null }
		];
		const phase = makeRecord(phaseFields, 'P', { title: 'Pilot', end: day(end), criteria });
		return found('BEH-10', { phases: [...plan.phases, phase] }).map(({ title }) => title);
	};
	expect(gate('2028-09-28')).toEqual(['The gate of Pilot is not met, 90 days before its day, 28 Sep 2028']);
	expect(gate('2028-06-30')).toEqual(['The gate of Pilot is not met, and its day is today']);
	expect(gate('2028-06-29')).toEqual(['The gate of Pilot is not met, 1 day after its day, 29 Jun 2028']);
	expect(gate('2028-09-29')).toEqual([]);
});

test('[BEH-11] five of fourteen that require are too many', () => {
	const requiring = (count: number) =>
		found('BEH-11', {
			interventions: plan.interventions.map((one, at) => ({
				...one,
				style: at < count ? 'require' : 'invite'
			}))
		});
	expect(found('BEH-11')).toEqual([]);
	expect(requiring(4)).toEqual([]);
	expect(requiring(5).map(({ title, reason }) => [title, reason])).toEqual([
		[
			'5 of 14 interventions require',
			'36 % require what people should do, where more than 30 % is commanding rather than enticing.'
		]
	]);
});

test('[BEH-12] Product has no role statement', () => {
	expect(subjects('BEH-12')).toEqual(['product']);
	expect(subjects('BEH-12', { behaviours: [] })).toEqual([]);
});

test('[BEH-13] Marketing and Product have no agent', () => {
	expect(subjects('BEH-13')).toEqual(['marketing', 'product']);
	const changeAgents = changed(plan.changeAgents, 'AG4', { isPaused: true });
	expect(subjects('BEH-13', { changeAgents })).toEqual(['it', 'marketing', 'product']);
});

test('[BEH-14] a force that names no behaviour or no team is found', () => {
	expect(subjects('BEH-14')).toEqual([]);
	const inhibitors = changed(plan.inhibitors, 'IN8', { behaviours: [], teams: [] });
	const catalysts = [
		...plan.catalysts,
		makeRecord(catalystFields, 'CA9', { name: 'Cards', behaviours: ['B1'] })
	];
	expect(found('BEH-14', { inhibitors, catalysts }).map(({ title }) => title)).toEqual([
		'“Cards” names no team',
		'“Peak-season launches crowd out everything” names no behaviour and no team'
	]);
});

test('[BEH-15] IV5 rests on personal experience only once PC1 is taken from it', () => {
	expect(subjects('BEH-15')).toEqual(['IV4', 'IV8', 'IV9', 'IV11', 'IV12', 'IV14']);
	const interventions = changed(plan.interventions, 'IV5', { precedents: ['PC4', 'gone'] });
	expect(found('BEH-15', { interventions }).find(({ subject }) => subject.id === 'IV5')?.title).toBe(
		'“Can-do clinic with Care and IT” rests on personal experience only'
	);
});

test('findings of behaviour stand after those of order, each with a method of its help, and can be accepted', () => {
	const report = findFindings(plan, exampleDay, currentSpan, behaviourFindings);
	for (const { rule, method } of report.findings) expect([null, ...ruleHelp[rule].methods]).toContain(method);
	const rules = report.findings.filter(({ accepted }) => accepted === null).map(({ rule }) => rule);
	expect(rules.lastIndexOf('SEQ-6')).toBeLessThan(rules.indexOf('BEH-1'));
	expect(report.byInitiative.get('PR5')?.map(({ rule }) => rule)).toEqual(['BEH-1']);
	expect(report.debtDays).toBe(findFindings(plan, exampleDay).debtDays);

	const decisions = [
		...plan.decisions,
		makeRecord(decisionFields, 'd', {
			kind: 'override',
			finding: 'BEH-1/PR5',
			by: 'Ada',
			date: exampleDay,
			reason: 'Tax'
		})
	];
	const accepted = findFindings({ ...plan, decisions }, exampleDay, currentSpan, behaviourFindings).findings;
	expect(accepted.find(({ key }) => key === 'BEH-1/PR5')?.accepted?.by).toBe('Ada');
});

test('each finding has a key of its own, and leads to a page or to the chart', () => {
	const report = findFindings(plan, exampleDay, currentSpan, behaviourFindings).findings;
	expect(new Set(report.map(({ key }) => key)).size).toBe(report.length);
	const pages = report.flatMap((finding) => {
		const page = pageOfFinding(finding);
		return page === null ? [] : [`${finding.rule} ${page}`];
	});
	expect(pages).toContain('BEH-9 /cell?behaviour=B7&team=field');
	expect(pages).toContain('BEH-4 /forces?open=IN8');
	expect(pages).toContain('BEH-3 /support?open=IV9');
	expect(pages).toContain('BEH-12 /define?open=product');
	expect(pages).toContain('BEH-13 /influence');
});

test('a plan in which a merge has left anything at all has findings and no error', () => {
	const broken: Plan = {
		...emptyPlan(),
		behaviours: [makeRecord(behaviourFields, 'b', { teams: ['gone', 'gone'], targets: { '2026': 0.9 } })],
		interventions: [makeRecord(interventionFields, 'i')],
		initiatives: [makeRecord(initiativeFields, 'x', { behaviours: ['gone'], status: 'done' })],
		observations: [makeRecord(observationFields, 'o', { behaviour: 'b', team: 'gone', k: 3, n: 2 })],
		forecasts: [makeRecord(forecastFields, 'f')]
	};
	expect(behaviourFindings(broken, exampleDay).map(({ rule }) => rule)).toEqual([
		'BEH-1',
		'BEH-2',
		'BEH-3',
		'BEH-6',
		'BEH-15'
	]);
});

test('after an edit elsewhere the rules say the very same', () => {
	const before = behaviourFindings(plan, exampleDay);
	const after = behaviourFindings({ ...plan, decisions: [], links: [] }, exampleDay);
	expect(after.every((one, at) => one === before[at])).toBe(true);
});
