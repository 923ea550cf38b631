import type { CsvChoices } from '$lib/files/csv/csv-choices';
import { guessChoices } from '$lib/files/csv/guess-choices';
import { type CsvTable, parseCsv } from '$lib/files/csv/parse-csv';
import { planFromCsv } from '$lib/files/csv/plan-from-csv';

/** The table of a text that is known to be one. */
export function tableOf(text: string): CsvTable {
	const parsed = parseCsv(text);
	if (!parsed.ok) throw new Error(parsed.problem.what);
	return parsed.table;
}

/** The roadmap of a text by the guessed choices and some others, with ids n1, n2, … */
export function importCsv(text: string, others: Partial<CsvChoices> = {}) {
	const table = tableOf(text);
	let count = 0;
	return planFromCsv(table, { ...guessChoices(table, 'Test'), ...others }, () => `n${++count}`);
}
