import type { Check } from '$lib/plan/behaviour/cell-status';
import { changeOf } from '$lib/plan/behaviour/change-of';
import { checksOf } from '$lib/plan/behaviour/evidence';
import { EvidenceSums } from '$lib/plan/behaviour/evidence-sums';
import { makeChance } from '$lib/plan/behaviour/model/random';
import { observationFields } from '$lib/plan/behaviour/observation';
import { type BehaviourSettings, defaultSettings } from '$lib/plan/behaviour/settings';
import { addDays, day } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';

const start = day('2026-01-01');
const quarterDays = 91;
const checks = 20;
const sightings = 30;
/** Correlation of the looks of one day, as they are drawn. */
const correlation = 0.05;
/** From the fourth check on there are two before the latest two. */
const firstTested = 3;
/** The check at which a real fall begins, counted from 0: the seventh. */
const fallsAt = 6;

/** What a simulation of many cells found, as shares. */
export interface AlarmFigures {
	/** Of the checks of cells in which nothing changes, those that show a clear fall. */
	readonly falseAlarms: number;
	/** Of the cells that fall from .60 to .40 at the seventh check, those that show it there or at the eighth. */
	readonly seenFalls: number;
}

/**
 * Simulates cells that are looked at quarterly, 30 sightings each of which .60 show the behaviour, drawn from a
 * beta-binomial distribution with a correlation of .05, and tests each check from the fourth on as the planner does.
 * `clustering` is what the planner discounts by: .05, or 0 for none.
 */
export function simulateAlarms(clustering: number, runs: number, seed: number): AlarmFigures {
	const settings = { ...defaultSettings, clustering };
	const { uniform: random } = makeChance(seed);
	let alarms = 0;
	let seen = 0;
	for (let run = 0; run < runs; run++) {
		alarms += fallsIn(
			simulatedCell(random, settings, () => 0.6),
			settings
		).length;
		const fallen = fallsIn(
			simulatedCell(random, settings, (at) => (at < fallsAt ? 0.6 : 0.4)),
			settings
		);
		if (fallen.includes(fallsAt) || fallen.includes(fallsAt + 1)) seen++;
	}
	return { falseAlarms: alarms / (runs * (checks - firstTested)), seenFalls: seen / runs };
}

/** The checks, counted from 0, at which a cell shows a clear fall. */
function fallsIn(cell: readonly Check[], settings: BehaviourSettings): readonly number[] {
	const sums = new EvidenceSums(cell);
	return cell.flatMap(({ date }, at) =>
		at >= firstTested && changeOf(sums, date, settings).kind === 'clear fall' ? [at] : []
	);
}

function simulatedCell(
	random: () => number,
	settings: BehaviourSettings,
	shareAt: (at: number) => number
): readonly Check[] {
	const observations = Array.from({ length: checks }, (_, at) =>
		makeRecord(observationFields, String(at), {
			date: addDays(start, at * quarterDays),
			k: drawCount(random, shareAt(at)),
			n: sightings,
			source: 'record'
		})
	);
	return checksOf(observations, settings, addDays(start, checks * quarterDays));
}

/** Beta-binomial: Pólya's urn, in which every sighting makes the next of its kind likelier. */
function drawCount(random: () => number, share: number): number {
	const weight = 1 / correlation - 1;
	let k = 0;
	for (let n = 0; n < sightings; n++) if (random() < (share * weight + k) / (weight + n)) k++;
	return k;
}
