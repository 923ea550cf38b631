import { describe, expect, it } from 'vitest';
import { Integrator } from '$lib/plan/behaviour/model/equation';
import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import {
	constantsOf,
	forcesByDay,
	monthStart,
	monthYears,
	teamsOf
} from '$lib/plan/behaviour/model/month-forces';
import { makeChance } from '$lib/plan/behaviour/model/random';
import { observationFields } from '$lib/plan/behaviour/observation';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { exampleDay, workedExample } from '../../support/worked-example';

const plan = workedExample();
const behaviour = plan.behaviours.find((one) => one.id === 'B2')!;
const start = plan.roadmap.start!;
const asOfMonth = 30;
const end = day('2030-12-31');

/** A world in which the equation holds: its counts until as-of, and what IT really did at the end of 2030. */
function world(seed: number): { observed: Plan; truth: number } {
	const chance = makeChance(seed, 'world');
	const teams = teamsOf(plan, behaviour);
	const forcesOn = forcesByDay(plan, behaviour, teams, exampleDay);
	const integrator = new Integrator(teams.length, constantsOf(plan, behaviour));
	const spread = Math.LN2 / 1.2816;
	integrator.speeds.fill(Math.exp(spread * chance.normal()));
	integrator.fadeFactor = Math.exp(spread * chance.normal());
	const shares = new Float64Array(teams.length).fill(behaviour.baseline);
	const observations = [];
	for (let month = 0; monthStart(start, month) < end; month++) {
		const date = monthStart(start, month);
		// Looks of one day resemble each other: shares of the day scatter with an intraclass correlation of .05.
		if (month % 3 === 2 && month <= asOfMonth && date <= exampleDay) {
			const today = chance.beta(Math.max(1, 19 * shares[0]!), Math.max(1, 19 * (1 - shares[0]!)));
			let k = 0;
			for (let look = 0; look < 40; look++) if (chance.uniform() < today) k++;
			const values = { behaviour: 'B2', team: 'it', date, k, n: 40, source: 'record' } as const;
			observations.push(makeRecord(observationFields, `o${month}`, values));
		}
		integrator.step(shares, forcesOn(date), monthYears);
	}
	const truth = shares[0]! + chance.normal() * 0.05 * Math.sqrt((end - exampleDay) / 365.25);
	return { observed: { ...plan, observations }, truth };
}

describe('fans in worlds where the equation holds', () => {
	it('[FOR-7] cover about four in five of what comes', () => {
		const count = 60;
		let covered = 0;
		for (let seed = 1; seed <= count; seed++) {
			const { observed, truth } = world(seed);
			const { planned } = forecastBehaviour(observed, exampleDay, 'B2', { seed, draws: 100 }).byTeam.get(
				'it'
			)!;
			if (truth >= planned.low.at(-1)! && truth <= planned.high.at(-1)!) covered++;
		}
		expect(covered / count).toBeGreaterThan(0.65);
		expect(covered / count).toBeLessThan(0.92);
	});
});
