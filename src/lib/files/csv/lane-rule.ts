import { isLane, type Lane, lanes } from '$lib/plan/lane';
import { plainWord } from './month-names';

/** How imported work gets its lanes. It is always shown, and nothing else decides. */
export type LaneRule =
	/** Everything goes to one lane. */
	| { readonly by: 'one'; readonly lane: Lane }
	/** What the lane column says, value by value. */
	| { readonly by: 'column'; readonly table: readonly LaneOfValue[]; readonly otherwise: Lane }
	/** Words that a title contains, separated by commas; the first lane with a match wins. */
	| { readonly by: 'words'; readonly words: Readonly<Record<Lane, string>>; readonly otherwise: Lane };

export interface LaneOfValue {
	readonly value: string;
	readonly lane: Lane;
}

/** Words that name a lane in a lane column. */
const laneWords: Readonly<Record<Lane, readonly string[]>> = {
	process: ['process', 'processes', 'prozess', 'prozesse', 'processus', 'proceso', 'processo', 'proces'],
	structure: ['structure', 'organisation', 'organization', 'people', 'struktur', 'estructura', 'struttura'],
	technology: ['technology', 'tech', 'it', 'ict', 'technologie', 'technik', 'tecnologia', 'systems']
};

/** The rule that holds until someone makes one: everything is process. */
export const defaultLaneRule: LaneRule = { by: 'one', lane: 'process' };

/** The most values of a lane column that a rule lists; those beyond follow `otherwise`. */
export const maxLaneValues = 200;

/**
 * A rule for a lane column: each different value, with the lane it has in `known`, else the one it names, else
 * process.
 */
export function laneTable(
	cells: readonly string[],
	known: readonly LaneOfValue[] = []
): LaneRule & { readonly by: 'column' } {
	const values = [...new Set(cells.map((cell) => cell.trim()))].filter(Boolean).slice(0, maxLaneValues);
	const laneOf = new Map(known.map(({ value, lane }) => [value, lane]));
	return {
		by: 'column',
		table: values.map((value) => ({ value, lane: laneOf.get(value) ?? laneNamed(value) ?? 'process' })),
		otherwise: 'process'
	};
}

/** The lane that a text names; null when it names none. */
export function laneNamed(text: string): Lane | null {
	const word = plainWord(text.trim());
	return lanes.find((lane) => laneWords[lane].includes(word)) ?? null;
}

/** A function that gives each row its lane by the rule, from its title and its lane cell. */
export function laneReader(rule: LaneRule): (title: string, laneCell: string) => Lane {
	if (rule.by === 'one') return () => rule.lane;
	if (rule.by === 'column') {
		const table = new Map(rule.table.map(({ value, lane }) => [value, lane]));
		return (_title, laneCell) => table.get(laneCell.trim()) ?? rule.otherwise;
	}
	const words = lanes.map((lane) => ({ lane, words: splitWords(rule.words[lane]) }));
	return (title) => {
		const plain = plainWord(title);
		return words.find((one) => one.words.some((word) => plain.includes(word)))?.lane ?? rule.otherwise;
	};
}

/** Whether a value is a lane rule, for one that was remembered. */
export function isLaneRule(value: unknown): value is LaneRule {
	if (typeof value !== 'object' || value === null || !('by' in value)) return false;
	const rule = value as Partial<Record<string, unknown>>;
	if (rule.by === 'one') return isLane(rule.lane);
	if (!isLane(rule.otherwise)) return false;
	if (rule.by === 'column')
		return (
			Array.isArray(rule.table) &&
			rule.table.every((one: Partial<LaneOfValue>) => typeof one?.value === 'string' && isLane(one.lane))
		);
	const words = rule.words as Record<string, unknown> | undefined;
	return rule.by === 'words' && lanes.every((lane) => typeof words?.[lane] === 'string');
}

function splitWords(text: string): string[] {
	return text
		.split(',')
		.map((word) => plainWord(word.trim()))
		.filter(Boolean);
}
