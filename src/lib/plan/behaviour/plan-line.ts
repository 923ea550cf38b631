import { type Day, dayOf, daysPerMonth, startOf } from '$lib/plan/day';
import type { RoadmapInfo } from '$lib/plan/roadmap-info';
import type { Behaviour } from './behaviour';

/** What the plan line reads of a roadmap. */
export type LineFrame = Pick<RoadmapInfo, 'start' | 'end' | 'fiscalYearEnd'>;

/** A point of the plan line: the share, 0 to 1, that is planned for a day. */
export interface PlanPoint {
	readonly day: Day;
	readonly share: number;
	/** False for the baseline that the line begins with. */
	readonly isTarget: boolean;
}

interface Known {
	readonly start: Day | null;
	readonly fiscalYearEnd: string;
	readonly points: readonly PlanPoint[];
}

const known = new WeakMap<Behaviour, Known>();

/**
 * Where the plan line of a behaviour bends: its baseline at the start of the horizon, then each yearly target
 * on the last day of its year (31 December, or the roadmap’s own). Targets that lie before the horizon are
 * left out. A roadmap without a start begins with the year of the first target; without either there is
 * no point.
 */
export function planPoints(roadmap: LineFrame, behaviour: Behaviour): readonly PlanPoint[] {
	const { start, fiscalYearEnd } = roadmap;
	const before = known.get(behaviour);
	if (before && before.start === start && before.fiscalYearEnd === fiscalYearEnd) return before.points;
	const points = findPoints(roadmap, behaviour);
	known.set(behaviour, { start, fiscalYearEnd, points });
	return points;
}

function findPoints({ start, fiscalYearEnd }: LineFrame, { baseline, targets }: Behaviour): PlanPoint[] {
	const all = Object.entries(targets).flatMap(([year, share]): PlanPoint[] => {
		const day = yearEnd(Number(year), fiscalYearEnd);
		return day === null ? [] : [{ day, share, isTarget: true }];
	});
	all.sort((a, b) => a.day - b.day);
	const begin = start ?? (all[0] ? startOf('year', all[0].day) : null);
	if (begin === null) return [];
	return [{ day: begin, share: baseline, isTarget: false }, ...all.filter(({ day }) => day > begin)];
}

/** The last day of a year as the roadmap counts them; 29 February is the 28th in a year without it. */
function yearEnd(year: number, fiscalYearEnd: string): Day | null {
	const match = /^(\d{2})-(\d{2})$/.exec(fiscalYearEnd);
	const [month, dayOfMonth] = match ? [Number(match[1]), Number(match[2])] : [12, 31];
	return (
		dayOf(year, month, dayOfMonth) ??
		(month === 2 && dayOfMonth === 29 ? dayOf(year, 2, 28) : null) ??
		dayOf(year, 12, 31)
	);
}

/**
 * The share that the plan line says for a day: straight between its points, flat before the first and after the
 * last. A behaviour without a target is planned to stay at its baseline.
 */
export function planShare(roadmap: LineFrame, behaviour: Behaviour, day: Day): number {
	const points = planPoints(roadmap, behaviour);
	let from = points[0];
	if (!from || day <= from.day) return behaviour.baseline;
	for (const to of points) {
		if (to.day >= day)
			return from.share + ((to.share - from.share) * (day - from.day)) / Math.max(1, to.day - from.day);
		from = to;
	}
	return from.share;
}

/**
 * Earned schedule: the first day on which the plan line reaches a share, minus as-of, in months of 30.4375
 * days; negative when behind. A share at or below the baseline was planned for the start of the horizon, one that
 * the line never reaches lies at its end. Source: Lipke’s ES − AT, applied to the plan line.
 */
export function monthsAhead(roadmap: LineFrame, behaviour: Behaviour, share: number, asOf: Day): number {
	const points = planPoints(roadmap, behaviour);
	const [first, last] = [points[0], points.at(-1)];
	if (!first || !last) return 0;
	const end = roadmap.end ?? last.day;
	const reached = Math.min(Math.max(first.day, end), dayReached(points, share) ?? Math.max(first.day, end));
	return (reached - asOf) / daysPerMonth;
}

function dayReached(points: readonly PlanPoint[], share: number): number | null {
	let from = points[0]!;
	if (from.share >= share) return from.day;
	for (const to of points.slice(1)) {
		if (to.share >= share) {
			const part = (share - from.share) / (to.share - from.share);
			// A hair above a whole day is a matter of rounding, not of a day more.
			return from.day + Math.ceil(part * (to.day - from.day) - 1e-9);
		}
		from = to;
	}
	return null;
}
