import type { IncomingMessage } from 'node:http';

/** What decides which pages may speak to the server. */
export interface OriginRule {
	/** Origins besides the server's own, such as "https://plans.example". */
	readonly origins: readonly string[];
	/** Whether a proxy of ours stands before the server and says under which host it was asked. */
	readonly trustProxy: boolean;
}

/**
 * Whether a request comes from a page of our own, of an allowed origin, or from no page at all. A browser always says
 * which page a write or a websocket comes from.
 */
export function isOwnOrigin(request: IncomingMessage, { origins, trustProxy }: OriginRule): boolean {
	const { origin, host, 'sec-fetch-site': site } = request.headers;
	if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
	if (origins.includes(origin)) return true;
	if (!URL.canParse(origin)) return false;
	const asked = [host, trustProxy ? request.headers['x-forwarded-host'] : undefined];
	// A proxy in front may speak TLS where we do not: the host decides, the scheme cannot.
	const { host: from, protocol } = new URL(origin);
	if (protocol !== 'http:' && protocol !== 'https:') return false;
	return asked.some((one) => typeof one === 'string' && one.toLowerCase() === from);
}
