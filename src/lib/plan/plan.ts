import { type CollectionName, collectionNames, type collections } from './collections';
import type { RecordBase, RecordOf } from './record';
import { makeRoadmapInfo, type RoadmapInfo } from './roadmap-info';

/**
 * A whole roadmap as everything above the document sees it: immutable, each list in its order, deleted
 * records apart. Records that an edit did not touch are the same objects as before it.
 */
export type Plan = {
	readonly [Name in CollectionName]: readonly RecordOf<(typeof collections)[Name]['fields']>[];
} & {
	readonly roadmap: RoadmapInfo;
	readonly trash: readonly Trashed[];
};

/** A record that was deleted and can be restored. */
export interface Trashed {
	readonly collection: CollectionName;
	readonly record: RecordBase;
	/** ISO 8601 date and time, UTC, and who deleted it, as far as is known. */
	readonly deletedAt: string;
	readonly deletedBy: string;
}

/** A plan without a record, of a roadmap that says this of itself. */
export function emptyPlan(roadmap: Partial<RoadmapInfo> = {}): Plan {
	const lists = Object.fromEntries(collectionNames.map((name) => [name, []]));
	return { ...lists, roadmap: makeRoadmapInfo(roadmap), trash: [] } as unknown as Plan;
}

/** Where things are in a plan; made once for each list and kept as long as the list is. */
const byIdOf = new WeakMap<readonly RecordBase[], ReadonlyMap<string, RecordBase>>();

/** The records of a list by their ids. */
export function byId<T extends RecordBase>(list: readonly T[]): ReadonlyMap<string, T> {
	let map = byIdOf.get(list);
	if (!map) {
		map = new Map(list.map((record) => [record.id, record]));
		byIdOf.set(list, map);
	}
	return map as ReadonlyMap<string, T>;
}

/** Compares two records by order key, ties broken by id (code units, the same on every machine). */
export function byOrder(a: RecordBase, b: RecordBase): number {
	if (a.order !== b.order) return a.order < b.order ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
