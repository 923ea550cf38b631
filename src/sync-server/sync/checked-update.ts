import * as Y from 'yjs';
import { checkUpdate, DamagedUpdateError } from '$lib/doc/damaged-update';
import { Refusal } from '$lib/protocol/refusal';

/** What an update would bring to a document. */
export interface UpdateContent {
	/** Whether there is anything that the document does not have. */
	readonly isNews: boolean;
	/** Client ids with new work in it. */
	readonly authors: readonly number[];
	/** Whether it goes on from work that is neither in it nor in the document. */
	readonly hasGap: boolean;
}

/** Reads an update through. Throws Refusal 'damaged' when it is none; nothing is applied. */
export function readContent(document: Y.Doc, bytes: Uint8Array): UpdateContent {
	const { structs, ds } = decode(bytes);
	const authors = new Set<number>();
	/** For each client id, up to where its work would be known. */
	const known = new Map<number, number>();
	let hasGap = false;
	for (const struct of structs) {
		const { client, clock } = struct.id;
		if (struct instanceof Y.Skip) continue;
		const until = known.get(client) ?? Y.getState(document.store, client);
		hasGap ||= clock > until;
		known.set(client, Math.max(until, clock + struct.length));
		if (clock + struct.length <= Y.getState(document.store, client)) continue;
		if (struct instanceof Y.Item && goesOnFromNothing(document, struct)) throw new Refusal('damaged');
		authors.add(client);
	}
	const isKnown = ({ client, clock }: Y.ID) =>
		clock < (known.get(client) ?? Y.getState(document.store, client));
	hasGap ||= structs.some((struct) => struct instanceof Y.Item && !namedBy(struct).every(isKnown));
	for (const [client, ranges] of ds.clients) {
		hasGap ||= ranges.some(({ clock, len }) => !isKnown(Y.createID(client, clock + len - 1)));
	}
	return { isNews: authors.size > 0 || deletesMore(document, ds), authors: [...authors], hasGap };
}

/** What an item says that it stands beside or in. */
function namedBy({ origin, rightOrigin, parent }: Y.Item): Y.ID[] {
	return [origin, rightOrigin, parent].filter((to) => to instanceof Y.ID);
}

function decode(bytes: Uint8Array) {
	try {
		checkUpdate(bytes);
		return Y.decodeUpdate(bytes);
	} catch (error) {
		throw error instanceof DamagedUpdateError ? new Refusal('damaged') : error;
	}
}

/**
 * Whether an item goes on from what its author had in something that is gone, but says that it stands elsewhere. No
 * program that holds the document writes that, and Yjs would fail with half of the update applied.
 */
function goesOnFromNothing(document: Y.Doc, item: Y.Item): boolean {
	const { client, clock } = item.id;
	const known = Y.getState(document.store, client);
	if (clock >= known || !(find(document, Y.createID(client, known - 1)) instanceof Y.GC)) return false;
	const isGone = (to: unknown) => to instanceof Y.ID && find(document, to) instanceof Y.GC;
	return !isGone(item.origin) && !isGone(item.rightOrigin) && !isGoneParent(document, item.parent);
}

/** A deleted parent stays as an item that is empty. */
function isGoneParent(document: Y.Doc, parent: Y.Item['parent']): boolean {
	const struct = parent instanceof Y.ID ? find(document, parent) : null;
	return struct instanceof Y.GC || (struct instanceof Y.Item && !(struct.content instanceof Y.ContentType));
}

function find({ store }: Y.Doc, { client, clock }: Y.ID): Y.GC | Y.Item | null {
	const structs = store.clients.get(client);
	if (!structs || clock >= Y.getState(store, client)) return null;
	return structs[Y.findIndexSS(structs, clock)] ?? null;
}

function deletesMore(document: Y.Doc, ds: ReturnType<typeof Y.decodeUpdate>['ds']): boolean {
	for (const [client, ranges] of ds.clients) {
		if (ranges.some(({ clock, len }) => !isDeleted(document, client, clock, len))) return true;
	}
	return false;
}

function isDeleted(document: Y.Doc, client: number, clock: number, length: number): boolean {
	if (length === 0) return true;
	const structs = document.store.clients.get(client);
	const end = clock + length;
	if (!structs || end > Y.getState(document.store, client)) return false;
	for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
		const struct = structs[index];
		if (!struct || struct.id.clock >= end) break;
		if (!struct.deleted) return false;
	}
	return true;
}
