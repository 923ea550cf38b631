import type { ColumnUse } from './column-use';
import { type CsvChoices, firstFilled } from './csv-choices';
import { guessColumns } from './guess-columns';
import { defaultLaneRule, type LaneRule, laneTable } from './lane-rule';
import type { CsvTable } from './parse-csv';

/** The choices that hold until a person changes them. */
export function guessChoices(table: CsvTable, title: string): CsvChoices {
	const uses = guessColumns(table);
	return { uses, lanes: laneRuleFor(table, uses), dateOrders: {}, title };
}

/** The lane rule that goes with a mapping: by the lane column where there is one, else all in one lane. */
function laneRuleFor(table: CsvTable, uses: readonly ColumnUse[]): LaneRule {
	if (!uses.includes('lane')) return defaultLaneRule;
	return laneTable(table.rows.map((row) => firstFilled(row.cells, uses, 'lane')?.cell ?? ''));
}
