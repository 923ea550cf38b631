import type { AgreedDates } from '$lib/plan/baseline';
import type { Day } from '$lib/plan/day';
import type { FindingReport } from '$lib/plan/finding';
import { currentSpan, type Initiative, isFinished } from '$lib/plan/initiative';
import { type Lane, lanes } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import { isPastEnd } from './annotation';
import { baselineShape, doneFraction, extensionShape, inked } from './bar-body';
import { hullShape, impreciseDays } from './hull';
import type { LegendSign, SignBox } from './legend-sign';
import { diamond, peg, trialEnd, trialLine } from './markers';
import type { Colours } from './colours';
import type { Related } from './related';
import { relatedSign } from './related-signs';
import type { Fill, Shape, Token } from './shape';
import { bracketShape } from './summary-bar';

/** One sign of the chart and what it means. Its shapes lie within `w` by `legendHeight`. */
export interface LegendEntry {
	readonly key: string;
	readonly words: string;
	readonly w: number;
	readonly shapes: readonly Shape[];
}

export const legendHeight = 12;

const boxW = 30;
const pointW = 12;
const onScreen = { x: 0, middle: 6, h: 9, line: 1 };

/** Kinds of sign that a plan may show, each with the lane that it is first met in. */
interface Occurring {
	readonly found: Map<string, Lane>;
	readonly asOf: Day;
}

const occurringOf = new WeakMap<readonly Initiative[], Occurring>();

/** What a screen shows besides what lies in the plan. */
export interface LegendView {
	/** What the grounds of bars mean where they do not mean the lane. */
	readonly colourBy?: Colours | undefined;
	readonly related?: Related | undefined;
	/** Whether brackets are in sight: groups, phases as heads, or folded lanes. */
	readonly hasBrackets?: boolean;
}

/** The key of the timeline: the signs that occur in a plan as of a day, in the order in which it names them. */
export function legendEntries(
	plan: Plan,
	asOf: Day,
	report: Pick<FindingReport, 'debtDays'>,
	baseline: AgreedDates | null,
	view: LegendView = {}
): LegendEntry[] {
	const { colourBy } = view;
	const signs = legendSigns(plan, asOf, report, baseline, colourBy ? inInk : inLane);
	return [...(colourBy?.signs ?? []), ...signs, ...viewSigns(view)].map(({ key, words, isPoint, draw }) => {
		const w = isPoint ? pointW : boxW;
		return { key, words, w, shapes: draw({ ...onScreen, w }) };
	});
}

function viewSigns({ related, hasBrackets }: LegendView): LegendSign[] {
	const signs: LegendSign[] = [];
	if (hasBrackets)
		signs.push({
			key: 'bracket',
			words: 'from first day to last',
			isPoint: false,
			draw: ({ x, w, middle }) => [bracketShape(x + 1, middle - 3, w - 2)]
		});
	for (const side of ['before', 'after'] as const)
		if (related && related[side].size > 0)
			signs.push({
				key: side,
				words: `${side} what is chosen`,
				isPoint: true,
				draw: ({ x, middle }) => [relatedSign(side, x + 2, middle)]
			});
	return signs;
}

/** How a sign's bar is painted, by the lane that it is met in. */
type Look = (lane: Lane, state: 'done' | 'todo') => { readonly fill: Fill; readonly token: Token };

const inLane: Look = (lane, state) => ({ fill: { lane, state }, token: lane });
const inInk: Look = (_, state) => ({ fill: state === 'done' ? 'ink-3' : 'sunk', token: 'ink-2' });

/** The signs that occur in a plan as of a day, for a key on any surface. */
export function legendSigns(
	plan: Plan,
	asOf: Day,
	report: Pick<FindingReport, 'debtDays'>,
	baseline: AgreedDates | null,
	look: Look = inLane
): LegendSign[] {
	const found = occurring(plan.initiatives, asOf);
	const signs: LegendSign[] = [];
	const add = (key: string, words: string, draw: LegendSign['draw'], isPoint = false) =>
		signs.push({ key, words, isPoint, draw });
	const when = (key: string, words: string, draw: (box: SignBox, lane: Lane) => readonly Shape[]) => {
		const lane = found.get(key);
		if (lane) add(key, words, (box) => draw(box, lane));
	};
	when('done', 'done', (box, lane) => bar(box, look(lane, 'done')));
	when('todo', 'to come', (box, lane) => bar(box, look(lane, 'todo')));
	when('quarter', 'end known to a quarter', (box, lane) => cone(box, look(lane, 'todo'), 0.3));
	when('half', 'end known to a half-year', (box, lane) => cone(box, look(lane, 'todo'), 0.6));
	if (baseline && plan.initiatives.length > 0)
		add('baseline', 'baseline', ({ x, w, middle }) => [baselineShape(x + 1, x + w - 1, middle)]);
	when('past', 'past its end', (box, lane) => past(box, look(lane, 'todo')));
	when('pilot', 'pilot', (box, lane) => bar(box, look(lane, 'todo'), 1.4, 1.8));
	when('paused', 'paused', (box, lane) => bar(box, look(lane, 'todo'), 4, 2.5));
	for (const result of ['met', 'not met', 'running'] as const)
		when(`trial ${result}`, `trial, ${result}`, (box, lane) => trial(box, lane, result));
	const point = (key: string, sign: typeof diamond) =>
		add(key, key, ({ x, w, middle, h }) => [sign(x + w / 2, middle, h / 2, false)], true);
	if (plan.phases.some((phase) => phase.end !== null) || plan.milestones.some((one) => one.kind === 'gate'))
		point('gate', diamond);
	if (plan.milestones.some((one) => one.kind === 'milestone' && one.day !== null)) point('milestone', peg);
	if (report.debtDays > 0)
		add('debt', 'order debt', ({ x, w, middle, line }) => [
			{ type: 'rect', x: x + 1, y: middle - 1.6 * line, w: w - 2, h: 3.2 * line, fill: 'accent' }
		]);
	return signs;
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

function bar(
	{ x, middle, w, h, line }: SignBox,
	{ fill, token }: ReturnType<Look>,
	...dash: readonly number[]
): readonly Shape[] {
	const stroke = inked(token, line, 1, ...dash);
	const inset = line / 2;
	return [{ type: 'rect', x: x + inset, y: middle - h / 2, w: w - line, h, fill, stroke }];
}

/** A bar to come that narrows over a share of its length. */
function cone(
	{ x, middle, w, h, line }: SignBox,
	{ fill, token }: ReturnType<Look>,
	share: number
): readonly Shape[] {
	const [left, tipRight] = [x + line / 2, x + w - line / 2];
	const hull = { tipLeft: left, left, right: tipRight - share * w, tipRight, top: middle - h / 2, height: h };
	return [hullShape(hull, { fill, stroke: inked(token, line, 1) })];
}

function past({ x, middle, w, h, line }: SignBox, { fill, token }: ReturnType<Look>): readonly Shape[] {
	const [left, right] = [x + line / 2, x + w / 3];
	const hull = { tipLeft: left, left, right, tipRight: right, top: middle - h / 2, height: h };
	return [
		hullShape(hull, { fill, stroke: inked(token, line, 1) }),
		extensionShape(token, hull, x + w - line / 2, line)
	];
}

function trial({ x, middle, w, line }: SignBox, lane: Lane, result: string): readonly Shape[] {
	return [trialLine(lane, x + 1, x + w - 8, middle, line), trialEnd(result, lane, x + w - 5, middle)];
}
