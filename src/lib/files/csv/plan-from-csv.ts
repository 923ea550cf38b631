import { orderKeyAt } from '$lib/files/order-key';
import { reachOf, wholeYears } from '$lib/files/reach';
import type { Initiative } from '$lib/plan/initiative';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { lanes } from '$lib/plan/lane';
import { type Phase, phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { type CsvChoices, firstFilled } from './csv-choices';
import { linksFromCsv, type MadeRow } from './csv-links';
import type { ColumnQuestion, CsvCounts, CsvReport } from './csv-report';
import type { CsvTable } from './parse-csv';
import { type DateColumn, readDates, settledOrder } from './read-dates';
import { rowReader, type RowNotes } from './read-row';

export interface CsvPlan {
	readonly plan: Plan;
	readonly report: CsvReport;
}

/**
 * The roadmap that a table becomes by the given choices: one initiative a row, phases from the phase column,
 * links from the predecessors column, and a report of everything that did not go in as it stood. `newId` is
 * called once for each record. Rules: `docs/rules/csv.md`.
 */
export function planFromCsv(table: CsvTable, choices: CsvChoices, newId: () => string): CsvPlan {
	const notes: RowNotes = { leftOut: [], dateNotes: [] };
	const dates = readDateColumns(table, choices);
	const readRow = rowReader(table, choices, dates, notes);
	const phaseIds = new Map<string, string>();
	const made: MadeRow[] = [];
	// One blank to copy: making each from its fields takes most of the time of a large table.
	const blank = makeRecord(initiativeFields, '');
	const initiatives = table.rows.map((row, index) => {
		const values = readRow(row, index);
		const phase = phaseOf(firstFilled(row.cells, choices.uses, 'phase')?.cell ?? '');
		const record: Initiative = { ...blank, ...values, id: newId(), phase, order: orderKeyAt(index) };
		made.push({ row, id: record.id, code: record.code, title: values.title });
		return record;
	});
	const { links, leftOut, unread } = linksFromCsv(table, choices, made, newId);
	const kept = new Map(unread.map((one) => [one.id, one] as const));
	const complete = initiatives.map((one) => {
		const text = kept.get(one.id);
		return text ? { ...one, custom: { ...one.custom, [text.column]: text.cell } } : one;
	});
	const phases = [...phaseIds].map(([title, id], index) => makePhase(title, id, index, complete));
	const info = { title: choices.title, ...wholeYears(reachOf(complete)) };
	const plan = { ...emptyPlan(info), initiatives: complete, phases, links };
	return {
		plan,
		report: {
			counts: countPlan(plan),
			leftOut: [...columnsLeftOut(table, choices), ...notes.leftOut, ...leftOut],
			dateNotes: notes.dateNotes,
			questions: questionsOf(table, dates)
		}
	};

	function phaseOf(cell: string): string | null {
		const title = cell.replace(/\s+/g, ' ').trim();
		if (!title) return null;
		const id = phaseIds.get(title) ?? newId();
		phaseIds.set(title, id);
		return id;
	}
}

function readDateColumns(table: CsvTable, choices: CsvChoices): ReadonlyMap<number, DateColumn> {
	const columns = choices.uses.flatMap((use, column) =>
		use === 'start' || use === 'end'
			? [{ use, column, cells: table.rows.map((row) => row.cells[column] ?? '') }]
			: []
	);
	const settled = columns.map(({ cells }) => settledOrder(cells)).find((order) => order !== null);
	return new Map(
		columns.map(({ use, column, cells }) => {
			const end = use === 'end' ? 'last' : 'first';
			const asked = choices.dateOrders[column];
			return [column, readDates(cells, { end, asked, settledElsewhere: settled })] as const;
		})
	);
}

function questionsOf(table: CsvTable, dates: ReadonlyMap<number, DateColumn>): ColumnQuestion[] {
	return [...dates].flatMap(([column, { question }]) =>
		question ? [{ ...question, column, name: table.header[column] ?? '' }] : []
	);
}

function columnsLeftOut(table: CsvTable, choices: CsvChoices) {
	return table.header.flatMap((name, column) =>
		choices.uses[column] === 'left-out'
			? [{ row: null, what: `Column "${name}"`, why: 'You chose to leave it out.' }]
			: []
	);
}

/** A phase that spans the dated work in it. */
function makePhase(title: string, id: string, index: number, initiatives: readonly Initiative[]): Phase {
	const { first, last } = reachOf(initiatives.filter((one) => one.phase === id));
	return makeRecord(phaseFields, id, { title, start: first, end: last, order: orderKeyAt(index) });
}

function countPlan(plan: Plan): CsvCounts {
	const dated = plan.initiatives.filter((one) => one.start !== null && one.end !== null);
	const inLane = (lane: string) => plan.initiatives.filter((one) => one.lane === lane).length;
	return {
		initiatives: plan.initiatives.length,
		bothDates: dated.length,
		undated: plan.initiatives.length - dated.length,
		endBeforeStart: dated.filter(({ start, end }) => (end ?? 0) < (start ?? 0)).length,
		phases: plan.phases.length,
		links: plan.links.length,
		byLane: Object.fromEntries(lanes.map((lane) => [lane, inLane(lane)])) as CsvCounts['byLane']
	};
}
