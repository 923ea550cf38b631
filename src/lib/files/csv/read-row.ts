import type { Day } from '$lib/plan/day';
import { maxLine, maxText, type ValuesOf } from '$lib/plan/field';
import type { initiativeFields } from '$lib/plan/initiative-fields';
import { shorten } from '$lib/plan/words';
import type { ColumnUse } from './column-use';
import { type CsvChoices, firstFilled } from './csv-choices';
import type { DateNote, LeftOut } from './csv-report';
import { laneNamed, laneReader } from './lane-rule';
import type { CsvRow, CsvTable } from './parse-csv';
import type { DateColumn, DateDoubt } from './read-dates';
import { type ProgressScale, progressScale, readHealth, readProgress, readStatus } from './read-values';

type InitiativeValues = Partial<ValuesOf<typeof initiativeFields>>;

/** Where rows note what did not fit. */
export interface RowNotes {
	readonly leftOut: LeftOut[];
	readonly dateNotes: DateNote[];
}

/** Reads the rows of a table one by one: `index` counts them from 0. */
export type RowReader = (row: CsvRow, index: number) => InitiativeValues & { readonly title: string };

/** A reader of rows by the given choices. Nothing of a row is lost: what fits no field is kept in `custom`. */
export function rowReader(
	table: CsvTable,
	choices: CsvChoices,
	dates: ReadonlyMap<number, DateColumn>,
	notes: RowNotes
): RowReader {
	const { uses } = choices;
	const laneOf = laneReader(choices.lanes);
	const scales = scalesOf(table, uses);

	return function readRow(row, index) {
		const custom = new Map<string, string>();
		const cellOf = (use: ColumnUse) => firstFilled(row.cells, uses, use);
		const code = readLine('code');
		const title = readLine('title') || code || `Row ${row.number}`;
		const laneCell = cellOf('lane');
		const lane = laneOf(title, laneCell?.cell ?? '');
		if (laneCell && laneNamed(laneCell.cell) !== lane) keep(laneCell.column);
		keepSpares();
		return {
			...readSpan(),
			code,
			title,
			lane,
			owner: readLine('owner'),
			notes: readNotes(),
			status: readWord('status', readStatus, 'a status') ?? 'planned',
			health: readWord('health', readHealth, 'a health') ?? null,
			progress: readPercent() ?? 0,
			...readShade(),
			custom: Object.fromEntries(custom)
		};

		function keep(column: number): void {
			const name = table.header[column];
			const cell = row.cells[column];
			if (name !== undefined && cell?.trim()) custom.set(name, cutText(name, cell));
		}

		function leaveOut(what: string, why: string): void {
			notes.leftOut.push({ row: row.number, what, why });
		}

		/** Columns without a field, and second columns of a field whose first was filled. */
		function keepSpares(): void {
			uses.forEach((use, column) => {
				if (use === 'left-out') return;
				const winner = use === 'custom' ? null : cellOf(use);
				if (winner?.column === column || winner?.cell === row.cells[column]) return;
				keep(column);
			});
		}

		function readLine(use: 'code' | 'title' | 'owner'): string {
			const found = cellOf(use);
			const text = found?.cell.replace(/\s+/g, ' ').trim() ?? '';
			if (!found || text.length <= maxLine) return text;
			leaveOut(
				`The end of "${table.header[found.column]}"`,
				`It is longer than ${maxLine} characters; the whole is kept as a field.`
			);
			keep(found.column);
			return cutAt(text, maxLine);
		}

		function readNotes(): string {
			const found = cellOf('notes');
			return found ? cutText(table.header[found.column] ?? 'Notes', found.cell) : '';
		}

		function cutText(name: string, cell: string): string {
			const text = cell.replace(/\r+\n|\r/g, '\n');
			if (text.length <= maxText) return text;
			leaveOut(`The end of "${name}"`, `It is longer than ${maxText.toLocaleString('en-GB')} characters.`);
			return cutAt(text, maxText);
		}

		function readWord<T>(use: 'status' | 'health', read: (cell: string) => T | null, noun: string): T | null {
			const found = cellOf(use);
			if (!found) return null;
			const value = read(found.cell);
			if (value === null) {
				leaveOut(
					`"${shorten(found.cell)}"`,
					`It is not ${noun} that Longroad knows; the text is kept as a field.`
				);
				keep(found.column);
			}
			return value;
		}

		/** "Amber/Green" is at risk, and the note says which shade. */
		function readShade(): InitiativeValues {
			const cell = cellOf('health')?.cell.trim() ?? '';
			return /\p{L}\s*\/\s*\p{L}/u.test(cell) && readHealth(cell) ? { healthNote: cell } : {};
		}

		function readPercent(): number | null {
			const found = cellOf('progress');
			if (!found) return null;
			const value = readProgress(found.cell, scales.get(found.column) ?? 'percent');
			if (value === null) {
				leaveOut(
					`"${shorten(found.cell)}"`,
					'It is not a share from 0 to 100 %; the text is kept as a field.'
				);
				keep(found.column);
			}
			return value;
		}

		function readSpan(): { readonly start: Day | null; readonly end: Day | null } {
			const [start, end] = [dateAt('start'), dateAt('end')];
			const isWhole = start?.day != null && end?.day != null;
			for (const one of [start, end]) {
				if (!one) continue;
				const doubt = isWhole ? one.doubt : one.day === null ? 'no-date' : 'alone';
				if (!isWhole) keep(one.column);
				if (doubt) note(one.column, one.cell, isWhole ? one.day : null, doubt);
			}
			return isWhole ? { start: start.day, end: end.day } : { start: null, end: null };
		}

		function dateAt(use: 'start' | 'end') {
			const found = cellOf(use);
			const value = found && dates.get(found.column)?.values[index];
			return found && value ? { ...found, ...value } : null;
		}

		function note(column: number, cell: string, day: Day | null, doubt: DateDoubt): void {
			notes.dateNotes.push({ row: row.number, column: table.header[column] ?? '', cell, day, doubt });
		}
	};
}

function scalesOf(table: CsvTable, uses: readonly ColumnUse[]): ReadonlyMap<number, ProgressScale> {
	const columns = uses.flatMap((use, column) => (use === 'progress' ? [column] : []));
	return new Map(
		columns.map(
			(column) => [column, progressScale(table.rows.map((row) => row.cells[column] ?? ''))] as const
		)
	);
}

/** The first so many units of a text, without half a character at the end. */
function cutAt(text: string, length: number): string {
	return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
