import { daysPerMonth, formatDay } from '$lib/plan/day';
import type { RoadmapInfo } from '$lib/plan/roadmap-info';
import { seenWords } from './because';
import { monthsWords } from './behaviour-sentence';
import { betaDeviation, betaMean, betaQuantile, posterior } from './beta';
import type { CellStatus, Check, Strength } from './cell-status';
import { ageWeight, sourceName } from './evidence';
import { zOf } from './interval';
import { planPoints } from './plan-line';
import type { BehaviourSettings } from './settings';
import { capitalised, changeWords, countOf, percentOf, pointsOf, wholePercent } from './share-words';

/** A figure, opened: what it is made from, where that comes from, and what must not be concluded. */
export interface Explained {
	/** "38 %, opened" */
	readonly title: string;
	readonly formula: string;
	/** Rows have as many cells as the head; the sum, if any, too. */
	readonly table: {
		readonly head: readonly string[];
		readonly rows: readonly (readonly string[])[];
		readonly sum: readonly string[] | null;
	};
	readonly facts: readonly { readonly name: string; readonly words: string }[];
	readonly neverConclude: string;
}

/** How strength is made from what was seen: Σk ÷ Σn, each weighted, clustered and aged. Null when never observed. */
export function explainStrength(status: CellStatus, settings: BehaviourSettings): Explained | null {
	const { strength, checks, asOf } = status;
	if (strength === null) return null;
	const [is, k, n] = [percentOf(strength.share), strength.k.toFixed(2), strength.n.toFixed(2)];
	const { intervalPercent, clustering, recencyHalfLifeDays } = settings;
	return {
		title: `${is}, opened`,
		formula: `strength = Σk ÷ Σn = ${k} ÷ ${n} = ${is}`,
		table: {
			head: ['Check', 'Seen', 'Source', 'Cluster', 'Age', 'n', 'k'],
			rows: checks.map((check) => strengthRow(check, ageWeight(asOf - check.date, settings))),
			sum: ['Sum', '', '', '', '', n, k]
		},
		facts: [
			{
				name: `${intervalPercent} % interval`,
				words: `Wilson, z ${zOf(intervalPercent)}, on n ${strength.n.toFixed(1)}: ${wholePercent(strength.low)} to ${wholePercent(strength.high)} %`
			},
			{
				name: 'Settings',
				words: `${weightWords(checks)} Cluster ${decimal(clustering)}. Age halves every ${recencyHalfLifeDays} days.`
			},
			{ name: 'Forecasts begin with', words: startWords(strength, intervalPercent) },
			{ name: 'Source', words: sourceWords(status) }
		],
		neverConclude:
			`That any support brought it about, or that any one person scores ${is}. ` +
			'Old looks count less, yet they do not move the share by themselves.'
	};
}

/** What a forecast takes the strength of today to be: "Beta(11.76, 18.69): mean 39 %, 80 % of it 28 to 50 %". */
function startWords({ k, n }: Strength, percent: number): string {
	const beta = posterior({ a: 1, b: 1 }, k, n);
	const tail = (100 - percent) / 200;
	const [low, high] = [wholePercent(betaQuantile(beta, tail)), wholePercent(betaQuantile(beta, 1 - tail))];
	const [a, b] = [beta.a.toFixed(2), beta.b.toFixed(2)];
	return `Beta(${a}, ${b}): mean ${percentOf(betaMean(beta))}, ± ${percentOf(betaDeviation(beta))}; ${percent} % of it lies from ${low} to ${high} %.`;
}

function strengthRow(check: Check, age: number): readonly string[] {
	const { date, sourceWeight, cluster, effectiveN, effectiveK } = check;
	return [
		formatDay(date),
		seenWords(check),
		sourceWeight.toFixed(1),
		`÷ ${cluster.toFixed(2)}`,
		`× ${age.toFixed(2)}`,
		(effectiveN * age).toFixed(2),
		(effectiveK * age).toFixed(2)
	];
}

/** "Record weighs 1.0. Customer said so weighs 0.8." */
function weightWords(checks: readonly Check[]): string {
	const weights = new Map(
		checks.map(({ observation, sourceWeight }) => [sourceName(observation.source), sourceWeight])
	);
	return [...weights].map(([name, weight]) => `${name} weighs ${weight.toFixed(1)}.`).join(' ');
}

/** "6 checks, record. Sampled first replies to requests." */
function sourceWords({ checks, behaviour }: CellStatus): string {
	const names = [...new Set(checks.map(({ observation }) => sourceName(observation.source)))];
	const measure = behaviour.measure.trim();
	return `${countOf(checks.length, 'check')}: ${names.join(', ').toLowerCase()}.${measure ? ` ${measure}.` : ''}`;
}

/** Cluster .05, as people write such numbers. */
function decimal(value: number): string {
	return value < 1 && value > 0 ? String(value).replace(/^0/, '') : String(value);
}

