/** Milliseconds between two messages: four a second while something changes. */
const restMs = 250;

/** Tells others the newest of what changes, at most four times a second, and the same thing once. */
export class Whisper {
	readonly #tell: (value: object) => void;
	#next: object | null = null;
	#said = '';
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(tell: (value: object) => void) {
		this.#tell = tell;
	}

	say(value: object): void {
		this.#next = value;
		if (this.#timer === undefined) this.#speak();
	}

	/** Forgets what was to be said, and what was said. */
	hush(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#next = null;
		this.#said = '';
	}

	#speak(): void {
		this.#timer = undefined;
		const next = this.#next;
		const text = JSON.stringify(next);
		this.#next = null;
		if (next === null || text === this.#said) return;
		this.#said = text;
		this.#timer = setTimeout(() => this.#speak(), restMs);
		this.#tell(next);
	}
}
