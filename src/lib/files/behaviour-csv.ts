import type { BehaviourReport, CellStatus } from '$lib/plan/behaviour/cell-status';
import { isoOf } from '$lib/plan/day';

const columns = [
	'behaviour',
	'team',
	'word',
	'strength',
	'low',
	'high',
	'effective_n',
	'plan_now',
	'months_ahead',
	'last_seen',
	'trend'
];

/**
 * Every cell of a report as comma-separated text, a row each: names, shares from 0 to 1 and other figures with four
 * decimals, days in ISO 8601. A cell that nobody has ever observed has its word alone; one of a team with fewer
 * than five people has neither word nor figures. UTF-8 without a byte-order mark, lines end with a line feed.
 */
export function writeBehaviourCsv({ cells }: BehaviourReport): string {
	return [columns, ...cells.map(rowOf)].map((row) => `${row.join(',')}\n`).join('');
}

function rowOf(cell: CellStatus): readonly string[] {
	const { behaviour, team, word, isHidden } = cell;
	const names = [cellOf(behaviour.name), cellOf(team.name)];
	if (isHidden) return [...names, ...Array<string>(columns.length - 2).fill('')];
	return [...names, word, ...figuresOf(cell)];
}

function figuresOf({ strength, planNow, monthsAhead, lastSeen, change }: CellStatus): readonly string[] {
	if (lastSeen === null) return Array<string>(columns.length - 3).fill('');
	const shares = [strength?.share, strength?.low, strength?.high, strength?.n, planNow, monthsAhead];
	return [...shares.map(decimals), isoOf(lastSeen), change.kind];
}

function decimals(value: number | null | undefined): string {
	if (value === null || value === undefined) return '';
	const text = value.toFixed(4);
	return text === '-0.0000' ? '0.0000' : text;
}

/** A name, quoted where it has to be. One that a spreadsheet would take for a formula gets an apostrophe before it. */
function cellOf(name: string): string {
	const safe = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
