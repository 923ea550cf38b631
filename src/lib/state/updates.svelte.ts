import { SvelteSet } from 'svelte/reactivity';

/** What this page knows of versions: its own is the newest, a newer one waits, or another tab has moved on. */
type UpdateState = 'current' | 'waiting' | 'replaced';

/** At most one look for a new version in this time, when the page comes back to the front. */
const lookAgainMs = 60 * 60 * 1000;

/**
 * New versions of the app. A new one is fetched in the background and waits until the person asks for it; even
 * then the page reloads only once nothing on it is unsaved.
 */
export class Updates {
	state: UpdateState = $state('current');
	/** Whether the person asked for the new version. */
	isAsked = $state(false);

	readonly #container: ServiceWorkerContainer;
	readonly #reload: () => void;
	readonly #holds = new SvelteSet<() => boolean>();
	#waiting: ServiceWorker | null = null;
	#lookedAtMs = 0;

	/** Whether something on the page is not saved yet, so that a reload must wait. */
	readonly isHeld: boolean = $derived([...this.#holds].some((isHolding) => isHolding()));

	constructor(container: ServiceWorkerContainer, reload: () => void) {
		this.#container = container;
		this.#reload = reload;
	}

	/**
	 * Registers the worker at an address and watches for new versions. Resolves when that has begun; where the
	 * browser refuses workers (a private window, a plain address) the app goes on without.
	 */
	async register(url: string): Promise<void> {
		let hadController = this.#container.controller !== null;
		this.#container.addEventListener('controllerchange', () => {
			if (hadController) this.state = 'replaced';
			hadController = true;
		});
		$effect.root(() => {
			$effect(() => {
				if (this.isAsked && !this.isHeld) this.#proceed();
			});
		});
		try {
			const registration = await this.#container.register(url);
			this.#watch(registration);
		} catch {
			return;
		}
	}

	/** Keeps a reload back while `isHolding` answers true; it may read runes. Returns what ends that. */
	holdWhile(isHolding: () => boolean): () => void {
		this.#holds.add(isHolding);
		return () => this.#holds.delete(isHolding);
	}

	/** Takes the new version, at once or when everything is saved. */
	take(): void {
		this.isAsked = true;
	}

	/** Moves on one step: first the new worker takes over, then the page loads again. */
	#proceed(): void {
		if (this.state === 'waiting') this.#waiting?.postMessage({ type: 'SKIP_WAITING' });
		else if (this.state === 'replaced') this.#reload();
	}

	#watch(registration: ServiceWorkerRegistration): void {
		const noteWaiting = () => {
			if (!registration.waiting || !this.#container.controller) return;
			this.#waiting = registration.waiting;
			this.state = 'waiting';
		};
		noteWaiting();
		registration.addEventListener('updatefound', () => {
			const worker = registration.installing;
			worker?.addEventListener('statechange', () => {
				if (worker.state === 'installed') noteWaiting();
			});
		});
		this.#lookedAtMs = Date.now();
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState !== 'visible' || Date.now() - this.#lookedAtMs < lookAgainMs) return;
			this.#lookedAtMs = Date.now();
			registration.update().catch(() => undefined);
		});
	}
}

/** Those of this page; null where the browser has no service workers. */
export const updates =
	typeof navigator !== 'undefined' && 'serviceWorker' in navigator
		? new Updates(navigator.serviceWorker, () => location.reload())
		: null;
