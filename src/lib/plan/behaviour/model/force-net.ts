import type { Catalyst, Inhibitor } from '$lib/plan/behaviour/force';
import { readSettings } from '$lib/plan/behaviour/settings';
import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { type ActiveSpan, catalystSpan, inhibitorSpan, isActive } from './force-span';

/** What helps and what holds back one behaviour in one team on a day. Sums of opinions, not physics. */
export interface ForceNet {
	/** Sums of strengths, 1 to 5 each. */
	readonly catalysts: number;
	readonly inhibitors: number;
	/** N: (catalysts − inhibitors) ÷ the points that double speed, from −1 to 1. */
	readonly net: number;
}

/** A force with the days on which it acts. */
export interface DatedForce {
	readonly force: Catalyst | Inhibitor;
	/** 1 helps, −1 holds back. */
	readonly sign: 1 | -1;
	readonly span: ActiveSpan;
}

/** Every force that names a behaviour and a team, with the days on which it acts as of a day. */
export function forcesOn(plan: Plan, behaviourId: string, teamId: string, asOf: Day): readonly DatedForce[] {
	const names = ({ behaviours, teams }: Catalyst | Inhibitor) =>
		behaviours.includes(behaviourId) && teams.includes(teamId);
	const forces: DatedForce[] = [];
	for (const force of plan.catalysts) {
		const span = names(force) ? catalystSpan(plan, force, asOf) : null;
		if (span) forces.push({ force, sign: 1, span });
	}
	for (const force of plan.inhibitors)
		if (names(force)) forces.push({ force, sign: -1, span: inhibitorSpan(plan, force, asOf) });
	return forces;
}

/** Adds up the forces that act on a day; `pointsToDouble` is that of the settings. */
export function netOf(forces: readonly DatedForce[], day: Day, pointsToDouble: number): ForceNet {
	let catalysts = 0;
	let inhibitors = 0;
	for (const { force, sign, span } of forces) {
		if (!isActive(span, day)) continue;
		if (sign > 0) catalysts += force.strength;
		else inhibitors += force.strength;
	}
	const ratio = (catalysts - inhibitors) / (pointsToDouble || 1);
	return { catalysts, inhibitors, net: Math.min(1, Math.max(-1, ratio)) };
}

/**
 * The forces on one behaviour in one team on a day, where unfinished work is seen as of another. After Lewin's
 * force field: a score of 10 for against 7 says what people think, and no more.
 */
export function forceNet(plan: Plan, behaviourId: string, teamId: string, day: Day, asOf: Day): ForceNet {
	const { forcePointsToDouble } = readSettings(plan.roadmap.settings);
	return netOf(forcesOn(plan, behaviourId, teamId, asOf), day, forcePointsToDouble);
}
