import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Where a request comes from, as a name to count under: an IPv4 address, or the first half of an IPv6 address,
 * as one household or office has the whole second half to choose from.
 *
 * @param trustProxy whether a proxy of ours stands before the server; its word is the last of X-Forwarded-For
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
	const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '') : '';
	const last = forwarded.split(',').at(-1)?.trim() ?? '';
	const address = isIP(last) ? last : (request.socket.remoteAddress ?? '');
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	return isIP(address) === 6 ? network(address) : address;
}

/** Whether a host name or an address means this machine and no other. */
export function isLoopback(host: string): boolean {
	const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
	return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** The first 64 bits of an IPv6 address. */
function network(address: string): string {
	const [head = '', tail] = address.replace(/%.*$/, '').split('::');
	const before = head.split(':').filter(Boolean);
	const after = (tail ?? '').split(':').filter(Boolean);
	const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
	const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...after];
	return `${groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':')}::/64`;
}
