import type { IncomingMessage } from 'node:http';
import { isLoopback } from './address.ts';
import { hashOf, isSameHash } from './secrets.ts';

/** What decides who may share a roadmap on this server. */
export interface PublishingRule {
	/** The address that the server listens on. */
	readonly host: string;
	/** What the operator gave to those who may; null when nothing was set. */
	readonly publishToken: string | null;
	/** Whether the operator says that a proxy stands before the server. */
	readonly trustProxy: boolean;
}

/** 'token' when the right token is shown, 'here' when none is needed, 'wrong' and 'missing' when it may not be. */
type PublishingAnswer = 'token' | 'here' | 'wrong' | 'missing';

/**
 * Whether a request may share a roadmap. Without the token only who sits at this machine may: the server listens
 * on loopback alone, it is asked for by a name of loopback (no page of another site can make a browser say so), and
 * nothing passed the request on.
 */
export function mayPublish(request: IncomingMessage, rule: PublishingRule): PublishingAnswer {
	const shown = request.headers['x-publish-token'];
	if (typeof shown === 'string' && shown !== '' && rule.publishToken) {
		return isSameHash(hashOf(shown), hashOf(rule.publishToken)) ? 'token' : 'wrong';
	}
	return isAskedFromHere(request, rule) ? 'here' : 'missing';
}

function isAskedFromHere(request: IncomingMessage, rule: PublishingRule): boolean {
	const host = (request.headers.host ?? '').replace(/:\d{1,5}$/, '').toLowerCase();
	const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:/i, '');
	return (
		!rule.trustProxy &&
		isLoopback(rule.host) &&
		isLoopback(from) &&
		(host === 'localhost' || host === '127.0.0.1' || host === '[::1]') &&
		!Object.keys(request.headers).some(isForwarding) &&
		// What no browser speaks, and a proxy that was set up in one line does.
		request.httpVersion !== '1.0'
	);
}

function isForwarding(header: string): boolean {
	return (
		header.startsWith('x-forwarded') ||
		header === 'forwarded' ||
		header === 'via' ||
		header === 'x-real-ip' ||
		header === 'x-client-ip' ||
		header === 'true-client-ip' ||
		header === 'cf-connecting-ip'
	);
}
