import type { RelayMessage } from './relay.ts';

/** Bytes of an instance's id at the start of each frame, by which it knows its own. */
export const senderBytes = 16;

type DocumentMessage = Exclude<RelayMessage, { readonly kind: 'hub' }>;

const kinds = ['update', 'awareness', 'missed'] as const satisfies readonly DocumentMessage['kind'][];

/** A message as it travels: sender, one byte for the kind, the update or the call. */
export function writeFrame(sender: Uint8Array, message: RelayMessage): Buffer {
	if (message.kind === 'hub') return Buffer.concat([sender, Buffer.from(message.call)]);
	const update = message.kind === 'missed' ? new Uint8Array() : message.update;
	return Buffer.concat([sender, Uint8Array.of(kinds.indexOf(message.kind)), update]);
}

/** Reads a frame of a document's channel; null for one's own, and for one of a newer version. */
export function readFrame(sender: Uint8Array, document: string, frame: Buffer): DocumentMessage | null {
	const kind = kinds[frame[senderBytes] ?? kinds.length];
	if (!kind || isOwn(sender, frame)) return null;
	return kind === 'missed'
		? { kind, document }
		: { kind, document, update: new Uint8Array(frame.subarray(senderBytes + 1)) };
}

/** Reads a hub's call; null for one's own. */
export function readCall(sender: Uint8Array, frame: Buffer): string | null {
	return isOwn(sender, frame) ? null : frame.subarray(senderBytes).toString();
}

function isOwn(sender: Uint8Array, frame: Buffer): boolean {
	return frame.subarray(0, senderBytes).equals(sender);
}
