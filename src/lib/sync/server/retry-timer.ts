import { type LinkPace, retryDelayMs } from './link-pace';

/** When to try again, after so many tries that failed. */
export class RetryTimer {
	readonly #pace: LinkPace;
	readonly #tryAgain: () => void;
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(pace: LinkPace, tryAgain: () => void) {
		this.#pace = pace;
		this.#tryAgain = tryAgain;
	}

	/** Tries in a row that failed. */
	get failures(): number {
		return this.#failures;
	}

	/** What follows is the first try again. */
	forget(): void {
		this.stop();
		this.#failures = 0;
	}

	/** Tries again after a while, which grows; without a network, as far as the browser knows, after the longest. */
	later(isPatient: boolean): void {
		const { onLine } = navigator;
		const random = onLine ? Math.random() : (1 + Math.random()) / 2;
		const failures = onLine ? this.#failures : Number.MAX_SAFE_INTEGER;
		this.#after(retryDelayMs(this.#pace, failures, isPatient, random));
		this.#failures++;
	}

	/** Tries again at once, which counts as a try that failed. */
	now(): void {
		this.#after(0);
		this.#failures++;
	}

	/** Tries again soon; not at once, since others may come back for the same reason. */
	soon(): void {
		this.#failures = 0;
		this.#after((Math.random() * this.#pace.firstRetryMs) / 2);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#after(delayMs: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#tryAgain(), delayMs);
	}
}
