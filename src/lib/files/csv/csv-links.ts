import { orderKeyAt } from '$lib/files/order-key';
import type { Link } from '$lib/plan/link';
import { linkFields } from '$lib/plan/link-fields';
import { makeRecord } from '$lib/plan/record';
import { type CsvChoices, firstFilled } from './csv-choices';
import type { LeftOut } from './csv-report';
import { type LinkRef, readLinkRefs } from './link-refs';
import type { CsvRow, CsvTable } from './parse-csv';
import { plainWord } from './month-names';

/** A row and the initiative made of it. */
export interface MadeRow {
	readonly row: CsvRow;
	readonly id: string;
	readonly code: string;
	readonly title: string;
}

/** The links of a table, and the texts of references that led nowhere, by initiative. */
export interface CsvLinks {
	readonly links: readonly Link[];
	readonly leftOut: readonly LeftOut[];
	/** Column and id of each predecessors cell that was not understood whole. */
	readonly unread: readonly { readonly id: string; readonly column: string; readonly cell: string }[];
}

/**
 * Links from the predecessors column. A name is looked for among the codes, then the titles, then the row
 * numbers; one that is found several times is as good as none.
 */
export function linksFromCsv(
	table: CsvTable,
	choices: CsvChoices,
	made: readonly MadeRow[],
	newId: () => string
): CsvLinks {
	if (!choices.uses.includes('predecessors')) return { links: [], leftOut: [], unread: [] };
	const find = finder(made);
	const links = new Map<string, Link>();
	const leftOut: LeftOut[] = [];
	const unread: { id: string; column: string; cell: string }[] = [];
	for (const { row, id } of made) {
		const found = firstFilled(row.cells, choices.uses, 'predecessors');
		if (!found) continue;
		const refs = readLinkRefs(found.cell, (name) => typeof find(name) === 'object');
		const before = leftOut.length;
		for (const ref of refs) {
			const why = addLink(ref, id);
			if (why)
				leftOut.push({
					row: row.number,
					what: `Predecessor "${typeof ref === 'string' ? ref : ref.name}"`,
					why
				});
		}
		if (leftOut.length > before)
			unread.push({ id, column: table.header[found.column] ?? '', cell: found.cell });
	}
	return { links: [...links.values()], leftOut, unread };

	/** Adds a link, or says why not. */
	function addLink(ref: LinkRef | string, to: string): string | null {
		if (typeof ref === 'string') return 'It cannot be read as a predecessor; the text is kept as a field.';
		const source = find(ref.name);
		if (source === 'none') return 'No row has that code, title or row number; the text is kept as a field.';
		if (source === 'several') return 'Several rows have that code or title; the text is kept as a field.';
		if (source.id === to) return 'A row cannot be its own predecessor.';
		const key = JSON.stringify([source.id, to, ref.type, ref.lagDays]);
		if (links.has(key)) return null;
		const values = {
			from: source.id,
			to,
			type: ref.type,
			lagDays: ref.lagDays,
			order: orderKeyAt(links.size)
		};
		links.set(key, makeRecord(linkFields, newId(), values));
		return null;
	}
}

type Found = MadeRow | 'several' | 'none';

function finder(made: readonly MadeRow[]): (name: string) => Found {
	const codes = indexBy(made, (one) => one.code);
	const titles = indexBy(made, (one) => one.title);
	const numbers = indexBy(made, (one) => String(one.row.number));
	return (name) => {
		const key = keyOf(name);
		return codes.get(key) ?? titles.get(key) ?? numbers.get(key) ?? 'none';
	};
}

function indexBy(made: readonly MadeRow[], nameOf: (one: MadeRow) => string): ReadonlyMap<string, Found> {
	const index = new Map<string, Found>();
	for (const one of made) {
		const key = keyOf(nameOf(one));
		if (key) index.set(key, index.has(key) ? 'several' : one);
	}
	return index;
}

function keyOf(name: string): string {
	return plainWord(name.replace(/\s+/g, ' ').trim());
}
