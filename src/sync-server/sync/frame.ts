import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Types of messages that a device may send: see MessageType of Hocuspocus. */
export const frameTypes = {
	sync: 0,
	awareness: 1,
	auth: 2,
	queryAwareness: 3,
	syncReply: 4,
	stateless: 5,
	close: 7
} as const;

const known: ReadonlySet<number> = new Set(Object.values(frameTypes));
/** Longest address of a message, in UTF-16 units: a percent-encoded id, a part, a session. */
const longestKey = 2_000;

export interface Frame {
	/** The document's name, and a session behind a zero byte where a device has one. */
	readonly key: string;
	readonly type: number;
	/** What a message of the sync is: see y-protocols/sync; null for others. */
	readonly syncKind: number | null;
	/** Stands behind that. */
	readonly decoder: decoding.Decoder;
}

/** Reads the start of a message. Null for what is none. */
export function readFrame(data: Uint8Array): Frame | null {
	try {
		const decoder = decoding.createDecoder(data);
		const key = decoding.readVarString(decoder);
		const type = decoding.readVarUint(decoder);
		// The library keeps plain objects by key.
		const isKey = key.length <= longestKey && !(key in Object.prototype);
		if (!isKey || !known.has(type)) return null;
		const isSync = type === frameTypes.sync || type === frameTypes.syncReply;
		return { key, type, syncKind: isSync ? decoding.readVarUint(decoder) : null, decoder };
	} catch {
		return null;
	}
}

/** A message that changes nothing, so that the other side sees that the connection lives. */
export function writeQuietFrame(key: string): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, key);
	encoding.writeVarUint(encoder, frameTypes.awareness);
	encoding.writeVarUint8Array(encoder, Uint8Array.of(0));
	return encoding.toUint8Array(encoder);
}
