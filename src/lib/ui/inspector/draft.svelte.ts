import type { Field, Json } from '$lib/plan/field';
import { type Day, isoOf, parseDay } from '$lib/plan/day';

/** Milliseconds without a key press after which a typed value is committed. */
const restMs = 600;

/** What a form control holds for a field: text, or a tick. */
type Typed = string | boolean;

/**
 * One control of a form: what is being typed, whether it is legal yet, and when it becomes an edit. A legal
 * value is committed after a short rest, on leaving the control and when the page goes away, so that
 * nothing typed is lost; an illegal one stays in the control with what is wrong, and changes nothing.
 */
export class Draft {
	#typed: Typed | null = $state(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #field: () => Field<unknown>;
	readonly #value: () => unknown;
	readonly #commit: (value: Json) => void;

	constructor(field: () => Field<unknown>, value: () => unknown, commit: (value: Json) => void) {
		this.#field = field;
		this.#value = value;
		this.#commit = commit;
	}

	/** What the control shows: the draft while there is one, else the value of the plan. */
	readonly shown: Typed = $derived.by(() => this.#typed ?? show(this.#field(), this.#value()));

	/** What is wrong with the draft, in words that say what to type; null while it is legal. */
	readonly problem: string | null = $derived.by(() => {
		if (this.#typed === null) return null;
		return parse(this.#field(), this.#typed) === undefined ? `Type ${this.#field().expects}.` : null;
	});

	type(typed: Typed): void {
		this.#typed = typed;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#write(), restMs);
	}

	/** Commits now; a legal draft ends, an illegal one stays to be mended. */
	settle(): void {
		if (this.#typed === null) return;
		this.#write();
		if (this.problem === null) this.#typed = null;
	}

	/** Takes back what was typed and not yet committed. */
	revert(): void {
		clearTimeout(this.#timer);
		this.#typed = null;
	}

	#write(): void {
		clearTimeout(this.#timer);
		if (this.#typed === null) return;
		const parsed = parse(this.#field(), this.#typed);
		if (parsed !== undefined && parsed !== this.#value()) this.#commit(parsed);
	}
}

function show(field: Field<unknown>, value: unknown): Typed {
	if (field.kind === 'flag') return value === true;
	if (value === null || value === undefined) return '';
	if (field.kind === 'day') return isoOf(value as Day);
	return String(value);
}

/** What a typed text means; undefined when it is not legal. */
function parse(field: Field<unknown>, typed: Typed): Json | undefined {
	if (typeof typed === 'boolean') return typed;
	const text = field.kind === 'text' ? typed : typed.trim();
	const stored = text === '' && field.empty === null ? null : meaning(field, text);
	return stored === undefined ? undefined : (field.read(stored) as Json | undefined);
}

function meaning(field: Field<unknown>, text: string): Json | undefined {
	if (field.kind === 'day') return text === '' ? null : (parseDay(text) ?? undefined);
	if (field.kind !== 'number') return text;
	if (text === '') return field.empty as Json;
	const number = Number(text.replace(',', '.').replace('%', '').replace('−', '-'));
	return Number.isFinite(number) ? number : undefined;
}
