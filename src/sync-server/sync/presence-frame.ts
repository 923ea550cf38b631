import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { maxPresenceBytes } from '$lib/protocol/presence';
import { type Frame, frameTypes } from './frame.ts';

/** One device's presence, as it travels. */
export interface SentPresence {
	readonly clientId: number;
	readonly clock: number;
	/** JSON; "null" when the device leaves. */
	readonly state: string;
}

/** Most entries in one message that are looked at: a device speaks for itself, and tells of few that left. */
const mostEntries = 100;

/** Reads whose presence a message tells. Empty for what is none, or is more than a presence may be. */
export function readPresences({ decoder }: Frame): readonly SentPresence[] {
	try {
		const update = decoding.createDecoder(decoding.readVarUint8Array(decoder));
		const count = decoding.readVarUint(update);
		if (count > mostEntries) return [];
		return Array.from({ length: count }, () => ({
			clientId: decoding.readVarUint(update),
			clock: decoding.readVarUint(update),
			state: decoding.readVarString(update)
		})).filter(({ state }) => state.length <= maxPresenceBytes && isState(state));
	} catch {
		return [];
	}
}

/** A message that tells one presence. */
export function writePresence(key: string, { clientId, clock, state }: SentPresence): Uint8Array {
	const update = encoding.createEncoder();
	encoding.writeVarUint(update, 1);
	encoding.writeVarUint(update, clientId);
	encoding.writeVarUint(update, clock);
	encoding.writeVarString(update, state);
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, key);
	encoding.writeVarUint(encoder, frameTypes.awareness);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
	return encoding.toUint8Array(encoder);
}

function isState(text: string): boolean {
	try {
		const state: unknown = JSON.parse(text);
		return typeof state === 'object' && !Array.isArray(state);
	} catch {
		return false;
	}
}
