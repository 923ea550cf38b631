import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a text, hexadecimal: all that the server keeps of a key, a token or a code. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function isSameHash(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
	return a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}

/** 128 random bits, base64url, 22 characters: an id of a participant or a device, or the token of a link. */
export function randomToken(): string {
	return randomBytes(16).toString('base64url');
}

/** Stands in for what was not found, so that looking for it is as much work. No text has this hash. */
export const nobodysHash = '0'.repeat(64);
/** Stands in for the id of what was not found. */
export const nobodysId = 'nobody';
