import type { CollectionName } from '$lib/plan/collections';

/** What a roadmap file says of itself (`docs/file-format.md`). */
export const formatName = 'longroad-roadmap';
export const formatVersion = 1;

/** Largest file that is read: 100 MB. */
export const maxFileBytes = 100_000_000;
/** Most entries of one list, and most fields of one object. */
export const maxEntries = 200_000;
/** Most values of a whole file, of any kind. */
export const maxValues = 10_000_000;
/** Deepest nesting of lists and objects. */
export const maxDepth = 64;
/** Longest id, in UTF-16 units. */
export const maxId = 1_000;

/** Fields that a record must have in a file besides `id`; any other may be missing and is then empty. */
export const requiredFields: { readonly [Name in CollectionName]?: readonly string[] } = {
	phases: ['title'],
	initiatives: ['title', 'lane', 'start', 'end'],
	milestones: ['title'],
	links: ['from', 'to']
};
