import type { IncomingMessage } from 'node:http';
import { Refusal } from '$lib/protocol/refusal';
import type { Body } from '../access/requests.ts';

/**
 * Reads the body of a request, which must be one JSON object in UTF-8.
 *
 * @param most bytes that it may have
 * @throws Refusal 'too-large' as soon as it has more, 'damaged' when it is anything else or breaks off
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Body> {
	// A form of another site can send a body without asking first, but not under this type.
	if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? '')) throw new Refusal('damaged');
	const bytes = await readBytes(request, most);
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Refusal('damaged');
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal('damaged');
	return value as Body;
}

function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
	if (Number(request.headers['content-length'] ?? 0) > most) return Promise.reject(new Refusal('too-large'));
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		request.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size <= most) chunks.push(chunk);
			else {
				chunks.length = 0;
				reject(new Refusal('too-large'));
			}
		});
		request.on('end', () => resolve(Buffer.concat(chunks)));
		request.on('error', () => reject(new Refusal('damaged')));
		request.on('close', () => reject(new Refusal('damaged')));
	});
}
