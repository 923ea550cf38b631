import * as Y from 'yjs';

/** Thrown for bytes that are not an update of a roadmap, or were damaged on their way. Nothing was applied. */
export class DamagedUpdateError extends Error {
	constructor(cause?: unknown) {
		super('These bytes are damaged or are not a roadmap update. Nothing was changed.', { cause });
		this.name = 'DamagedUpdateError';
	}
}

/** Reads an update (Yjs, version 1) through without applying it. Throws DamagedUpdateError when it is malformed. */
export function checkUpdate(bytes: Uint8Array): void {
	const { structs, ds } = decoded(bytes);
	const isSound = structs.every(
		(struct) => struct.length > 0 && (!(struct instanceof Y.Item) || isCausal(struct))
	);
	if (!isSound) throw new DamagedUpdateError();
	if (![...ds.clients.values()].every(isInOrder)) throw new DamagedUpdateError();
}

function decoded(bytes: Uint8Array) {
	try {
		return Y.decodeUpdate(bytes);
	} catch (error) {
		throw new DamagedUpdateError(error);
	}
}

/**
 * Whether an item refers only to what its author had made before it. Yjs takes that for granted: it would
 * fail in the middle of applying an update where it does not hold.
 */
function isCausal(item: Y.Item): boolean {
	return [item.origin, item.rightOrigin, item.parent].every(
		(to) => !(to instanceof Y.ID) || to.client !== item.id.client || to.clock < item.id.clock
	);
}

/**
 * Whether deleted ranges are as Yjs writes them: none empty, one after another. It keeps those for later that it has no
 * items for, and would fail while it writes them down, with half of the update applied.
 */
function isInOrder(ranges: readonly { readonly clock: number; readonly len: number }[]): boolean {
	let end = 0;
	for (const { clock, len } of ranges) {
		if (len < 1 || clock < end) return false;
		end = clock + len;
	}
	return true;
}
