import type { Snippet } from 'svelte';
import type { FieldTable, Json } from '$lib/plan/field';

/** A record that an id may stand for. */
export interface FormOption {
	readonly value: string;
	readonly label: string;
}

/** Fields under one heading, each on a line of its own; names in a list share a line. */
interface FormSection {
	readonly title?: string;
	readonly hint?: string;
	readonly rows: readonly (string | readonly string[])[];
}

/** What a control of a caller's own is given: the value, and how to change it or to say what is wrong. */
export interface OwnControl {
	readonly value: Json;
	readonly set: (value: Json) => void;
	readonly refuse: (problem: string) => void;
	/** Ids for label and messages. */
	readonly id: string;
	readonly problem: string | undefined;
}

/** Everything that a form of a record can be told; only fields, sections and what saves are needed. */
export interface RecordFormProps {
	readonly fields: FieldTable;
	readonly sections: readonly FormSection[];
	/** The record as it is; `{}`, or what is known of it, for a new one. */
	readonly record: object;
	/** Gets the values that differ from the record; called only when all are legal, and only when some differ or `isNew`. */
	readonly onsave: (values: { readonly [field: string]: Json }) => void;
	/** Leaves the form. Without it the form stays after saving. */
	readonly onclose?: () => void;
	readonly ondelete?: () => void;
	readonly isNew?: boolean;
	/** Records that an id or ids may stand for, by the name of the field. */
	readonly options?: Readonly<Record<string, readonly FormOption[]>>;
	readonly labels?: Readonly<Record<string, string>>;
	readonly hints?: Readonly<Record<string, string>>;
	readonly percents?: readonly string[];
	readonly required?: readonly string[];
	readonly check?: (values: { readonly [field: string]: Json }) => Readonly<Record<string, string>>;
	/** Controls of a caller's own, for values with a shape; they draw their label themselves. */
	readonly own?: Readonly<Record<string, Snippet<[OwnControl]>>>;
	readonly saveWords?: string;
}
