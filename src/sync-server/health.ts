import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopback } from './access/address.ts';
import { hashOf, isSameHash } from './access/secrets.ts';
import type { Relay } from './cluster/relay.ts';
import type { Metrics } from './metrics.ts';
import type { LogStore } from './store/log-store.ts';

export interface HealthParts {
	readonly store: LogStore;
	readonly relay: Relay | null;
	readonly metrics: Metrics;
	readonly metricsToken: string | null;
	/** Whether the last update could be written. */
	readonly isStoring: () => boolean;
	readonly isClosing: () => boolean;
}

/**
 * Answers `/healthz` (the process runs), `/readyz` (it may be given work) and `/metrics`.
 *
 * @returns false for any other path
 */
export function answerHealth(
	request: IncomingMessage,
	response: ServerResponse,
	parts: HealthParts
): boolean {
	const [path] = (request.url ?? '').split('?');
	if (path !== '/healthz' && path !== '/readyz' && path !== '/metrics') return false;
	response.setHeader('Cache-Control', 'no-store');
	if (path === '/healthz') answer(response, 200, 'application/json', '{"status":"ok"}');
	else if (path === '/readyz') void answerReady(response, parts);
	else if (mayReadMetrics(request, parts.metricsToken)) void answerMetrics(response, parts.metrics);
	else answer(response, 404, 'text/plain', 'Not found');
	return true;
}

/** A way to the other instances that is shut does not stop work: the log is the truth. It is told, though. */
async function answerReady(response: ServerResponse, parts: HealthParts): Promise<void> {
	const answers = await parts.store.ping().then(
		() => true,
		() => false
	);
	const isReady = answers && !parts.isClosing();
	const told = {
		store: answers,
		storing: parts.isStoring(),
		closing: parts.isClosing(),
		...(parts.relay ? { relay: parts.relay.isOpen } : {})
	};
	answer(response, isReady ? 200 : 503, 'application/json', JSON.stringify(told));
}

async function answerMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
	answer(response, 200, metrics.contentType, await metrics.text());
}

/** With a token whoever shows it; without one, programs on this machine whose question nobody passed on. */
function mayReadMetrics(request: IncomingMessage, token: string | null): boolean {
	const { authorization = '', ...headers } = request.headers;
	if (token !== null) return isSameHash(hashOf(authorization), hashOf(`Bearer ${token}`));
	const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:/i, '');
	const isPassedOn = Object.keys(headers).some((name) => /^(x-forwarded|x-real-ip|forwarded|via)/.test(name));
	return isLoopback(from) && !isPassedOn;
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
	response.writeHead(status, { 'Content-Type': type }).end(text);
}
