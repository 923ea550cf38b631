import type { CellForecast } from '$lib/plan/behaviour/cell-forecast';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import type { CellWork } from '$lib/plan/behaviour/cell-work';
import { zOf } from '$lib/plan/behaviour/interval';
import type { PlanPoint } from '$lib/plan/behaviour/plan-line';
import type { StrengthPoint } from '$lib/plan/behaviour/strength-line';
import { wholePercent } from '$lib/plan/behaviour/share-words';
import type { Day } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';
import { at } from '$lib/chart/path';
import type { Shape } from '$lib/chart/shape';
import { asOfShapes, axisHeight, axisShapes } from './cell-axis';
import { checkLabels, checkMarks, checkShapes, drawnChecks } from './cell-checks';
import { fanGround, fanLabels, fanLines, fanMarks, fanShapes, planWord } from './cell-fan';
import { cellFrame, type CellFrame } from './cell-frame';
import {
	monthsShapes,
	planPath,
	planMarks,
	planShapes,
	strengthPath,
	strengthMarks,
	strengthShapes,
	targetLabels
} from './cell-lines';
import type { CellPoint } from './cell-points';
import { cellStrip } from './cell-strip';
import { type EndLabel, endLabelShapes } from './end-labels';
import { LabelRoom } from './label-room';

/** What the chart of a cell shows. */
export interface CellChartInput {
	readonly status: CellStatus;
	/** Null while it is worked out, and where there is no evidence to start from. */
	readonly forecast: CellForecast | null;
	readonly plan: readonly PlanPoint[];
	/** Strength as of each check. */
	readonly strength: readonly StrengthPoint[];
	readonly work: CellWork;
	/** The days that the roadmap covers. */
	readonly horizon: Span;
	/** Width of intervals in percent. */
	readonly intervalPercent: number;
	/** What the as-of day is called: "Today". */
	readonly asOfLabel: string;
}

/** The drawing of a cell, in pixels, with the points that can be read. */
export interface CellChart {
	readonly width: number;
	readonly height: number;
	readonly shapes: readonly Shape[];
	readonly points: readonly CellPoint[];
}

/**
 * What is planned against what was seen in one cell, what may come, and what works on it, on one axis of time. The
 * plot is as high as suits a screen unless given.
 */
export function cellChart(input: CellChartInput, width: number, plotHeight?: number): CellChart {
	const { status, forecast, plan, strength } = input;
	const { asOf } = status;
	const z = zOf(input.intervalPercent);
	const frame = cellFrame(spanOf(input), highestOf(input, z), width, plotHeight);
	const drawn = drawnChecks(frame, status.checks, z);
	const path = planPath(frame, plan);
	const lines = forecast && fanLines(frame, forecast);
	const strip = cellStrip(frame, input.work, asOf, frame.bottom + axisHeight);
	const height = strip.bottom + 6;
	const room = new LabelRoom({
		x: frame.left - 4,
		y: 18,
		w: frame.right - frame.left + 10,
		h: frame.bottom - 22
	});
	const asOfX = frame.xAt(asOf);
	for (const line of [path, strengthPath(frame, strength), ...Object.values(lines ?? {})])
		room.takeLine(line);
	room.takeBox({ x: asOfX - 2, y: 0, w: 4, h: frame.bottom });
	for (const { share, x } of drawn) room.takeBox({ x: x - 6, y: frame.yAt(share) - 6, w: 12, h: 12 });
	const counts = checkLabels(frame, drawn, room);
	const targets = targetLabels(frame, plan, room);
	const months = monthsShapes(frame, status, room);
	return {
		width,
		height: Number(at(height)),
		shapes: [
			...(lines ? fanGround(lines) : []),
			...axisShapes(frame),
			...(lines ? fanShapes(lines) : []),
			...asOfShapes(frame, asOf, input.asOfLabel, height),
			...planShapes(frame, plan),
			...strengthShapes(frame, strength),
			...months,
			...checkShapes(frame, drawn),
			...counts,
			...targets,
			...(lines ? fanLabels(frame, lines, room) : []),
			...planWord(path, room),
			...endLabelShapes(endLabels(frame, input), frame.right + 11, 20, frame.bottom - 2),
			...strip.shapes
		],
		points: [
			...checkMarks(frame, drawn),
			...strengthMarks(frame, strength),
			...planMarks(frame, plan),
			...(forecast ? fanMarks(frame, forecast) : []),
			...strip.points
		]
	};
}

/** The roadmap's days, widened to hold every check, the plan line and the as-of day. */
function spanOf({ status, plan, horizon, forecast }: CellChartInput): Span {
	const days: readonly Day[] = [
		horizon.start,
		horizon.end,
		status.asOf,
		...status.checks.map(({ date }) => date),
		...plan.map(({ day }) => day),
		...(forecast?.days ?? [])
	];
	return {
		start: days.reduce((a, b) => (b < a ? b : a)),
		end: days.reduce((a, b) => (b > a ? b : a))
	};
}

function highestOf({ status, forecast, plan, strength }: CellChartInput, z: number): number {
	const frame = cellFrame({ start: status.asOf, end: status.asOf }, 1, 800);
	return Math.max(
		0,
		...plan.map(({ share }) => share),
		...strength.map((point) => point.strength.share),
		...drawnChecks(frame, status.checks, z).map(({ interval }) => interval.high),
		...(forecast?.planned.high ?? []),
		...(forecast?.stopped.median ?? [])
	);
}

/** The target, the ends of the fan and of the dotted line, in figures. */
function endLabels(frame: CellFrame, { plan, forecast }: CellChartInput): readonly EndLabel[] {
	const labels: EndLabel[] = [];
	const percent = (share: number) => `${wholePercent(share)}%`;
	const target = plan.at(-1);
	if (target) {
		const above = frame.isWide ? { above: target.isTarget ? 'Target' : 'Baseline' } : {};
		labels.push({ y: frame.yAt(target.share), figure: percent(target.share), isStrong: true, ...above });
	}
	if (!forecast) return labels;
	const { planned, stopped } = forecast;
	const end = (shares: readonly number[]) => shares.at(-1) ?? 0;
	const plainly = (share: number) => ({
		y: frame.yAt(share),
		figure: String(wholePercent(share)),
		isStrong: false
	});
	const median = end(planned.median);
	const after = frame.isWide ? { after: 'median' } : {};
	labels.push(
		plainly(end(planned.high)),
		{ y: frame.yAt(median), figure: percent(median), isStrong: true, ...after },
		plainly(end(planned.low)),
		plainly(end(stopped.median))
	);
	return labels;
}
