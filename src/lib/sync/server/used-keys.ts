import { isKey } from '$lib/protocol/credential';
import { makeKey } from './make-key';

/**
 * Keys of questions whose answer may have been lost: the server answers the same key again, and nobody else. They
 * outlast a reload of the tab where the browser can hash what was asked with, which itself is never written down.
 */
const held = new Map<string, string>();

/** The key to ask with by a token or a code: the same one until it is let go. */
export async function keyFor(secret: string): Promise<string> {
	const place = await placeOf(secret);
	const before = held.get(secret) ?? (place && read(place));
	const key = before ?? makeKey();
	held.set(secret, key);
	if (place) write(place, key);
	return key;
}

/** Forgets a key whose answer has come and is written down. */
export async function letGoOfKey(secret: string): Promise<void> {
	held.delete(secret);
	const place = await placeOf(secret);
	if (place) write(place, null);
}

/** Null on a page without TLS, which cannot hash: keys then last as long as the page. */
async function placeOf(secret: string): Promise<string | null> {
	const subtle = (crypto as Partial<Crypto>).subtle;
	if (!subtle) return null;
	const hash = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(secret)));
	return `longroad-key-${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function read(place: string): string | null {
	try {
		const key = sessionStorage.getItem(place);
		return isKey(key) ? key : null;
	} catch {
		return null;
	}
}

function write(place: string, key: string | null): void {
	try {
		if (key === null) sessionStorage.removeItem(place);
		else sessionStorage.setItem(place, key);
	} catch {
		// The key lasts as long as the page then.
	}
}
