import { type Day, formatDay, parseDay, partsOf } from '$lib/plan/day';
import { findingKey, type Noticed } from '$lib/plan/finding';
import { byId, type Plan } from '$lib/plan/plan';
import { isTooSmallToShow } from '$lib/plan/team';
import { shorten } from '$lib/plan/words';
import type { Behaviour } from '$lib/plan/behaviour/behaviour';
import { cellKey } from '$lib/plan/behaviour/cell-status';
import { type LineFrame, planPoints } from '$lib/plan/behaviour/plan-line';
import { percentOf, rangeOf, wholePercent } from '$lib/plan/behaviour/share-words';
import type { StoredForecast } from '$lib/plan/behaviour/stored-forecast';
import { keepLatest } from './keep-latest';

/** BEH-5 (A41): a target above all that the latest stored forecast of its cell expects with planned support. */
export function findTargetsOutOfReach(plan: Plan, asOf: Day): readonly Noticed[] {
	const { forecasts, behaviours, teams, roadmap } = plan;
	if (forecasts.length === 0) return [];
	return outOfReachIn(forecasts, behaviours, teams, roadmap.start, roadmap.fiscalYearEnd, asOf);
}

const outOfReachIn = keepLatest(
	(
		forecasts: Plan['forecasts'],
		behaviours: Plan['behaviours'],
		teams: Plan['teams'],
		start: Day | null,
		fiscalYearEnd: string,
		asOf: Day
	): readonly Noticed[] =>
		latestForecasts(forecasts, asOf).flatMap((forecast) => {
			const behaviour = byId(behaviours).get(forecast.behaviour ?? '');
			const team = byId(teams).get(forecast.team ?? '');
			if (!behaviour?.teams.includes(team?.id ?? '') || !team || isTooSmallToShow(team)) return [];
			const outlook = lastTargetIn(forecast, behaviour, { start, end: null, fiscalYearEnd });
			if (!outlook || wholePercent(outlook.share) <= wholePercent(outlook.high)) return [];
			const year = partsOf(outlook.day).year;
			return [
				{
					key: findingKey('BEH-5', behaviour.id, team.id),
					rule: 'BEH-5' as const,
					method: 'A41',
					subject: { collection: 'behaviours' as const, id: behaviour.id },
					others: [{ collection: 'teams' as const, id: team.id }],
					title: `The ${year} target of “${shorten(behaviour.name)}” lies above what is expected in ${shorten(team.name)}`,
					reason: `Target ${percentOf(outlook.share)}; the forecast kept on ${formatDay(forecast.date!)} expects ${rangeOf(outlook)} % with planned support.`,
					clears: 'Clears when a forecast that is kept later reaches the target, or the target comes down.',
					debtDays: 0
				}
			];
		})
);

/** The latest forecast of each cell that was made by a day. */
function latestForecasts(forecasts: Plan['forecasts'], asOf: Day): readonly StoredForecast[] {
	const latest = new Map<string, StoredForecast>();
	for (const one of forecasts) {
		if (one.date === null || one.date > asOf) continue;
		const key = cellKey(one.behaviour ?? '', one.team ?? '');
		const other = latest.get(key);
		if (!other || one.date >= other.date!) latest.set(key, one);
	}
	return [...latest.values()];
}

/** The last target that a forecast reaches to, with the range it expects for that day. */
function lastTargetIn({ date, points }: StoredForecast, behaviour: Behaviour, frame: LineFrame) {
	const days = points.flatMap((point) => {
		const day = parseDay(point.date);
		return day === null ? [] : [{ ...point, day }];
	});
	const end = days.at(-1)?.day;
	if (end === undefined) return null;
	const target = planPoints(frame, behaviour).findLast(
		({ day, isTarget }) => isTarget && day > date! && day <= end
	);
	const at = target && days.find(({ day }) => day >= target.day);
	return target && at ? { day: target.day, share: target.share, low: at.low, high: at.high } : null;
}

/** BEH-6 (A41): a behaviour that is to be where it should end, or rooted, at the end of the first year. */
export function findFirstYearTargets({ behaviours, roadmap }: Plan): readonly Noticed[] {
	return firstYearIn(behaviours, roadmap.start, roadmap.fiscalYearEnd);
}

const firstYearIn = keepLatest(
	(behaviours: Plan['behaviours'], start: Day | null, fiscalYearEnd: string): readonly Noticed[] =>
		behaviours.flatMap((behaviour) => {
			const targets = planPoints({ start, end: null, fiscalYearEnd }, behaviour).filter(
				(one) => one.isTarget
			);
			const [first, last] = [targets[0], targets.at(-1)];
			if (!first || !last) return [];
			const { baseline, rootedLevel } = behaviour;
			const level = first === last ? rootedLevel : Math.min(rootedLevel, last.share);
			if (baseline >= level || first.share < level) return [];
			const rises = `From ${percentOf(baseline)} to ${percentOf(first.share)} by ${formatDay(first.day)}`;
			return [
				{
					key: findingKey('BEH-6', behaviour.id),
					rule: 'BEH-6' as const,
					method: 'A41',
					subject: { collection: 'behaviours' as const, id: behaviour.id },
					others: [],
					title: `“${shorten(behaviour.name)}” is to be reached in its first year`,
					reason: `${rises}. Is that likely? Practitioners plan three to five years, against inertia.`,
					clears: `Clears when the first target is below ${percentOf(level)}.`,
					debtDays: 0
				}
			];
		})
);
