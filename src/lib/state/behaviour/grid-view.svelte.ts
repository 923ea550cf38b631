import { type CellFilter, everyCell } from '$lib/plan/behaviour/grid';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** How the grid of cells is looked at just now, kept while one visits a cell and comes back. */
export class GridView {
	filter: CellFilter = $state.raw(everyCell);
	/** Key of the cell that was opened last. */
	openedCell: string | null = $state(null);
}

const viewOf = new WeakMap<Roadmap, GridView>();

/** The one look at the grid of an open roadmap. */
export function gridViewOf(roadmap: Roadmap): GridView {
	let view = viewOf.get(roadmap);
	if (!view) viewOf.set(roadmap, (view = new GridView()));
	return view;
}
