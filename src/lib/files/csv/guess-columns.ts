import { columnNames } from './column-names';
import type { ColumnUse, CsvField } from './column-use';
import { plainWord } from './month-names';
import type { CsvTable } from './parse-csv';
import { areSerials, looksLikeDate } from './read-dates';
import { readHealth, readProgress, readStatus } from './read-values';

/** Rows looked at for what a column holds. */
const sampleRows = 500;

/** What each column becomes when nobody has said otherwise: by its name, then checked by what it holds. */
export function guessColumns(table: Pick<CsvTable, 'header' | 'headerAsWritten' | 'rows'>): ColumnUse[] {
	const names = table.headerAsWritten.map(simplify);
	const samples = names.map((_, column) => sampleOf(table, column));
	const uses: ColumnUse[] = names.map(() => 'custom');
	for (const field of Object.keys(columnNames) as CsvField[]) {
		const best = columnNames[field]
			.map((name) => names.findIndex((one, column) => one === name && isFree(column, field)))
			.find((column) => column >= 0);
		if (best === undefined) continue;
		names.forEach((name, column) => {
			if (name === names[best] && isFree(column, field)) uses[column] = field;
		});
	}
	fillByContent(uses, samples);
	return uses;

	function isFree(column: number, field: CsvField): boolean {
		return uses[column] === 'custom' && holds(field, samples[column] ?? []);
	}
}

/** Fields that no name gave away: two date columns are start and end, and the first wordy one is the title. */
function fillByContent(uses: ColumnUse[], samples: readonly (readonly string[])[]): void {
	const dates = free((cells) => share(cells, looksLikeDate) >= 0.6);
	const [first, second] = dates;
	if (!uses.includes('start') && !uses.includes('end') && first !== undefined && second !== undefined) {
		uses[first] = 'start';
		uses[second] = 'end';
	}
	const percents = free((cells) => share(cells, (cell) => /^\s*\d+([.,]\d+)?\s*%\s*$/.test(cell)) >= 0.8);
	if (!uses.includes('progress') && percents.length === 1 && percents[0] !== undefined)
		uses[percents[0]] = 'progress';
	const wordy = free(
		(cells) => share(cells, (cell) => /\p{L}{2}/u.test(cell) && !looksLikeDate(cell)) >= 0.6
	);
	if (!uses.includes('title') && wordy[0] !== undefined) uses[wordy[0]] = 'title';

	function free(accepts: (cells: readonly string[]) => boolean): number[] {
		return uses.flatMap((use, column) =>
			use === 'custom' && accepts(samples[column] ?? []) ? [column] : []
		);
	}
}

/** Whether what a column holds can be the field that its name suggests. An empty column can be anything. */
function holds(field: CsvField, cells: readonly string[]): boolean {
	if (cells.length === 0) return true;
	switch (field) {
		case 'start':
		case 'end':
			return (
				areSerials(cells) || share(cells, (cell) => looksLikeDate(cell) || /^\s*\d{4}\s*$/.test(cell)) >= 0.4
			);
		case 'progress':
			return share(cells, (cell) => readProgress(cell, 'percent') !== null) >= 0.6;
		case 'status':
			return share(cells, (cell) => readStatus(cell) !== null) >= 0.3;
		case 'health':
			return share(cells, (cell) => readHealth(cell) !== null) >= 0.3;
		case 'title':
			return share(cells, (cell) => /\p{L}/u.test(cell)) >= 0.5;
		default:
			return true;
	}
}

function sampleOf(table: Pick<CsvTable, 'rows'>, column: number): string[] {
	return table.rows
		.slice(0, sampleRows)
		.map((row) => row.cells[column] ?? '')
		.filter((cell) => cell.trim() !== '');
}

/** The part of the cells that pass, 0 to 1; none of no cells. */
function share(cells: readonly string[], accepts: (cell: string) => boolean): number {
	return cells.length === 0 ? 0 : cells.filter(accepts).length / cells.length;
}

/** "% Complete" is "complete"; "Colour_rating", "ColourRating" and "colour rating" are one name. */
function simplify(name: string): string {
	return plainWord(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
