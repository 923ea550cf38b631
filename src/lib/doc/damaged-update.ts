import * as Y from 'yjs';

/** Thrown for bytes that are not an update of a roadmap, or were damaged on their way. Nothing was applied. */
export class DamagedUpdateError extends Error {
	constructor(cause: unknown) {
		super('These bytes are damaged or are not a roadmap update. Nothing was changed.', { cause });
		this.name = 'DamagedUpdateError';
	}
}

/** Reads an update through without applying it. Throws DamagedUpdateError when it is malformed. */
export function checkUpdate(bytes: Uint8Array): void {
	try {
		Y.decodeUpdate(bytes);
	} catch (error) {
		throw new DamagedUpdateError(error);
	}
}
