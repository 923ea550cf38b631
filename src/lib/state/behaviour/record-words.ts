import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { seenIn, weightOf } from '$lib/plan/behaviour/evidence';
import type { Observation } from '$lib/plan/behaviour/observation';
import { readSettings } from '$lib/plan/behaviour/settings';
import { percentOf, wholePercent } from '$lib/plan/behaviour/share-words';
import { type Day, daysPerMonth, formatDay } from '$lib/plan/day';
import type { JsonObject } from '$lib/plan/field';
import { shorten } from '$lib/plan/words';
import { figuresInWords } from './record-draft';

/** Share of all evidence from which one look decides a lot. */
const decidesFrom = 0.5;

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * What a cell would be with an observation, in plain sentences for the foot of the form.
 *
 * @param stored the roadmap's numbers of the model
 */
export function describePreview(
	{ before, after }: { readonly before: CellStatus; readonly after: CellStatus },
	observation: Observation,
	stored: JsonObject
): readonly string[] {
	const settings = readSettings(stored);
	const { asOf, strength, planNow } = after;
	if (after.isHidden)
		return [`${after.team.name} has fewer than five people: this is counted, and its figures stay hidden.`];
	if (observation.date !== null && observation.date > asOf)
		return [`The roadmap is read as of ${formatDay(asOf)}: this counts from its own day on.`];
	const lines: string[] = [];
	if (strength === null || after.word === 'no evidence') {
		const n = strength?.n ?? 0;
		lines.push(
			`All looks count as ${n.toFixed(1)} recent sightings; ${settings.minimumEvidence} are needed to say more.`
		);
	} else {
		const { share, low, high } = strength;
		lines.push(
			`${percentOf(share)}, between ${wholePercent(low)} and ${wholePercent(high)}. The plan today is ${percentOf(planNow)}.`
		);
	}
	lines.push(lastLook(before.lastSeen, asOf) + weightWords(observation, strength?.n ?? 0, settings));
	return lines;
}

function lastLook(lastSeen: Day | null, asOf: Day): string {
	if (lastSeen === null) return 'Nobody has looked here before';
	const days = asOf - lastSeen;
	if (days <= 0) return 'Last looked on the same day';
	if (days < 45) return `Last looked ${days === 1 ? 'yesterday' : `${days} days ago`}`;
	return `Last looked ${Math.round(days / daysPerMonth)} months ago`;
}

function weightWords(
	observation: Observation,
	allN: number,
	settings: ReturnType<typeof readSettings>
): string {
	const n = seenIn(observation)?.n ?? 0;
	const own = (n * weightOf(observation.source, settings)) / (1 + settings.clustering * Math.max(0, n - 1));
	if (allN <= 0 || own / allN < decidesFrom) return '.';
	const count = numberWords[n] ?? String(n);
	if (observation.kind === 'rating')
		return n === 1
			? ', so the rating of one person decides a lot.'
			: `, so the ratings of ${count} people decide a lot.`;
	return n === 1 ? ', so one sighting decides a lot.' : `, so ${count} sightings decide a lot.`;
}

/** An observation as an undo step calls it: "7 of 10, Stay with the problem… in Customer Care". */
export function nameObservation(
	observation: Observation,
	behaviour: { readonly name: string } | undefined,
	team: { readonly name: string } | undefined
): string {
	const place = team ? ` in ${shorten(team.name)}` : '';
	return `${figuresInWords(observation)}, ${shorten(behaviour?.name ?? 'a missing behaviour')}${place}`;
}
