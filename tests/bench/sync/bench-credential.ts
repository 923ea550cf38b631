import { createHash } from 'node:crypto';
import { writeCredential } from '$lib/protocol/credential';

/** What the n-th client of a document shows: a key that both ends can work out. */
export function benchCredential(kind: 'large' | 'small', number: number, client: number): string {
	const deviceId = `${kind}-${number}-${client}`;
	return writeCredential({ deviceId, key: benchKey(deviceId) });
}

export function benchKey(deviceId: string): string {
	return createHash('sha256').update(deviceId).digest('base64url');
}
