import type { Day } from './day';
import { currentSpan, type Initiative } from './initiative';

/** What makes two pieces of work likely to belong together, most telling first. */
const weights = { phase: 4, inTime: 3, group: 2, word: 1, owner: 1, team: 1 } as const;
/** Shared words beyond these say no more. */
const mostWords = 3;

/**
 * How likely it is that work shapes other work, as a number for sorting: the same phase or group, an end
 * before the other's start, the same words, owner or teams.
 */
export function likeness(source: Initiative, target: Initiative): number {
	const isInTime = (endOf(source) ?? Infinity) <= (startOf(target) ?? -Infinity);
	const shared = [...wordsOf(source)].filter((word) => wordsOf(target).has(word)).length;
	return (
		(source.phase !== null && source.phase === target.phase ? weights.phase : 0) +
		(isInTime ? weights.inTime : 0) +
		(source.group !== null && source.group === target.group ? weights.group : 0) +
		Math.min(mostWords, shared) * weights.word +
		(source.owner !== '' && source.owner === target.owner ? weights.owner : 0) +
		(source.teams.some((team) => target.teams.includes(team)) ? weights.team : 0)
	);
}

/** Days between the end of one and the start of the other; infinite where one is unknown. */
export function daysApart(source: Initiative, target: Initiative): number {
	const [end, start] = [endOf(source), startOf(target)];
	return end === null || start === null ? Infinity : Math.abs(start - end);
}

const known = new WeakMap<Initiative, ReadonlySet<string>>();

/** Words of four letters or more in what an initiative says of itself. */
function wordsOf(initiative: Initiative): ReadonlySet<string> {
	let words = known.get(initiative);
	if (!words) {
		const text = `${initiative.title} ${initiative.improves} ${initiative.need}`.toLowerCase();
		words = new Set(text.match(/[\p{L}\p{N}]{4,}/gu));
		known.set(initiative, words);
	}
	return words;
}

function startOf(initiative: Initiative): Day | null {
	return currentSpan(initiative)?.start ?? null;
}

function endOf(initiative: Initiative): Day | null {
	return currentSpan(initiative)?.end ?? null;
}
