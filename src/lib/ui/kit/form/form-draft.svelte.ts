import type { Field, FieldTable, Json, JsonObject } from '$lib/plan/field';
import { askFor, shownFor, type Typed, valueOf } from './field-typing';

/** What a form is about, read anew whenever it is asked. */
interface FormSource {
	readonly fields: FieldTable;
	/** Names of the fields that the form has controls for. */
	readonly names: readonly string[];
	/** The record as it is; a field that it lacks is empty. */
	readonly record: object;
	/** Fields whose shares from 0 to 1 are typed in percent. */
	readonly percents: readonly string[];
	/** Fields that must say something. */
	readonly required: readonly string[];
	/** What is wrong with values that are legal one by one, by the name of the field. */
	readonly check?: ((values: JsonObject) => Readonly<Record<string, string>>) | undefined;
}

/**
 * What is being typed into a form, until it is saved as one edit. Fields that nobody typed in follow the
 * record, so that what others change meanwhile is shown and kept.
 */
export class FormDraft {
	#typed: Readonly<Record<string, Typed>> = $state.raw({});
	/** Whether saving was tried: missing values are told from then on. */
	wasTried = $state(false);
	readonly #source: () => FormSource;

	constructor(source: () => FormSource) {
		this.#source = source;
	}

	/** What has been typed and differs from the record. Illegal values are left out. */
	readonly changes: JsonObject = $derived.by(() => {
		const entries = Object.keys(this.#typed).flatMap((name) => {
			const value = this.#parsed(name);
			return value === undefined || isSame(value, this.#stored(name)) ? [] : [[name, value] as const];
		});
		return Object.fromEntries(entries);
	});

	/** Whether anything would be lost without saving. */
	readonly isDirty: boolean = $derived.by(
		() =>
			Object.keys(this.changes).length > 0 ||
			Object.keys(this.#typed).some((name) => this.#parsed(name) === undefined)
	);

	readonly problems: Readonly<Record<string, string>> = $derived.by(() => {
		const { names, required, check } = this.#source();
		const values = Object.fromEntries(names.map((name) => [name, this.value(name)]));
		const found: Record<string, string> = { ...check?.(values) };
		for (const name of names) {
			const own = this.#ownProblem(name);
			if (own !== null) found[name] = own;
			else if (this.wasTried && required.includes(name) && isEmpty(values[name] ?? null))
				found[name] = 'This is needed.';
		}
		return found;
	});

	/** The value as it would be saved, or as it is where what was typed is not legal. */
	value(name: string): Json {
		return this.#parsed(name) ?? this.#stored(name);
	}

	/** What a text field or a tick shows. */
	shown(name: string): string | boolean {
		const typed = this.#typed[name];
		if (typeof typed === 'string' || typeof typed === 'boolean') return typed;
		return shownFor(this.#field(name), this.#stored(name), this.isPercent(name));
	}

	type(name: string, typed: Typed): void {
		this.#typed = { ...this.#typed, [name]: typed };
	}

	/** Lets go of all that was typed. */
	clear(): void {
		this.#typed = {};
		this.wasTried = false;
	}

	isPercent(name: string): boolean {
		return this.#source().percents.includes(name);
	}

	#field(name: string): Field<unknown> {
		const { fields } = this.#source();
		const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (!field) throw new RangeError(`This kind of record has no field ${name}.`);
		return field;
	}

	#stored(name: string): Json {
		const values = this.#source().record as { readonly [name: string]: Json | undefined };
		return (Object.hasOwn(values, name) ? values[name] : undefined) ?? (this.#field(name).empty as Json);
	}

	/** The legal value that was typed; undefined when none was, or none is legal. */
	#parsed(name: string): Json | undefined {
		const typed = this.#typed[name];
		return typed === undefined ? undefined : valueOf(this.#field(name), typed, this.isPercent(name));
	}

	#ownProblem(name: string): string | null {
		const typed = this.#typed[name];
		if (typed === undefined || this.#parsed(name) !== undefined) return null;
		return typeof typed === 'object' && 'problem' in typed
			? typed.problem
			: askFor(this.#field(name), this.isPercent(name));
	}
}

function isEmpty(value: Json): boolean {
	return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isSame(one: Json, other: Json): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}
