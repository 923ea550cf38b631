import { seenWords } from '$lib/plan/behaviour/because';
import type { Check } from '$lib/plan/behaviour/cell-status';
import { sourceName } from '$lib/plan/behaviour/evidence';
import { type Interval, wilson } from '$lib/plan/behaviour/interval';
import { isWeak } from '$lib/plan/behaviour/observation';
import { percentOf, rangeOf } from '$lib/plan/behaviour/share-words';
import { formatDay } from '$lib/plan/day';
import { sans } from '$lib/chart/pages-text';
import { across, down } from '$lib/chart/path';
import type { Shape } from '$lib/chart/shape';
import type { CellFrame } from './cell-frame';
import { type CellPoint, hitBox } from './cell-points';
import type { LabelRoom } from './label-room';

/** A check with its own share and interval, and where it lies: checks of one day stand side by side. */
export interface DrawnCheck {
	readonly check: Check;
	readonly share: number;
	readonly interval: Interval;
	readonly x: number;
}

const besidePx = 6;
/** More labels than these find no room on any screen. */
const mostLabels = 60;
const countStyle = sans(11.5);

/** Whether a check is drawn hollow: announced, rated, self-reported, or of an unknown source. */
export function isHollow({ observation: { source } }: Check): boolean {
	return source === null || isWeak(source);
}

/** Each check alone: its interval stands on its effective sightings, not aged. */
export function drawnChecks(frame: CellFrame, checks: readonly Check[], z: number): readonly DrawnCheck[] {
	const perDay = new Map<number, number>();
	for (const { date } of checks) perDay.set(date, (perDay.get(date) ?? 0) + 1);
	const seen = new Map<number, number>();
	return checks
		.filter(({ effectiveN }) => effectiveN > 0)
		.map((check) => {
			const index = seen.get(check.date) ?? 0;
			seen.set(check.date, index + 1);
			const offset = (index - ((perDay.get(check.date) ?? 1) - 1) / 2) * besidePx;
			return {
				check,
				share: check.k / check.n,
				interval: wilson(check.effectiveK, check.effectiveN, z),
				x: frame.xAt(check.date) + offset
			};
		});
}

/** Dots with whiskers. */
export function checkShapes(frame: CellFrame, drawn: readonly DrawnCheck[]): Shape[] {
	return drawn.flatMap(({ check, share, interval, x }): Shape[] => {
		const [top, bottom] = [frame.yAt(interval.high), frame.yAt(interval.low)];
		const ends = down(x, top, bottom) + across(x - 4.5, x + 4.5, top) + across(x - 4.5, x + 4.5, bottom);
		const dot = { type: 'circle', cx: x, cy: frame.yAt(share), r: 4.2 } as const;
		return [
			{ type: 'path', d: ends, stroke: { token: 'ink-2', width: 1 } },
			{ ...dot, r: 5.6, fill: 'paper' },
			isHollow(check)
				? { ...dot, fill: 'paper', stroke: { token: 'ink', width: 1.6 } }
				: { ...dot, r: 4.6, fill: 'ink' }
		];
	});
}

/** What was seen, above each whisker; where there is no room for all, the newest have theirs. */
export function checkLabels(frame: CellFrame, drawn: readonly DrawnCheck[], room: LabelRoom): Shape[] {
	const newest = drawn.slice(-mostLabels);
	for (const { interval, x } of newest) {
		const points = [interval.high, interval.low].map((share) => ({ x, y: frame.yAt(share) }));
		room.takeLine(points, 3);
	}
	return newest.toReversed().flatMap(({ check, interval, x }) => {
		const top = frame.yAt(interval.high);
		const label = room.place(seenWords(check), countStyle, 'ink', [
			{ x, y: top - 6, anchor: 'middle' },
			{ x: x + 4, y: top - 6, anchor: 'end' },
			{ x: x - 4, y: top - 6, anchor: 'start' },
			{ x: x - 7, y: top + 9, anchor: 'end' },
			{ x, y: frame.yAt(interval.low) + 15, anchor: 'middle' },
			{ x: x + 4, y: frame.yAt(interval.low) + 15, anchor: 'end' }
		]);
		return label ? [label] : [];
	});
}

export function checkMarks(frame: CellFrame, drawn: readonly DrawnCheck[]): readonly CellPoint[] {
	return drawn.map(({ check, share, interval, x }) => ({
		key: `check:${check.observation.id}`,
		series: 'checks',
		day: check.date,
		name: `${formatDay(check.date)}: ${seenWords(check)}, ${percentOf(share)} (${rangeOf(interval)}), ${sourceName(check.observation.source)}`,
		box: hitBox(x, frame.yAt(share))
	}));
}
