import type { Change } from './cell-status';
import type { BehaviourSettings } from './settings';

/** A share as people read it: "38 %". */
export function percentOf(share: number): string {
	return `${wholePercent(share)} %`;
}

/** The two ends of an interval without a unit: "27–50". */
export function rangeOf({ low, high }: { readonly low: number; readonly high: number }): string {
	return `${wholePercent(low)}–${wholePercent(high)}`;
}

/** A share in whole percent, halves upwards. */
export function wholePercent(share: number): number {
	// What was meant as a half may lie a hair below it after a division.
	return Math.floor(share * 100 + 0.5 + 1e-9);
}

/** A difference of shares in points, signed: "+10", "−15", "0". */
export function pointsOf(difference: number): string {
	const points = Math.sign(difference) * wholePercent(Math.abs(difference));
	return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}

/** How a comparison came out: "Latest 180 days against the year before: +10 points, −15 to +33. No clear change." */
export function changeWords(change: Change, settings: BehaviourSettings): string {
	const { latestDays, beforeDays, minimumEvidence } = settings;
	const before = beforeDays === 365 ? 'the year before' : `the ${beforeDays} days before`;
	const sides = `Latest ${latestDays} days against ${before}`;
	if (change.difference === null || change.low === null || change.high === null) {
		const counts = `${change.latestN.toFixed(1)} against ${change.beforeN.toFixed(1)}`;
		return `${sides}: too few to tell, ${counts} sightings where each side needs ${minimumEvidence}.`;
	}
	const range = `${pointsOf(change.low)} to ${pointsOf(change.high)}`;
	return `${sides}: ${pointsOf(change.difference)} points, ${range}. ${capitalised(change.kind)}.`;
}

/** The first letter as a capital, as a sentence begins. */
export function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1 check", "3 checks". */
export function countOf(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
