import { type Day, isoOf, parseDay } from '$lib/plan/day';
import type { Field, Json } from '$lib/plan/field';

/** What a control holds: text or a tick as it was typed, a whole value, or what is wrong with something unfinished. */
export type Typed = string | boolean | { readonly value: Json } | { readonly problem: string };

/** What a text field or tick shows for a value. A share in percent is shown with at most two decimals. */
export function shownFor(field: Field<unknown>, value: unknown, isPercent = false): string | boolean {
	if (field.kind === 'flag') return value === true;
	if (value === null || value === undefined) return '';
	if (field.kind === 'day') return isoOf(value as Day);
	if (isPercent && typeof value === 'number') return String(Math.round(value * 10_000) / 100);
	return String(value);
}

/** The value that was typed; undefined when the field does not allow it. */
export function valueOf(field: Field<unknown>, typed: Typed, isPercent = false): Json | undefined {
	if (typeof typed === 'object') return 'value' in typed ? legal(field, typed.value) : undefined;
	if (typeof typed === 'boolean') return typed;
	const text = field.kind === 'text' ? typed : typed.trim();
	if (text === '' && field.empty === null) return null;
	return legal(field, meaning(field, text, isPercent));
}

/** What to type instead, as a sentence. */
export function askFor(field: Field<unknown>, isPercent = false): string {
	if (!isPercent) return `Type ${field.expects.replace(/,? or null$/, ', or leave it empty')}.`;
	const { minimum, maximum } = field.schema as { readonly minimum?: number; readonly maximum?: number };
	return `Type a number from ${100 * (minimum ?? 0)} to ${100 * (maximum ?? 1)}.`;
}

/** A number as people type one, with a comma or a percent sign too; undefined when it is none. */
export function numberIn(text: string): number | undefined {
	const number = Number(text.replace(',', '.').replace('%', '').replace('−', '-'));
	return text.trim() !== '' && Number.isFinite(number) ? number : undefined;
}

function meaning(field: Field<unknown>, text: string, isPercent: boolean): Json | undefined {
	if (field.kind === 'day') return parseDay(text) ?? undefined;
	if (field.kind !== 'number') return text;
	if (text === '') return field.empty as Json;
	const number = numberIn(text);
	return isPercent && number !== undefined ? number / 100 : number;
}

function legal(field: Field<unknown>, value: Json | undefined): Json | undefined {
	return value === undefined ? undefined : (field.read(value) as Json | undefined);
}
