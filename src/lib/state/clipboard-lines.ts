import { looksLikeDate, readDates } from '$lib/files/csv/read-dates';
import { laneNamed } from '$lib/files/csv/lane-rule';
import { readProgress, readStatus } from '$lib/files/csv/read-values';
import type { Day } from '$lib/plan/day';
import { maxLine } from '$lib/plan/field';
import type { Initiative } from '$lib/plan/initiative';
import type { Status } from '$lib/plan/initiative-words';
import type { Lane } from '$lib/plan/lane';
import { foldText } from '$lib/plan/filter';
import type { Plan } from '$lib/plan/plan';

/** An initiative as a line of text says it. */
export type LineInitiative = Pick<
	Initiative,
	'title' | 'start' | 'end' | 'owner' | 'progress' | 'status' | 'phase'
> & { readonly lane: Lane | null };

/** Most lines that are taken from a clipboard. */
const mostLines = 5_000;

/** Longest text that is looked at, in characters. */
const longestText = 1_000_000;

/** Cells of a row as this program copies it. */
const ownWidth = 9;

/**
 * Initiatives from text of another program, one for each line that has a word: its title is the first cell
 * that is no date and no number, and two dates are its first and last day. Rows as this program copies them
 * are known by their lane, and read whole.
 */
export function readLines(text: string, plan: Plan): readonly LineInitiative[] {
	const rows = splitCells(text.slice(0, longestText))
		.filter((cells) => cells.some((cell) => cell.trim() !== ''))
		.slice(0, mostLines);
	const dates = readRowDates(rows);
	return rows.flatMap((cells, at) => {
		const title = isOwnRow(cells) ? (cells[1] ?? '') : titleIn(cells);
		if (title.trim() === '') return [];
		const [first = null, second = null] = dates[at] ?? [];
		const isTurned = first !== null && second !== null && second < first;
		return [
			{
				title: title.trim().replace(/\s+/g, ' ').slice(0, maxLine),
				start: isTurned ? second : first,
				end: isTurned ? first : second,
				...(isOwnRow(cells) ? ownValues(cells, plan) : plainValues)
			}
		];
	});
}

function isOwnRow(cells: readonly string[]): boolean {
	return cells.length === ownWidth && laneNamed(cells[2] ?? '') !== null;
}

const plainValues = { lane: null, phase: null, owner: '', status: 'planned' as Status, progress: 0 };

function ownValues(cells: readonly string[], plan: Plan) {
	const phase = foldText((cells[3] ?? '').trim());
	return {
		lane: laneNamed(cells[2] ?? ''),
		phase: plan.phases.find(({ title }) => phase !== '' && foldText(title.trim()) === phase)?.id ?? null,
		owner: (cells[6] ?? '').slice(0, maxLine),
		status: readStatus(cells[7] ?? '') ?? ('planned' as Status),
		progress: readProgress(cells[8] ?? '', 'percent') ?? 0
	};
}

/** The two days of each row; numbers written in two orders are read as all of them together say. */
function readRowDates(rows: readonly (readonly string[])[]): readonly (readonly (Day | null)[])[] {
	const found = rows.map((cells) =>
		isOwnRow(cells) ? cells.slice(4, 6) : cells.filter(looksLikeDate).slice(0, 2)
	);
	const { values } = readDates(found.flat(), { end: 'first' });
	let next = 0;
	return found.map((cells) => cells.map(() => values[next++]?.day ?? null));
}

function titleIn(cells: readonly string[]): string {
	const words = cells.filter((cell) => /\p{L}/u.test(cell) && !looksLikeDate(cell));
	const [first = '', second] = words;
	// A code stands before the title, and is short and in one piece.
	return second !== undefined && /^\s*\S{1,12}\s*$/.test(first) && /\d/.test(first) ? second : first;
}

/** Text as spreadsheets copy it: tabs between cells; a cell in quotes may hold tabs, line breaks and quotes. */
function splitCells(text: string): readonly (readonly string[])[] {
	const rows: string[][] = [[]];
	for (let at = 0; at <= text.length;) {
		const quoted = text[at] === '"' ? readQuoted(text, at) : null;
		const end = quoted?.end ?? endOfPlain(text, at);
		rows.at(-1)?.push(quoted?.cell ?? text.slice(at, end));
		if (text[end] === '\n' || text[end] === '\r') rows.push([]);
		at = end + (text.startsWith('\r\n', end) ? 2 : 1);
	}
	return rows;
}

/** A cell in quotes and where it ends; null when it is not closed right before the next cell. */
function readQuoted(text: string, from: number): { readonly cell: string; readonly end: number } | null {
	let close = text.indexOf('"', from + 1);
	while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
	const next = text[close + 1];
	if (close < 0 || (next !== undefined && !'\t\r\n'.includes(next))) return null;
	return { cell: text.slice(from + 1, close).replaceAll('""', '"'), end: close + 1 };
}

function endOfPlain(text: string, from: number): number {
	let end = from;
	while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end++;
	return end;
}
