import type { AgreedDates } from '$lib/plan/baseline';
import type { Day } from '$lib/plan/day';
import type { FindingReport } from '$lib/plan/finding';
import { currentSpan, type Initiative, isFinished } from '$lib/plan/initiative';
import { type Lane, lanes } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import { isPastEnd } from './annotation';
import { baselineShape, doneFraction, extensionShape } from './bar-body';
import { hullShape, impreciseDays } from './hull';
import { diamond, peg, trialEnd } from './markers';
import { across } from './path';
import type { Shape } from './shape';

/** One sign of the chart and what it means. Its shapes lie within `w` by `legendHeight`. */
export interface LegendEntry {
	readonly key: string;
	readonly words: string;
	readonly w: number;
	readonly shapes: readonly Shape[];
}

export const legendHeight = 12;

const boxW = 30;
const box = { top: 1.5, height: 9 };
const middle = box.top + box.height / 2;

/** Kinds of sign that a plan may show, each with the lane that it is first met in. */
interface Occurring {
	readonly found: Map<string, Lane>;
	readonly asOf: Day;
}

const occurringOf = new WeakMap<readonly Initiative[], Occurring>();

/** The signs that occur in a plan as of a day, in the order in which the key names them. */
export function legendEntries(
	plan: Plan,
	asOf: Day,
	report: Pick<FindingReport, 'debtDays'>,
	baseline: AgreedDates | null
): LegendEntry[] {
	const found = occurring(plan.initiatives, asOf);
	const entries: LegendEntry[] = [];
	const add = (key: string, words: string, w: number, ...shapes: Shape[]) =>
		entries.push({ key, words, w, shapes });
	const when = (key: string, draw: (lane: Lane) => void) => {
		const lane = found.get(key);
		if (lane) draw(lane);
	};
	when('done', (lane) => add('done', 'done', boxW, bar(lane, 'done')));
	when('todo', (lane) => add('todo', 'to come', boxW, bar(lane, 'todo')));
	when('quarter', (lane) => add('quarter', 'end known to a quarter', boxW, cone(lane, 9)));
	when('half', (lane) => add('half', 'end known to a half-year', boxW, cone(lane, 18)));
	if (baseline && plan.initiatives.length > 0)
		add('baseline', 'baseline', boxW, baselineShape(1, boxW - 1, middle));
	when('past', (lane) => add('past', 'past its end', boxW, ...pastShapes(lane)));
	when('pilot', (lane) => add('pilot', 'pilot', boxW, bar(lane, 'todo', [1.4, 1.8])));
	when('paused', (lane) => add('paused', 'paused', boxW, bar(lane, 'todo', [4, 2.5])));
	for (const result of ['met', 'not met', 'running'] as const)
		when(`trial ${result}`, (lane) =>
			add(`trial ${result}`, `trial, ${result}`, boxW, ...trial(lane, result))
		);
	if (plan.phases.some((phase) => phase.end !== null) || plan.milestones.some((one) => one.kind === 'gate'))
		add('gate', 'gate', 12, diamond(6, middle, 4.5, false));
	if (plan.milestones.some((one) => one.kind === 'milestone' && one.day !== null))
		add('milestone', 'milestone', 12, peg(6, middle, 4.5, false));
	if (report.debtDays > 0)
		add('debt', 'order debt', boxW, {
			type: 'rect',
			x: 1,
			y: middle - 1.6,
			w: boxW - 2,
			h: 3.2,
			fill: 'accent'
		});
	return entries;
}

function occurring(initiatives: readonly Initiative[], asOf: Day): ReadonlyMap<string, Lane> {
	const kept = occurringOf.get(initiatives);
	if (kept?.asOf === asOf) return kept.found;
	const found = new Map<string, Lane>();
	for (const initiative of initiatives)
		for (const sign of signsOf(initiative, asOf)) {
			const lane = found.get(sign);
			if (!lane || lanes.indexOf(initiative.lane) < lanes.indexOf(lane)) found.set(sign, initiative.lane);
		}
	occurringOf.set(initiatives, { found, asOf });
	return found;
}

function signsOf(initiative: Initiative, asOf: Day): string[] {
	const span = currentSpan(initiative);
	if (!span || initiative.status === 'cancelled') return [];
	const done = doneFraction(initiative);
	const signs: string[] = [];
	if (done > 0) signs.push('done');
	if (done < 1) signs.push('todo');
	const imprecise = isFinished(initiative) ? 0 : impreciseDays(span.end, asOf);
	if (imprecise > 0) signs.push(imprecise > 100 ? 'half' : 'quarter');
	if (isPastEnd(initiative, span, asOf)) signs.push('past');
	if (initiative.kind === 'pilot') signs.push('pilot');
	if (initiative.status === 'paused') signs.push('paused');
	if (initiative.trial?.start && initiative.trial.end) {
		const { result } = initiative.trial;
		signs.push(`trial ${result === 'met' || result === 'not met' ? result : 'running'}`);
	}
	return signs;
}

function bar(lane: Lane, state: 'done' | 'todo', dash?: readonly number[]): Shape {
	const stroke = { token: lane, width: 1, ...(dash ? { dash } : {}) };
	return { type: 'rect', x: 0.5, y: box.top, w: boxW - 1, h: box.height, fill: { lane, state }, stroke };
}

function cone(lane: Lane, taper: number): Shape {
	const hull = { tipLeft: 0.5, left: 0.5, right: boxW - taper - 0.5, tipRight: boxW - 0.5, ...box };
	return hullShape(hull, { fill: { lane, state: 'todo' }, stroke: { token: lane, width: 1 } });
}

function pastShapes(lane: Lane): Shape[] {
	const hull = { tipLeft: 0.5, left: 0.5, right: 10, tipRight: 10, ...box };
	return [
		hullShape(hull, { fill: { lane, state: 'todo' }, stroke: { token: lane, width: 1 } }),
		extensionShape(lane, hull, boxW - 0.5, 1)
	];
}

function trial(lane: Lane, result: string): Shape[] {
	return [
		{
			type: 'path',
			d: across(1, boxW - 8, middle),
			cap: 'round',
			stroke: { token: lane, width: 1.6, dash: [0.1, 3] }
		},
		trialEnd(result, lane, boxW - 5, middle)
	];
}
