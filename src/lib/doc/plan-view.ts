import { type CollectionName, collectionNames, collections } from '$lib/plan/collections';
import type { Part } from '$lib/plan/part';
import type { Plan, Trashed } from '$lib/plan/plan';
import * as Y from 'yjs';
import { CollectionView } from './collection-view';
import { RoadmapRoot } from './roadmap-root';

/**
 * The four documents read as one immutable plan. Observers note which records a transaction touched; the
 * next reading of `plan` reads those again and keeps every other record and list as it was.
 */
export class PlanView {
	readonly roadmap: RoadmapRoot;
	readonly #views = new Map<CollectionName, CollectionView>();
	readonly #touched = new Map<CollectionName, Set<string>>();
	#roadmapTouched = false;
	#plan: Plan;

	constructor(docs: Readonly<Record<Part, Y.Doc>>) {
		this.roadmap = new RoadmapRoot(docs.plan);
		this.roadmap.observe(() => (this.#roadmapTouched = true));
		const lists: Partial<Record<CollectionName, readonly unknown[]>> = {};
		for (const name of collectionNames) {
			const root = docs[collections[name].part].getMap(name);
			const view = new CollectionView(name, root);
			this.#views.set(name, view);
			lists[name] = view.list;
			root.observeDeep((events) => this.#touch(name, events));
		}
		this.#plan = { ...lists, roadmap: this.roadmap.read(), trash: [] } as unknown as Plan;
	}

	get plan(): Plan {
		if (!this.#roadmapTouched && this.#touched.size === 0) return this.#plan;
		const next: Record<string, unknown> = { ...this.#plan };
		if (this.#roadmapTouched) next.roadmap = this.roadmap.read();
		this.#roadmapTouched = false;
		let trashTouched = false;
		for (const [name, ids] of this.#touched) {
			const view = this.view(name);
			const before = view.trash;
			view.refresh(ids);
			next[name] = view.list;
			trashTouched ||= view.trash !== before;
		}
		this.#touched.clear();
		if (trashTouched) next.trash = this.#trash();
		this.#plan = next as unknown as Plan;
		return this.#plan;
	}

	view(name: CollectionName): CollectionView {
		const view = this.#views.get(name);
		if (!view) throw new RangeError(`No collection is called ${name}`);
		return view;
	}

	#touch(name: CollectionName, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void {
		const ids = this.#touched.get(name) ?? new Set<string>();
		for (const event of events) {
			const [id] = event.path;
			if (typeof id === 'string') ids.add(id);
			else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) ids.add(String(key));
		}
		if (ids.size > 0) this.#touched.set(name, ids);
	}

	/** Everything deleted, the latest first; together deleted things stand in the order of the file format. */
	#trash(): readonly Trashed[] {
		return [...this.#views.values()]
			.flatMap((view) => [...view.trash].sort((a, b) => compare(a.record.id, b.record.id)))
			.sort((a, b) => compare(b.deletedAt, a.deletedAt));
	}
}

/** By code units, the same on every machine. */
function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
