import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessChoices } from '$lib/files/csv/guess-choices';
import { decodeCsv } from '$lib/files/csv/decode-csv';
import { parseCsv } from '$lib/files/csv/parse-csv';
import { planFromCsv } from '$lib/files/csv/plan-from-csv';
import { readHealth } from '$lib/files/csv/read-values';
import { isoOf } from '$lib/plan/day';
import facts from '../../corpora/uk-gmpp-2022.facts.json';

const bytes = readFileSync(join(import.meta.dirname, '../../corpora/uk-gmpp-2022.csv'));
const decoded = decodeCsv(bytes);
const parsed = parseCsv(decoded.text);
if (!parsed.ok) throw new Error(parsed.problem.what);
const { table } = parsed;
const choices = guessChoices(table, 'Government Major Projects Portfolio');
let count = 0;
const { plan, report } = planFromCsv(table, choices, () => `id-${++count}`);

describe('the portfolio of major projects of the United Kingdom, 2022', () => {
	it('[CSV-1] [CSV-2] is windows-1252 with semicolons', () => {
		expect(bytes).toHaveLength(facts.bytes);
		expect(decoded.encoding).toBe(facts.encoding);
		expect(table.delimiter).toBe(facts.delimiter);
		expect(table.oddities).toHaveLength(facts.ragged_rows);
	});

	it('[CSV-3] has 17 columns, one name twice', () => {
		expect(table.header).toHaveLength(facts.columns);
		expect(table.header.slice(6, 8)).toEqual(['colour_rating', 'colour_rating (2)']);
	});

	it('[CSV-7] guesses what the columns are', () => {
		const guessed = Object.fromEntries(table.header.map((name, column) => [name, choices.uses[column]]));
		expect(guessed).toEqual({
			year: 'custom',
			project_number: 'code',
			project_name: 'title',
			department: 'owner',
			report_category: 'custom',
			description_aims: 'notes',
			colour_rating: 'health',
			'colour_rating (2)': 'health',
			rating_comment: 'custom',
			start_date: 'start',
			end_date: 'end',
			schedule_comment: 'custom',
			total_baseline: 'custom',
			forecast_incl_NGC: 'custom',
			variance_comment: 'custom',
			wlc_baseline_incl_NCG: 'custom',
			budget_comment: 'custom'
		});
	});

	it('[CSV-9] makes 235 initiatives, 218 of them dated, 2000-05-17 to 2070-12-31', () => {
		expect(report.counts).toMatchObject({
			initiatives: facts.records,
			bothDates: facts.both_dates_parse,
			undated: facts.records - facts.both_dates_parse,
			endBeforeStart: facts.end_before_start.length,
			phases: 0,
			links: 0
		});
		const dated = plan.initiatives.filter((one) => one.start !== null);
		expect(dated.map((one) => isoOf(one.start!)).sort()[0]).toBe(facts.min_start);
		expect(
			dated
				.map((one) => isoOf(one.end!))
				.sort()
				.at(-1)
		).toBe(facts.max_end);
		expect(plan.initiatives.filter((one) => (one.start === null) !== (one.end === null))).toEqual([]);
		expect([isoOf(plan.roadmap.start!), isoOf(plan.roadmap.end!)]).toEqual(['2000-01-01', '2070-12-31']);
	});

	it('[CSV-11] lists every text in a date column that is no date, and keeps it', () => {
		const texts = report.dateNotes.filter((note) => note.doubt === 'no-date');
		expect([...new Set(texts.map((note) => note.cell))].sort()).toEqual([...facts.unparsed_dates].sort());
		const alone = report.dateNotes.filter((note) => note.doubt === 'alone');
		expect(alone).toHaveLength(6);
		expect(report.dateNotes).toHaveLength(texts.length + alone.length);
		const first = plan.initiatives.find((_, index) => table.rows[index]?.number === alone[0]?.row);
		expect(first?.custom.start_date).toBe(alone[0]?.cell);
		expect(first?.custom.end_date).toContain('Exempt under Section');
	});

	it('[CSV-13] takes the rating from whichever of the two columns has it', () => {
		const colours = table.rows.map((row) => readHealth(row.cells[6] || row.cells[7] || ''));
		expect(plan.initiatives.map((one) => one.health)).toEqual(colours);
		const by = (health: string | null) => plan.initiatives.filter((one) => one.health === health).length;
		expect([by('on-course'), by('at-risk'), by('in-trouble'), by(null)]).toEqual([24, 170, 27, 14]);
		expect(report.leftOut.filter((one) => one.why.includes('health'))).toHaveLength(14);
	});

	it('[CSV-8] puts everything in the process lane until a rule says otherwise', () => {
		expect(report.counts.byLane).toEqual({ process: facts.records, structure: 0, technology: 0 });
		const category = table.header.indexOf('report_category');
		const uses = choices.uses.with(category, 'lane');
		const lanes = {
			by: 'column',
			table: [{ value: 'ICT', lane: 'technology' }],
			otherwise: 'process'
		} as const;
		const byCategory = planFromCsv(table, { ...choices, uses, lanes }, () => `id-${++count}`);
		expect(byCategory.report.counts.byLane.technology).toBe(facts.categories.ICT);
	});

	it('keeps departments as owners, codes, and every other column as a field', () => {
		expect(new Set(plan.initiatives.map((one) => one.owner)).size).toBe(facts.departments);
		expect(plan.initiatives[0]).toMatchObject({
			code: 'MOD_0135_2122-Q1',
			title: 'Submarine Dismantling Project',
			owner: 'MOD',
			custom: { year: '2022', report_category: 'Military Capability', wlc_baseline_incl_NCG: '£278' }
		});
		expect(plan.initiatives[0]?.notes).toContain('Submarine Dismantling Project mandate');
	});
});
