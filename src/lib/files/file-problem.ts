import type { Json } from '$lib/plan/field';
import { shorten } from '$lib/plan/words';

/** Something that keeps a file from being read: where it is, what it is, and what to do next. */
export interface FileProblem {
	readonly where: string;
	readonly what: string;
	readonly next: string;
}

const maxListed = 20;
/** With more than these nobody reads on, so neither does the reader. */
const maxCounted = 1_000;
const correctIt = 'Correct it in the file, or export the roadmap again where it came from.';

/** Gathers what is wrong with a file; lists the first twenty and counts the rest. */
export class Problems {
	#listed: FileProblem[] = [];
	#count = 0;

	get none(): boolean {
		return this.#count === 0;
	}

	/** Whether there are so many that looking for more is of no use. */
	get areMany(): boolean {
		return this.#count >= maxCounted;
	}

	add(where: string, what: string, next = correctIt): void {
		this.#count++;
		if (this.#listed.length < maxListed) this.#listed.push({ where, what, next });
	}

	/** The listed problems, with a last line that counts those left out. */
	list(): readonly FileProblem[] {
		const rest = this.#count - this.#listed.length;
		if (rest === 0) return this.#listed;
		const count = this.areMany ? `More than ${maxCounted - maxListed - 1}` : String(rest);
		const what = rest === 1 ? 'One more problem.' : `${count} more problems.`;
		return [...this.#listed, { where: 'Further on', what, next: 'Correct those above first.' }];
	}
}

/** A place in a file as a path: `initiatives[3].start`; names that are not plain words in brackets. */
export function placeOf(path: readonly (string | number)[]): string {
	const place = path
		.map((step) => {
			if (typeof step === 'number') return `[${step}]`;
			if (/^[A-Za-z_$][\w$]{0,60}$/.test(step)) return `.${step}`;
			return `[${shorten(JSON.stringify(step))}]`;
		})
		.join('');
	return place.startsWith('.') ? place.slice(1) : place;
}

/** A value as an error shows it, short whatever its size. */
export function shown(value: Json | undefined): string {
	if (value === undefined) return 'nothing';
	if (typeof value === 'string') {
		const start = JSON.stringify(value.slice(0, 60));
		return value.length > 60 ? `${start}… (${value.length.toLocaleString('en-GB')} characters)` : start;
	}
	if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
	return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
