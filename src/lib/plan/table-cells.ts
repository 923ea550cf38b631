import { type Day, formatDay, isoOf } from './day';
import type { Field, Json, JsonObject } from './field';
import type { FindingReport } from './finding';
import type { Plan } from './plan';
import type { RecordBase } from './record';
import { readDayText, type SlashOrder } from './table-day';
import { quoteInList, readQuoted, splitList } from './table-list';
import type { NameIndex, TableNames } from './table-names';
import type { Predecessor } from './table-predecessors';
import { bad, type CellReading, good, quoted } from './table-reading';
import { listNames } from './words';

/** What cells are read and written by, besides the record they are of. */
export interface CellContext {
	readonly plan: Plan;
	readonly names: TableNames;
	readonly report: FindingReport;
	readonly slashes: SlashOrder;
}

/** What a cell's text means for its record: values of fields, or the links that end at it. */
export interface CellValue {
	readonly fields?: JsonObject;
	readonly predecessors?: readonly Predecessor[];
}

/** How one column stands for one kind of record. */
export interface TableCell {
	/** As people read it: "30 Jun 2028". Reading it gives the same value. */
	show(record: RecordBase, context: CellContext): string;
	/** As it is copied, so that other programs read it too: "2028-06-30". Reading it gives the same value. */
	write(record: RecordBase, context: CellContext): string;
	read(text: string, record: RecordBase, context: CellContext): CellReading<CellValue>;
	/** What may be written, where that is one of some names or a list of them. */
	options?(context: CellContext): readonly string[];
	/** What the column is sorted by; null stands last. */
	sortKey(record: RecordBase, context: CellContext): string | number | null;
}

/** How values of one kind read in a cell. */
interface Writing<T> {
	show?(value: T, context: CellContext): string;
	write(value: T, context: CellContext): string;
	/** `now` is what the cell holds: ids that lead nowhere may stay, but not come. */
	read(text: string, context: CellContext, now: T): CellReading<T>;
	options?(context: CellContext): readonly string[];
	sortKey?(value: T): string | number | null;
}

/** Values of a record by the names of its fields. */
function valuesOf(record: RecordBase): { readonly [name: string]: unknown } {
	return record as unknown as { readonly [name: string]: unknown };
}

/** A cell that holds one field of its record. */
export function fieldCell<T>(name: string, field: Field<T>, writing: Writing<T>): TableCell {
	const valueOf = (record: RecordBase) => valuesOf(record)[name] as T;
	return {
		show: (record, context) => (writing.show ?? writing.write)(valueOf(record), context),
		write: (record, context) => writing.write(valueOf(record), context),
		read: (text, record, context) => {
			const read = writing.read(text, context, valueOf(record));
			if (!read.ok) return read;
			if (field.read(read.value as Json) === undefined)
				return bad(`${quoted(text)} does not fit here.`, `Write ${field.expects.replace(/, or null$/, '')}.`);
			return good({ fields: { [name]: read.value as Json } });
		},
		...(writing.options ? { options: writing.options } : {}),
		sortKey: (record, context) =>
			writing.sortKey ? writing.sortKey(valueOf(record)) : writing.write(valueOf(record), context) || null
	};
}

/** Text as it is. */
export const asText: Writing<string> = { write: (value) => value, read: (text) => good(text) };

/** A day: read in many ways, shown as "30 Jun 2028", copied as 2028-06-30. */
export const asDay: Writing<Day | null> = {
	show: (value) => (value === null ? '' : formatDay(value)),
	write: (value) => (value === null ? '' : isoOf(value)),
	read: (text, context) => readDayText(text, context.slashes),
	sortKey: (value) => value
};

/** A number; a sign for per cent behind it is not needed and does no harm. Blank is `none`. */
export function asNumber<T extends number | null>(none: T, suffix: string): Writing<number | T> {
	return {
		show: (value) => (value === null || value === none ? '' : `${numberWords(value)}${suffix}`),
		write: (value) => (value === null ? '' : String(value)),
		read: (text) => {
			const plain = plainNumber(text);
			if (plain === '') return good(none);
			const value = Number(plain);
			return Number.isFinite(value)
				? good(value)
				: bad(`${quoted(text)} is no number.`, 'Write digits, such as 12 or 12.5.');
		},
		sortKey: (value) => (value === none ? null : value)
	};
}

