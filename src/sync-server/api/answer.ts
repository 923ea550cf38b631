import type { ServerResponse } from 'node:http';
import type { RefusalCode } from '$lib/protocol/refusal';

/** What the server says to a request: a status of HTTP, and what goes as JSON; nothing when that is left out. */
export interface Answer {
	readonly status: 200 | 201 | 204;
	readonly body?: object;
}

/** Status of HTTP for each refusal. */
const statuses: Readonly<Record<RefusalCode, number>> = {
	unknown: 404,
	revoked: 403,
	expired: 403,
	bound: 409,
	role: 403,
	'foreign-author': 403,
	damaged: 400,
	'old-client': 426,
	'too-large': 413,
	rate: 429,
	limit: 409,
	full: 503,
	'publish-token': 401,
	exists: 409,
	'last-owner': 409,
	origin: 403,
	closing: 503
};

/** When to ask again after a refusal that passes, in seconds. */
const retryAfter: Partial<Readonly<Record<RefusalCode, number>>> = { rate: 30, full: 10, closing: 5 };

export function sendAnswer(response: ServerResponse, { status, body }: Answer): void {
	closeUnread(response);
	if (body === undefined) response.writeHead(status).end();
	else sendJson(response, status, body);
}

/** Answers `{ "error": code }`, and nothing else about why. */
export function sendRefusal(response: ServerResponse, code: RefusalCode): void {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	const seconds = retryAfter[code];
	if (seconds !== undefined) response.setHeader('Retry-After', seconds);
	closeUnread(response);
	sendJson(response, statuses[code], { error: code });
}

/** What goes with every answer: it is about one person's access, so nobody in between keeps it. */
export function setPrivate(response: ServerResponse): void {
	response.setHeader('Cache-Control', 'private, no-cache, no-store');
	response.setHeader('Vary', 'Authorization');
	response.setHeader('X-Content-Type-Options', 'nosniff');
}

/** The rest of a body that nobody reads is not waited for. */
function closeUnread(response: ServerResponse): void {
	if (!response.req.complete) response.setHeader('Connection', 'close');
}

function sendJson(response: ServerResponse, status: number, body: object): void {
	const bytes = Buffer.from(JSON.stringify(body), 'utf8');
	response
		.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': bytes.length })
		.end(bytes);
}
