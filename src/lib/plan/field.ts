import { type Day, isDay, isoOf, parseDay } from './day';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * What the planner knows of one field of a record: how it is called, what a stored value means, what a
 * file may hold, and how the published schema describes it. Reading a document, checking a file, writing
 * one, comparing two and labelling a form all go by this one description.
 */
export interface Field<T> {
	readonly label: string;
	readonly kind: FieldKind;
	/** What a record has when the field is missing or not legal. */
	readonly empty: T;
	/** A stored value as the plan sees it; `undefined` when it is not legal. */
	read(stored: Json | undefined): T | undefined;
	/** The same for a value in a file, where days are ISO dates. */
	fromFile(value: Json): T | undefined;
	toFile(value: T): Json;
	/** What a legal value looks like, for an error: "a day such as 2028-06-30, or null". */
	readonly expects: string;
	/** JSON Schema (draft 2020-12) of the value in a file. */
	readonly schema: JsonObject;
	readonly choices?: readonly string[];
}

type FieldKind = 'line' | 'text' | 'day' | 'choice' | 'number' | 'flag' | 'id' | 'ids' | 'json';

export type FieldTable = { readonly [name: string]: Field<unknown> };
export type ValuesOf<Fields> = {
	readonly [Name in keyof Fields]: Fields[Name] extends Field<infer T> ? T : never;
};

/** Longest legal texts, in UTF-16 units: one line, and text with paragraphs. */
export const maxLine = 1_000;
export const maxText = 200_000;

function plain<T extends Json>(parts: Omit<Field<T>, 'fromFile' | 'toFile'>): Field<T> {
	return { ...parts, fromFile: parts.read, toFile: (value) => value };
}

/** One line of text. */
export function line(label: string): Field<string> {
	return words(label, 'line', maxLine);
}

/** Text with paragraphs; kept as shared text, so two people may write in it at once. */
export function text(label: string): Field<string> {
	return words(label, 'text', maxText);
}

function words(label: string, kind: 'line' | 'text', longest: number): Field<string> {
	return plain({
		label,
		kind,
		empty: '',
		read: (v) => (typeof v === 'string' && v.length <= longest ? v : undefined),
		expects: `text of at most ${longest} characters`,
		schema: { type: 'string', maxLength: longest }
	});
}

/** A calendar day, or none. */
export function dayField(label: string): Field<Day | null> {
	return {
		label,
		kind: 'day',
		empty: null,
		read: (v) => (v === null || isDay(v) ? v : undefined),
		fromFile: (v) => (v === null ? null : dayFromIso(v)),
		toFile: (v) => (v === null ? null : isoOf(v)),
		expects: 'a day such as 2028-06-30 (1900 to 2199), or null',
		schema: { type: ['string', 'null'], format: 'date' }
	};
}

/**
 * The same in a kind of record that was carried before it had fields: documents of then hold the ISO date of the
 * file that it came from.
 */
export function onceCarriedDay(label: string): Field<Day | null> {
	const field = dayField(label);
	return { ...field, read: (v) => (typeof v === 'string' ? dayFromIso(v) : field.read(v)) };
}

function dayFromIso(value: Json): Day | undefined {
	return typeof value === 'string' ? (parseDay(value) ?? undefined) : undefined;
}

/** One of some words. */
export function choice<const Word extends string>(
	label: string,
	words: readonly Word[],
	empty: NoInfer<Word>
): Field<Word> {
	return {
		...plain<Word>({
			label,
			kind: 'choice',
			empty,
			read: (v) => words.find((word) => word === v),
			expects: `one of ${words.join(', ')}`,
			schema: { enum: words }
		}),
		choices: words
	};
}

/** One of some words, or none. */
export function choiceOrNone<const Word extends string>(
	label: string,
	words: readonly Word[]
): Field<Word | null> {
	return {
		...plain<Word | null>({
			label,
			kind: 'choice',
			empty: null,
			read: (v) => (v === null ? null : words.find((word) => word === v)),
			expects: `one of ${words.join(', ')}, or null`,
			schema: { enum: [...words, null] }
		}),
		choices: words
	};
}

/** A number within bounds. */
export function number(label: string, min: number, max: number, empty = 0): Field<number> {
	return plain({
		label,
		kind: 'number',
		empty,
		read: (v) => (isWithin(v, min, max) ? v : undefined),
		expects: `a number from ${min} to ${max}`,
		schema: { type: 'number', minimum: min, maximum: max }
	});
}

/** A number within bounds, or none. */
export function numberOrNone(label: string, min: number, max: number): Field<number | null> {
	return plain<number | null>({
		label,
		kind: 'number',
		empty: null,
		read: (v) => (v === null || isWithin(v, min, max) ? v : undefined),
		expects: `a number from ${min} to ${max}, or null`,
		schema: { type: ['number', 'null'], minimum: min, maximum: max }
	});
}

/** Yes or no. */
export function flag(label: string): Field<boolean> {
	return plain({
		label,
		kind: 'flag',
		empty: false,
		read: (v) => (typeof v === 'boolean' ? v : undefined),
		expects: 'true or false',
		schema: { type: 'boolean' }
	});
}

/** The id of another record, or none. Any string is a legal id. */
export function id(label: string): Field<string | null> {
	return plain<string | null>({
		label,
		kind: 'id',
		empty: null,
		read: (v) => (v === null || typeof v === 'string' ? v : undefined),
		expects: 'an id, or null',
		schema: { type: ['string', 'null'] }
	});
}

/** The ids of other records. */
export function ids(label: string): Field<readonly string[]> {
	return plain<readonly string[]>({
		label,
		kind: 'ids',
		empty: [],
		read: (v) =>
			isList(v) && v.every((one) => typeof one === 'string') ? (v as readonly string[]) : undefined,
		expects: 'a list of ids',
		schema: { type: 'array', items: { type: 'string' } }
	});
}

/** A value with a shape of its own, which `accepts` checks. */
export function json<T extends Json>(
	label: string,
	empty: T,
	accepts: (value: Json) => value is T & Json,
	expects: string,
	schema: JsonObject
): Field<T> {
	return plain<T>({
		label,
		kind: 'json',
		empty,
		read: (v) => (v !== undefined && accepts(v) ? v : undefined),
		expects,
		schema
	});
}

function isWithin(value: unknown, min: number, max: number): value is number {
	return typeof value === 'number' && value >= min && value <= max;
}

export function isList(value: unknown): value is readonly Json[] {
	return Array.isArray(value);
}

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
