/**
 * What a device shows the server: its id there, and a key of 256 bits that it made itself. The server knows the
 * key's SHA-256 alone. Written "lr1.‹device id›.‹key, base64url›"; the first word is the protocol's version, so
 * that a server can tell an app that is too old.
 */
export interface Credential {
	readonly deviceId: string;
	readonly key: string;
}

const protocolVersion = 'lr1';

const keyPattern = /^[A-Za-z0-9_-]{43}$/;

export function writeCredential({ deviceId, key }: Credential): string {
	return `${protocolVersion}.${deviceId}.${key}`;
}

/** Reads a credential. 'old-client' for another version of the protocol; null for anything else. */
export function readCredential(text: string): Credential | 'old-client' | null {
	const [version, deviceId, key, ...rest] = text.split('.');
	if (version !== protocolVersion && /^lr\d+$/.test(version ?? '')) return 'old-client';
	if (version !== protocolVersion || !deviceId || !isKey(key) || rest.length > 0) return null;
	return { deviceId, key };
}

/** Whether a text is a key as a device makes one: 32 bytes, base64url without padding. */
export function isKey(text: unknown): text is string {
	return typeof text === 'string' && keyPattern.test(text);
}
