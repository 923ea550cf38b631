import type { CellProblem } from '$lib/plan/table-reading';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** A text that did not fit its cell, and why. */
export interface CellDraft extends CellProblem {
	readonly rowKey: string;
	readonly columnId: string;
	readonly text: string;
}

/** Texts that somebody typed and that did not fit: their cells keep them until they are mended or dropped. */
export class CellDrafts {
	#drafts: ReadonlyMap<string, CellDraft> = $state.raw(new Map());

	get all(): readonly CellDraft[] {
		return [...this.#drafts.values()];
	}

	get count(): number {
		return this.#drafts.size;
	}

	of(rowKey: string, columnId: string): CellDraft | undefined {
		return this.#drafts.size === 0 ? undefined : this.#drafts.get(nameOf(rowKey, columnId));
	}

	keep(draft: CellDraft): void {
		this.#drafts = new Map(this.#drafts).set(nameOf(draft.rowKey, draft.columnId), draft);
	}

	drop(rowKey: string, columnId: string): void {
		if (!this.of(rowKey, columnId)) return;
		const drafts = new Map(this.#drafts);
		drafts.delete(nameOf(rowKey, columnId));
		this.#drafts = drafts;
	}
}

function nameOf(rowKey: string, columnId: string): string {
	return JSON.stringify([rowKey, columnId]);
}

const ofRoadmaps = new WeakMap<Roadmap, CellDrafts>();

/** The drafts of an open roadmap; they stay while one looks at another view of it. */
export function draftsOf(roadmap: Roadmap): CellDrafts {
	let drafts = ofRoadmaps.get(roadmap);
	if (!drafts) ofRoadmaps.set(roadmap, (drafts = new CellDrafts()));
	return drafts;
}