/** How months ahead or behind come from the plan line. Null when never observed. */
export function explainMonths(
	status: CellStatus,
	roadmap: Pick<RoadmapInfo, 'start' | 'end' | 'fiscalYearEnd'>
): Explained | null {
	const { strength, monthsAhead, asOf, behaviour } = status;
	if (strength === null || monthsAhead === null) return null;
	const reached = Math.round(asOf + monthsAhead * daysPerMonth) as typeof asOf;
	return {
		title: `${capitalised(monthsWords(monthsAhead))}, opened`,
		formula: `(${formatDay(reached)} − ${formatDay(asOf)}) ÷ 30.4375 days = ${signed(monthsAhead)} months`,
		table: planTable(roadmap, status),
		facts: [
			{
				name: 'Plan line',
				words: `Reaches ${percentOf(strength.share)} on ${formatDay(reached)}; on ${formatDay(asOf)} it stands at ${percentOf(status.planNow)}.`
			},
			{
				name: 'Limits',
				words: 'Never before the start of the horizon, never after its end.'
			},
			{ name: 'Source', words: 'Earned schedule (Lipke), applied to the plan line of the behaviour.' }
		],
		neverConclude: `That “${behaviour.name}” will catch up in as many months: it says where the plan stood, not how fast people change.`
	};
}

/** What the plan line says today, and its points. */
export function explainPlan(
	status: CellStatus,
	roadmap: Pick<RoadmapInfo, 'start' | 'end' | 'fiscalYearEnd'>
): Explained {
	const { planNow, asOf } = status;
	return {
		title: `Plan ${percentOf(planNow)}, opened`,
		formula: `straight between the points; on ${formatDay(asOf)}: ${percentOf(planNow)}`,
		table: planTable(roadmap, status),
		facts: [
			{
				name: 'Begins',
				words: `With the baseline of ${percentOf(status.behaviour.baseline)} at the start of the horizon.`
			},
			{ name: 'Bends', words: 'At each yearly target, on the last day of its year; flat after the last.' },
			{ name: 'Source', words: 'Baseline and targets of the behaviour, as somebody set them.' }
		],
		neverConclude: 'That a target is a forecast: it is what was hoped for, whatever has been seen since.'
	};
}

function planTable(roadmap: Pick<RoadmapInfo, 'start' | 'end' | 'fiscalYearEnd'>, { behaviour }: CellStatus) {
	return {
		head: ['Day', 'Point', 'Share'],
		rows: planPoints(roadmap, behaviour).map(({ day, share, isTarget }) => [
			formatDay(day),
			isTarget ? 'Target' : 'Baseline',
			percentOf(share)
		]),
		sum: null
	};
}

/** How the latest checks compare with those before them. */
export function explainChange(status: CellStatus, settings: BehaviourSettings): Explained {
	const { change, checks, lastSeen } = status;
	const { latestDays, beforeDays, minimumEvidence, slipConfidencePercent } = settings;
	const sides = checks.map((check) => ({ check, side: sideOf(check, lastSeen ?? check.date, settings) }));
	const used = sides.filter(({ side }) => side !== null);
	const interval =
		change.difference === null
			? `None: each side needs ${minimumEvidence} effective sightings.`
			: `Newcombe, z ${zOf(slipConfidencePercent)}: ${pointsOf(change.low ?? 0)} to ${pointsOf(change.high ?? 0)} points`;
	return {
		title: `${capitalised(change.kind)}, opened`,
		formula:
			change.difference === null
				? `latest n ${change.latestN.toFixed(1)}, before n ${change.beforeN.toFixed(1)}`
				: `difference = share of the latest − share before = ${pointsOf(change.difference)} points`,
		table: {
			head: ['Check', 'Seen', 'Side', 'n', 'k'],
			rows: used.map(({ check, side }) => [
				formatDay(check.date),
				seenWords(check),
				side ?? '',
				check.effectiveN.toFixed(2),
				check.effectiveK.toFixed(2)
			]),
			sum: null
		},
		facts: [
			{ name: 'Outcome', words: changeWords(change, settings) },
			{ name: `${slipConfidencePercent} % interval`, words: interval },
			{
				name: 'Settings',
				words: `Latest ${latestDays} days, counted back from the last check, against the ${beforeDays} before them. Weighted by source and clustered, not aged.`
			},
			{
				name: 'False alarms',
				words: `A fall shows in about ${((100 - slipConfidencePercent) / 2).toFixed(1)} of 100 cells where nothing changed.`
			}
		],
		neverConclude:
			'That no clear change means no change, or what brought a change about: there is nothing to compare with.'
	};
}

function sideOf({ date }: Check, last: number, { latestDays, beforeDays }: BehaviourSettings): string | null {
	const age = last - date;
	if (age < latestDays) return 'Latest';
	return age < latestDays + beforeDays ? 'Before' : null;
}

function signed(value: number): string {
	return value < 0 ? `−${(-value).toFixed(1)}` : value.toFixed(1);
}