/** "1 520" and "1,520" are 1520, "12,5" is 12.5, "30 %" is 30. */
function plainNumber(text: string): string {
	const bare = text
		.trim()
		.replace(/\s*%$/, '')
		.replace(/^−/, '-')
		.replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3})/g, '');
	if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
	if (/^[+-]?\d+,\d+$/.test(bare)) return bare.replace(',', '.');
	return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? bare : bare === '' ? '' : 'none';
}

function numberWords(value: number): string {
	return Number.isInteger(value) && Math.abs(value) >= 10_000
		? value.toLocaleString('en-GB').replaceAll(',', '\u202f')
		: String(value);
}

/** One of some words, called as people call them. `noun` is what it is, for errors: "lane". */
export function asChoice<T extends string | null>(
	noun: string,
	words: readonly (T & string)[],
	names: Readonly<Record<T & string, string>>,
	mayBeEmpty: boolean
): Writing<T> {
	const list = words.map((word) => names[word]);
	const keyOf = (text: string) =>
		text
			.trim()
			.toLowerCase()
			.replace(/[\s_-]+/g, ' ');
	return {
		write: (value) => (value === null ? '' : names[value]),
		read: (text) => {
			const key = keyOf(text);
			if (key === '' && mayBeEmpty) return good(null as T);
			const word = words.find((one) => keyOf(one) === key || keyOf(names[one]) === key);
			if (word !== undefined) return good(word);
			const next = `Write ${orList(list)}.`;
			return key === ''
				? bad(`The ${noun} cannot be empty.`, next)
				: bad(`${quoted(text)} is no ${noun}.`, next);
		},
		options: () => list,
		sortKey: (value) => (value === null ? null : words.findIndex((word) => word === value))
	};
}

/** The name of another record, kept as its id. */
export function asReference(noun: string, indexOf: (names: TableNames) => NameIndex): Writing<string | null> {
	return {
		write: (value, context) => (value === null ? '' : indexOf(context.names).nameOf(value)),
		read: (text, context, now) => {
			const names = indexOf(context.names);
			return text.trim() === '' ? good(null) : oneOf(noun, text, names, now === null ? [] : [now]);
		},
		options: (context) => indexOf(context.names).all()
	};
}

/** The names of other records, separated by semicolons, kept as their ids. */
export function asReferences(
	noun: string,
	indexOf: (names: TableNames) => NameIndex
): Writing<readonly string[]> {
	return {
		write: (value, context) => {
			const names = indexOf(context.names);
			return value.map((id) => listed(names.nameOf(id))).join('; ');
		},
		read: (text, context, now) => {
			const names = indexOf(context.names);
			const whole = manyOf(noun, splitList(text), names, now);
			if (whole.ok || text.includes(';') || !text.includes(',')) return whole;
			const parts = manyOf(noun, splitList(text.replaceAll(',', ';')), names, now);
			return parts.ok ? parts : whole;
		},
		options: (context) => indexOf(context.names).all()
	};
}

function listed(name: string): string {
	return name.startsWith('#') && !/[;"\r\n]|\s$/.test(name) ? name : quoteInList(name);
}

function manyOf(
	noun: string,
	pieces: readonly string[],
	names: NameIndex,
	now: readonly string[]
): CellReading<readonly string[]> {
	const ids: string[] = [];
	for (const piece of pieces) {
		const inMarks = readQuoted(piece);
		const one = oneOf(noun, inMarks && inMarks.rest === '' ? inMarks.name : piece, names, now);
		if (!one.ok) return one;
		ids.push(one.value);
	}
	return good(ids);
}

function oneOf(noun: string, text: string, names: NameIndex, now: readonly string[]): CellReading<string> {
	if (text.startsWith('#') && now.includes(text.slice(1))) return good(text.slice(1));
	const found = names.find(text);
	const [id] = found;
	if (id !== undefined && found.length === 1) return good(id);
	const known = names.all();
	if (found.length > 1)
		return bad(
			`${quoted(text)} may mean ${found.length} ${noun}s.`,
			`Write ${orList(found.map((one) => names.nameOf(one)))}.`
		);
	return bad(
		`There is no ${noun} ${quoted(text)}.`,
		known.length > 0
			? `Write the name of one that is there, such as ${listNames(known, 3).replace(' and ', ' or ')}.`
			: `This roadmap has no ${noun}s yet; leave the cell empty.`
	);
}

/** "Process, Structure or Technology" */
function orList(words: readonly string[]): string {
	const shown = words.slice(0, 8);
	return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}
