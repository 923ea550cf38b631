import type { Behaviour } from '$lib/plan/behaviour/behaviour';
import { type Observation, observationFields } from '$lib/plan/behaviour/observation';
import { type Day, formatDay } from '$lib/plan/day';
import { maxLine, maxText } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { readDayText, slashOrderOf, type SlashOrder } from '$lib/plan/table-day';
import { quoted } from '$lib/plan/table-reading';
import type { Team } from '$lib/plan/team';
import { type CsvRow, parseCsv } from './csv/parse-csv';
import { guessDelimiter } from './csv/guess-delimiter';
import { type FileProblem, Problems } from './file-problem';
import {
	columnNamed,
	findNamed,
	type Found,
	type ObservationColumn,
	observationColumns,
	sourceNamed,
	sourcesInWords,
	usualColumns
} from './observation-names';

/** One row of a table that can be added: the observation is complete but for its id. */
export interface ObservationRow {
	/** As a spreadsheet counts. */
	readonly number: number;
	readonly behaviour: Behaviour;
	readonly team: Team;
	readonly observation: Observation;
}

export type ReadObservations =
	| {
			readonly ok: true;
			readonly rows: readonly ObservationRow[];
			/** Columns whose name says nothing here; they were left out. */
			readonly leftOut: readonly string[];
	  }
	| { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Reads observations from a CSV file's text or from cells that a spreadsheet copied. Columns are known by their
 * names in the first line; without such a line they stand as behaviour, team, day, seen, of, source, note.
 * All rows can be added, or the answer is what is wrong with them: row, column, and what to do. Never throws.
 *
 * @param latest the last day that an observation may have
 */
export function readObservations(text: string, plan: Plan, latest: Day): ReadObservations {
	const isNamed = text.trim() === '' || hasNames(text);
	const parsed = parseCsv(isNamed ? text : usualHeader(text) + text);
	if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
	const { headerAsWritten, rows } = parsed.table;
	const columns = headerAsWritten.map(columnNamed);
	const problems = new Problems();
	for (const missing of missingColumns(columns)) {
		problems.add(
			'First row',
			`No column is called ${quoted(missing)}.`,
			`Name the columns ${usualColumns.map((one) => observationColumns[one][0]).join(', ')}; rating and raters instead of seen and of.`
		);
	}
	if (!problems.none) return { ok: false, problems: problems.list() };
	const reader = new RowReader(plan, latest, columns, slashOrderOf(days(rows, columns)), problems);
	const firstRow = isNamed ? 0 : 1;
	const read = rows.flatMap((row) => {
		if (problems.areMany) return [];
		const number = row.number - firstRow;
		return reader.read(number, row.cells) ?? [];
	});
	if (!problems.none) return { ok: false, problems: problems.list() };
	const leftOut = headerAsWritten.filter((name, at) => columns[at] === null && name.trim() !== '');
	return { ok: true, rows: read, leftOut };
}

function firstLine(text: string): string {
	return text.split(/\r\n?|\n/).find((line) => line.trim() !== '') ?? '';
}

/** Whether the first line names columns: two of those that every table has. */
function hasNames(text: string): boolean {
	const cells = firstLine(text).split(/[\t,;|]/);
	const known = new Set(cells.map((cell) => columnNamed(cell)));
	return (
		['behaviour', 'team', 'day', 'source'].filter((one) => known.has(one as ObservationColumn)).length >= 2
	);
}

function usualHeader(text: string): string {
	const delimiter = guessDelimiter(text, '\n');
	return `${usualColumns.map((one) => observationColumns[one][0]).join(delimiter)}\n`;
}

function missingColumns(columns: readonly (ObservationColumn | null)[]): readonly string[] {
	const needed = (['behaviour', 'team', 'day', 'source'] as const).filter((one) => !columns.includes(one));
	const isCount = columns.includes('k') && columns.includes('n');
	const isRating = columns.includes('rating') && columns.includes('raters');
	const figures = (['k', 'n'] as const).filter((one) => !columns.includes(one));
	return [...needed, ...(isCount || isRating ? [] : figures)].map((one) => observationColumns[one][0]);
}

function days(rows: readonly CsvRow[], columns: readonly (ObservationColumn | null)[]): readonly string[] {
	const at = columns.indexOf('day');
	return rows.map((row) => row.cells[at] ?? '');
}

type Figures = Pick<Observation, 'kind' | 'k' | 'n' | 'rating' | 'raters'>;

/** Reads rows one by one, and gathers what is wrong with them. */
class RowReader {
	readonly #findBehaviour: Finder<Behaviour>;
	readonly #findTeam: Finder<Team>;
	readonly #latest: Day;
	readonly #columns: readonly (ObservationColumn | null)[];
	readonly #slashes: SlashOrder;
	readonly #problems: Problems;

	constructor(
		plan: Plan,
		latest: Day,
		columns: readonly (ObservationColumn | null)[],
		slashes: SlashOrder,
		problems: Problems
	) {
		this.#findBehaviour = finderOf(plan.behaviours);
		this.#findTeam = finderOf(plan.teams);
		this.#latest = latest;
		this.#columns = columns;
		this.#slashes = slashes;
		this.#problems = problems;
	}

	/** Null where something in the row does not fit. */
	read(number: number, cells: readonly string[]): ObservationRow | null {
		const cell = (column: ObservationColumn) => {
			const at = this.#columns.indexOf(column);
			return at < 0 ? '' : (cells[at] ?? '').trim();
		};
		const wrong = (column: ObservationColumn, what: string, next: string) => {
			this.#problems.add(`Row ${number}, ${observationColumns[column][0]}`, what, next);
			return null;
		};
		const behaviour = named('behaviour', this.#findBehaviour, cell, wrong);
		const team = named('team', this.#findTeam, cell, wrong);
		const date = this.#day(cell('day'), wrong);
		const figures = readFigures(cell, wrong);
		const source = sourceNamed(cell('source'));
		if (source === null) {
			const written = cell('source');
			wrong(
				'source',
				written === '' ? 'It does not say how it was seen.' : `${quoted(written)} is no source.`,
				`Write one of: ${sourcesInWords}.`
			);
		}
		const [note, by] = [cell('note'), cell('by').replace(/\s+/g, ' ')];
		if (note.length > maxText) wrong('note', 'The note is too long.', `Keep it below ${maxText} characters.`);
		if (by.length > maxLine) wrong('by', 'The name is too long.', `Keep it below ${maxLine} characters.`);
		if (!behaviour || !team || date === null || !figures || source === null) return null;
		if (!behaviour.teams.includes(team.id)) {
			return wrong(
				'team',
				`${team.name} is not among the teams of ${quoted(behaviour.name)}.`,
				'Add the team under “Behaviours and teams”, or correct the row.'
			);
		}
		const observation = makeRecord(observationFields, '', {
			behaviour: behaviour.id,
			team: team.id,
			date,
			...figures,
			source,
			note,
			by
		});
		return { number, behaviour, team, observation };
	}

	#day(text: string, wrong: Wrong): Day | null {
		const read = readDayText(text, this.#slashes);
		if (!read.ok) return wrong('day', read.problem.what, read.problem.next);
		if (read.value === null) return wrong('day', 'The day is missing.', 'Write a day such as 2028-06-30.');
		if (read.value <= this.#latest) return read.value;
		return wrong(
			'day',
			`${formatDay(read.value)} has not come yet.`,
			`Write a day up to ${formatDay(this.#latest)}.`
		);
	}
}

type Finder<T> = (text: string) => Found<T>;

/** Finds records by what cells call them; tables call the same ones in thousands of rows. */
function finderOf<T extends { readonly id: string; readonly name: string }>(list: readonly T[]): Finder<T> {
	const known = new Map<string, Found<T>>();
	return (text) => {
		let found = known.get(text);
		if (!found) known.set(text, (found = findNamed(list, text)));
		return found;
	};
}

function named<T>(column: 'behaviour' | 'team', find: Finder<T>, cell: Cells, wrong: Wrong): T | null {
	const text = cell(column);
	const found = find(text);
	if (found.ok) return found.record;
	const known =
		found.names === 'none'
			? `${quoted(text)} is none of the roadmap’s ${column}s.`
			: `${quoted(text)} may be several ${column}s.`;
	return wrong(column, text === '' ? `The ${column} is missing.` : known, found.next);
}

type Cells = (column: ObservationColumn) => string;
type Wrong = (column: ObservationColumn, what: string, next: string) => null;

function readFigures(cell: Cells, wrong: Wrong): Figures | null {
	const isRating = cell('k') === '' && cell('n') === '' && (cell('rating') !== '' || cell('raters') !== '');
	return isRating ? readRating(cell, wrong) : readCount(cell, wrong);
}

function readCount(cell: Cells, wrong: Wrong): Figures | null {
	const k = readWhole(cell('k'));
	const n = readWhole(cell('n'));
	if (cell('rating') !== '')
		return wrong('rating', 'The row has a count and a rating.', 'Put them in two rows.');
	if (k === null) return wrong('k', whatIsNot(cell('k'), 'count'), 'Write how often it was seen, such as 7.');
	if (n === null || n === 0)
		return wrong('n', whatIsNot(cell('n'), 'count of looks'), 'Write of how many looks, such as 10.');
	if (k > n)
		return wrong('k', `${k} of ${n} cannot be.`, 'Seen can be at most as many as the looks: correct either.');
	return { kind: 'count', k, n, rating: null, raters: null };
}

function readRating(cell: Cells, wrong: Wrong): Figures | null {
	const text = cell('rating').replace(/\s*%$/, '').replace(',', '.');
	const rating = /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
	const raters = readWhole(cell('raters'));
	if (rating === null || rating > 100)
		return wrong(
			'rating',
			whatIsNot(cell('rating'), 'rating from 0 to 100'),
			'Write a number from 0 to 100.'
		);
	if (raters === null || raters === 0)
		return wrong(
			'raters',
			whatIsNot(cell('raters'), 'count of raters'),
			'Write how many rated it, such as 6.'
		);
	return { kind: 'rating', k: null, n: null, rating, raters };
}

/** A whole number up to a million, with or without signs between thousands. */
function readWhole(text: string): number | null {
	const plain = text.replace(/^(\d{1,3})([ ,’'\u00a0\u202f]\d{3})+$/, (all) => all.replace(/\D/g, ''));
	const whole = /^\d+([.,]0+)?$/.test(plain) ? Number.parseInt(plain, 10) : NaN;
	return whole <= 1_000_000 ? whole : null;
}

function whatIsNot(text: string, kind: string): string {
	return text === '' ? `The ${kind} is missing.` : `${quoted(text)} is no ${kind}.`;
}
