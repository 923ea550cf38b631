import { flushSync } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

/** A grid of no more cells is drawn whole. */
const fewCells = 400;

/** How far out of sight a cell is drawn already. */
const margin = '500px';

type Watch = (element: Element) => () => void;

/**
 * Which rows and columns of a large grid are near what is in sight. All cells are there, with their names, for who
 * reads or searches; only the near ones are drawn, and on paper all.
 */
export class NearCells {
	readonly #rows = new SvelteSet<string>();
	readonly #columns = new SvelteSet<string>();
	/** One watch for a row or column as long as it is shown, whatever else of it changes. */
	readonly #watches = new Map<string, Watch>();
	readonly #isLarge: () => boolean;
	#isPrinting = $state(false);

	constructor(cellCount: () => number) {
		this.#isLarge = () => cellCount() > fewCells;
		$effect(() => {
			const before = () => flushSync(() => (this.#isPrinting = true));
			const after = () => (this.#isPrinting = false);
			addEventListener('beforeprint', before);
			addEventListener('afterprint', after);
			return () => {
				removeEventListener('beforeprint', before);
				removeEventListener('afterprint', after);
			};
		});
	}

	/** Whether the cells of a row are drawn; in one column, where there are columns. */
	isNear(row: string, column: string | null): boolean {
		if (!this.#isLarge() || this.#isPrinting) return true;
		return this.#rows.has(row) && (column === null || this.#columns.has(column));
	}

	/** Keeps watch over the element of a row. */
	row(id: string): Watch {
		return this.#watch(`row ${id}`, this.#rows, id);
	}

	/** Keeps watch over the head of a column. */
	column(id: string): Watch {
		return this.#watch(`column ${id}`, this.#columns, id);
	}

	#watch(name: string, near: Set<string>, id: string): Watch {
		let made = this.#watches.get(name);
		if (!made) this.#watches.set(name, (made = (element) => watch(element, near, id)));
		return made;
	}
}

function watch(element: Element, near: Set<string>, id: string): () => void {
	const observer = new IntersectionObserver(
		([entry]) => {
			if (entry?.isIntersecting) near.add(id);
			else near.delete(id);
		},
		{ root: element.closest('[data-scroll]'), rootMargin: margin }
	);
	observer.observe(element);
	return () => {
		observer.disconnect();
		near.delete(id);
	};
}
