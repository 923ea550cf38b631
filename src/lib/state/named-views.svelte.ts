import { longestName, mostNamed, type NamedView, type ViewSettings } from './saved-view';

/**
 * Ways of looking at a roadmap that somebody gave a name, on this device. Several tabs may add to them: what
 * another tab has stored meanwhile is taken in before this one stores its own.
 */
export class NamedViews {
	list: readonly NamedView[] = $state.raw([]);
	/** Names that this tab has seen, so that what it deleted does not come back. */
	readonly #known = new Set<string>();

	constructor(stored: readonly NamedView[]) {
		this.takeIn(stored);
	}

	/** Keeps a view under a name; one that has this name already is replaced, where it stands. */
	save(name: string, settings: ViewSettings): void {
		const view = { name: name.trim().slice(0, longestName), settings };
		if (view.name === '') return;
		this.#known.add(view.name);
		const isThere = this.list.some((one) => one.name === view.name);
		this.list = isThere
			? this.list.map((one) => (one.name === view.name ? view : one))
			: [...this.list, view].slice(-mostNamed);
	}

	delete(name: string): void {
		this.list = this.list.filter((one) => one.name !== name);
	}

	/** Adds views that this tab has never seen. */
	takeIn(stored: readonly NamedView[]): void {
		const fresh = stored.filter((one) => !this.#known.has(one.name));
		for (const { name } of fresh) this.#known.add(name);
		if (fresh.length > 0) this.list = [...this.list, ...fresh];
	}
}
