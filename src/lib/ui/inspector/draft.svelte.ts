import type { Field, Json } from '$lib/plan/field';
import { askFor, shownFor, valueOf } from '$lib/ui/kit/form/field-typing';

/** Milliseconds without a key press after which a typed value is committed. */
const restMs = 600;

/** What a form control holds for a field: text, or a tick. */
type Typed = string | boolean;

const openDrafts = new Set<Draft>();

/** Commits whatever is being typed anywhere, as leaving each control would. */
export function settleDrafts(): void {
	for (const draft of [...openDrafts]) draft.settle();
}

/**
 * One control of a form: what is being typed, whether it is legal yet, and when it becomes an edit. A legal
 * value is committed after a short rest, on leaving the control and when the page goes away, so that
 * nothing typed is lost; an illegal one stays in the control with what is wrong, and changes nothing.
 */
export class Draft {
	#typed: Typed | null = $state(null);
	/** The value last committed from this draft; null while something newer is being typed. */
	#written: { readonly value: Json } | null = $state.raw(null);
	/** Whether the control holds something that is no value yet, such as half a date. */
	#isPartial = $state(false);
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #field: () => Field<unknown>;
	readonly #value: () => unknown;
	readonly #commit: (value: Json) => void;

	constructor(field: () => Field<unknown>, value: () => unknown, commit: (value: Json) => void) {
		this.#field = field;
		this.#value = value;
		this.#commit = commit;
	}

	/** Whether the plan has moved on since the draft was committed: by an undo, or by someone else. */
	readonly #isOvertaken = $derived.by(
		() => this.#written !== null && !isSame(this.#written.value, this.#value())
	);

	/** Whether the control holds typing of its own rather than the value of the plan. */
	readonly isOpen = $derived.by(() => this.#isPartial || (this.#typed !== null && !this.#isOvertaken));

	/** What the control shows: the draft while there is one, else the value of the plan. */
	readonly shown: Typed = $derived.by(() =>
		this.#typed === null || this.#isOvertaken ? shownFor(this.#field(), this.#value()) : this.#typed
	);

	/** What is wrong with the draft, in words that say what to type; null while it is legal. */
	readonly problem: string | null = $derived.by(() => {
		const isLegal = this.#typed === null || valueOf(this.#field(), this.#typed) !== undefined;
		if (isLegal && !this.#isPartial) return null;
		return askFor(this.#field());
	});

	type(typed: Typed): void {
		openDrafts.add(this);
		this.#typed = typed;
		this.#written = null;
		this.#isPartial = false;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#write(), restMs);
	}

	/** The control holds something unfinished that has no value: it waits, and changes nothing. */
	typePartly(): void {
		clearTimeout(this.#timer);
		this.#isPartial = true;
	}

	/** Commits now; a legal draft ends, an illegal one stays to be mended. */
	settle(): void {
		if (this.#typed === null || this.#isPartial) return;
		this.#write();
		if (this.problem === null) this.#end();
	}

	/** Takes back what was typed and not yet committed. */
	revert(): void {
		this.#end();
	}

	/** Commits what is legal and lets go of the rest, since its control goes. */
	close(): void {
		this.settle();
		this.#end();
	}

	#end(): void {
		openDrafts.delete(this);
		clearTimeout(this.#timer);
		this.#typed = null;
		this.#written = null;
		this.#isPartial = false;
	}

	/** Once only for each thing typed: a later change by someone else is not overwritten with it again. */
	#write(): void {
		clearTimeout(this.#timer);
		if (this.#typed === null || this.#written !== null) return;
		const value = valueOf(this.#field(), this.#typed);
		if (value === undefined) return;
		if (!isSame(value, this.#value())) this.#commit(value);
		this.#written = { value };
	}
}

/** Texts and numbers are compared as they are; a field without a value may be null or undefined. */
function isSame(one: Json, other: unknown): boolean {
	return one === (other ?? null);
}
