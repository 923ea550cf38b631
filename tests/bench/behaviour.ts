/** Measures behaviour in Node: what the status of cells and their forecasts cost, and how often a word is a false alarm. */
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { behaviourFindings } from '$lib/plan/behaviour/findings/behaviour-findings';
import { observationFields } from '$lib/plan/behaviour/observation';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { behaviourBenchPlan, behaviourDay } from './behaviour-bench-plan';
import { measureForecasts } from './behaviour-forecasts';
import { simulateAlarms } from './false-alarms';
import { keep, machine, shown, table } from './report';
import { runs, type Sample, summarise } from './sample';

const size = { behaviours: 50, teams: 40, observations: 10_000, initiatives: 10_000 };
/** Cells that each simulation draws, and the seed of its chance. */
const cells = 20_000;
const seed = 1;

/** The same plan with nothing known of it yet. */
function renewed(plan: Plan): Plan {
	return {
		...plan,
		behaviours: plan.behaviours.map((one) => ({ ...one })),
		observations: [...plan.observations],
		interventions: [...plan.interventions],
		initiatives: [...plan.initiatives]
	};
}

/** The plan after somebody has recorded what they saw. */
function withLook(plan: Plan, id: number): Plan {
	const look = makeRecord(observationFields, `new${id}`, {
		behaviour: `b${id % size.behaviours}`,
		team: `t${id % size.teams}`,
		date: behaviourDay,
		k: 5,
		n: 10,
		source: 'record'
	});
	return { ...plan, observations: [...plan.observations, look] };
}

/** The plan after an edit of one initiative. */
function withEdit(plan: Plan): Plan {
	return { ...plan, initiatives: plan.initiatives.map((one, at) => (at === 0 ? { ...one } : one)) };
}

/** Processor time of one round, in milliseconds, of plans that were made before. */
function measure(make: (round: number) => Plan, act: (plan: Plan) => unknown, rounds: number): Sample {
	const once = () => {
		const plans = Array.from({ length: rounds }, (_, round) => make(round));
		globalThis.gc?.();
		const from = process.threadCpuUsage();
		plans.forEach(act);
		const { user, system } = process.threadCpuUsage(from);
		return (user + system) / 1000 / rounds;
	};
	once();
	return summarise(Array.from({ length: runs }, once));
}

const plan = behaviourBenchPlan(size);
const read = (one: Plan) => behaviourReport(one, behaviourDay);
const notice = (one: Plan) => behaviourFindings(one, behaviourDay);

const full = measure(() => renewed(plan), read, 3);
read(plan);
const incremental = measure((round) => withLook(plan, round), read, 20);
const findingsFull = measure(() => renewed(plan), notice, 3);
notice(plan);
const findingsAfterEdit = measure(() => withEdit(plan), notice, 20);
const forecasts = measureForecasts();
const milliseconds: readonly (readonly [what: string, sample: Sample, atMost: number | null])[] = [
	['status of 50 × 40 cells with 10,000 observations', full, 100],
	['the same after one new observation', incremental, 5],
	['findings of behaviour, of 10,000 initiatives too', findingsFull, null],
	['the same after an edit of an initiative', findingsAfterEdit, null],
	['status and forecasts of the worked example', forecasts.example, 300],
	['the forecast of one behaviour in 40 teams', forecasts.fortyTeams, null],
	['what an edit costs before a forecast', forecasts.edit, null]
];

const [without, discounted] = [simulateAlarms(0, cells, seed), simulateAlarms(0.05, cells, seed)];
const percents: readonly (readonly [what: string, share: number, expected: number])[] = [
	['checks that cry wolf without the discount for clustering', without.falseAlarms, 0.107],
	['checks that cry wolf with it', discounted.falseAlarms, 0.028],
	['falls from .60 to .40 seen within two checks', discounted.seenFalls, 0.43]
];

console.log(
	`\nbehaviour\n${table([
		['', 'median (least)', 'at most'],
		...milliseconds.map(([what, { median, least }, atMost]) => [
			`${what}, ms`,
			`${shown(median)} (${shown(least)})`,
			atMost === null ? '–' : String(atMost)
		])
	])}\n\n${table([
		[`simulation of ${cells.toLocaleString('en-GB')} cells`, 'found', 'expected'],
		...percents.map(([what, share, expected]) => [
			what,
			`${(share * 100).toFixed(1)} %`,
			`${(expected * 100).toFixed(1)} %`
		])
	])}`
);
keep('behaviour', {
	machine: machine(),
	size,
	milliseconds: milliseconds.map(([what, sample, atMost]) => ({ what, atMost, ...sample })),
	simulation: { cells, seed, figures: percents.map(([what, share, expected]) => ({ what, share, expected })) }
});
