import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Part } from '$lib/plan/part';
import { Refusal } from '$lib/protocol/refusal';
import { addressOf } from '../access/address.ts';
import { authenticate } from '../access/authenticate.ts';
import type { Authority } from '../access/authority.ts';
import type { CircleStore } from '../access/circle.ts';
import { joinRoadmap, publishRoadmap, recoverRoadmap } from '../access/enter.ts';
import { GuessLimit } from '../access/guess-limit.ts';
import { isRoadmapId, isServerId } from '../access/ids.ts';
import { isOwnOrigin, type OriginRule } from '../access/origin.ts';
import { mayPublish, type PublishingRule } from '../access/publishing.ts';
import { readJoin, readPublish, readRecover } from '../access/requests.ts';
import { Turns } from '../access/turns.ts';
import type { Hub } from '../sync/hub.ts';
import { type Answer, sendAnswer, sendRefusal, setPrivate } from './answer.ts';
import { readBody } from './body.ts';
import { type ApiPath, readApiPath } from './path.ts';
import { readablePart, readableTime, type Route, routes } from './routes.ts';

/** What of the server's settings this needs. */
export interface ApiConfig extends OriginRule, PublishingRule {
	/** The sub-path of the app, such as "/plans"; empty for the root. */
	readonly basePath: string;
	/** Most bytes of a body. */
	readonly limits: { readonly bodyBytes: number };
}

/** A part of a roadmap that somebody asks for who may read it. */
export interface AskedState<Kept> {
	readonly store: Kept;
	readonly authority: Authority;
	readonly roadmapId: string;
	readonly part: Part;
	/** The time that it is asked for as it was then, in milliseconds since 1970; null for now. */
	readonly at: number | null;
}

interface ApiParts<Kept extends CircleStore> {
	readonly store: Kept;
	readonly hub: Hub;
	readonly config: ApiConfig;
	readonly answerState: (
		request: IncomingMessage,
		response: ServerResponse,
		asked: AskedState<Kept>
	) => Promise<void>;
	/** Told what went wrong in the store or the hub. Its words may hold names and ids: they are not for a log. */
	readonly report: (error: unknown) => void;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
}

/**
 * Answers everything of protocol/api.ts.
 *
 * @returns a function that says whether it takes a request: all that are below `/api`
 */
export function makeApi<Kept extends CircleStore>(
	parts: ApiParts<Kept>
): (request: IncomingMessage, response: ServerResponse) => boolean {
	const api = new Api(parts);
	return (request, response) => {
		const path = readApiPath(request.url ?? '', parts.config.basePath);
		if (!path) return false;
		setPrivate(response);
		api.answer(request, response, path).catch((error: unknown) => {
			if (error instanceof Refusal) sendRefusal(response, error.code);
			else {
				parts.report(error);
				sendRefusal(response, 'full');
			}
		});
		return true;
	};
}

class Api<Kept extends CircleStore> {
	readonly #parts: ApiParts<Kept>;
	readonly #guesses = new GuessLimit();
	readonly #turns = new Turns();

	constructor(parts: ApiParts<Kept>) {
		this.#parts = parts;
	}

	async answer(request: IncomingMessage, response: ServerResponse, { words, query }: ApiPath): Promise<void> {
		const [root, id, kind = '', target = '', last] = words;
		if (root !== 'documents' || words.length > 5) throw new Refusal('unknown');
		if (request.method !== 'GET' && !isOwnOrigin(request, this.#parts.config)) throw new Refusal('origin');
		if (id === undefined) return sendAnswer(response, await this.#publish(request));
		if (!isRoadmapId(id) || (words.length > 3 && !isServerId(target))) throw new Refusal('unknown');
		const asked = [kind, '*', last].slice(0, words.length - 2).join('/');
		const question = words.length === 2 ? `${request.method}` : `${request.method} ${asked}`;
		if (question === 'GET state') return this.#state(request, response, id, query);
		if (question === 'POST join' || question === 'POST recover') {
			return sendAnswer(response, await this.#enter(request, id, question));
		}
		const route = routes.get(question);
		if (!route) throw new Refusal('unknown');
		sendAnswer(response, await this.#take(request, route, { id, target, query }));
	}

	async #publish(request: IncomingMessage): Promise<Answer> {
		const { config } = this.#parts;
		if (request.method !== 'POST') throw new Refusal('unknown');
		const address = addressOf(request, config.trustProxy);
		if (request.headers['x-publish-token'] !== undefined) this.#guesses.check(address, '', this.#now());
		const answer = mayPublish(request, config);
		if (answer === 'wrong') this.#guesses.count(address, '', this.#now());
		if (answer === 'wrong' || answer === 'missing') throw new Refusal('publish-token');
		const wanted = readPublish(await readBody(request, config.limits.bodyBytes));
		const published = await this.#turns.take(wanted.id, () =>
			publishRoadmap(this.#circle(wanted.id), wanted)
		);
		return { status: 201, body: published };
	}

	/** By a link, or by the recovery code. One after another, so that no burst of guesses outruns the count. */
	async #enter(
		request: IncomingMessage,
		id: string,
		question: 'POST join' | 'POST recover'
	): Promise<Answer> {
		const { config } = this.#parts;
		const address = addressOf(request, config.trustProxy);
		this.#guesses.check(address, id, this.#now());
		const body = await readBody(request, config.limits.bodyBytes);
		return this.#turns.take(id, async () => {
			this.#guesses.check(address, id, this.#now());
			const circle = this.#circle(id);
			try {
				const entered =
					question === 'POST join'
						? await joinRoadmap(circle, readJoin(body))
						: await recoverRoadmap(circle, readRecover(body));
				return { status: 200, body: entered };
			} catch (error) {
				if (error instanceof Refusal && error.code === 'unknown')
					this.#guesses.count(address, id, this.#now());
				throw error;
			}
		});
	}

	async #state(
		request: IncomingMessage,
		response: ServerResponse,
		roadmapId: string,
		query: URLSearchParams
	): Promise<void> {
		const authority = await this.#askerOf(request, roadmapId);
		const part = readablePart(authority, query);
		const at = readableTime(authority, query);
		const { store, answerState } = this.#parts;
		await answerState(request, response, { store, authority, roadmapId, part, at });
	}

	/** Answers who takes part. The body is read first, as nobody waits for a slow one; then all is looked at anew. */
	async #take(
		request: IncomingMessage,
		route: Route,
		{ id, target, query }: { readonly id: string; readonly target: string; readonly query: URLSearchParams }
	): Promise<Answer> {
		const first = await this.#allowed(request, id, route);
		if (request.method === 'GET') {
			return route.answer({ circle: this.#circle(id), asker: first, body: {}, target, query });
		}
		const body = route.hasBody ? await readBody(request, this.#parts.config.limits.bodyBytes) : {};
		return this.#turns.take(id, async () => {
			const asker = await this.#allowed(request, id, route);
			return route.answer({ circle: this.#circle(id), asker, body, target, query });
		});
	}

	async #allowed(request: IncomingMessage, id: string, { who }: Route): Promise<Authority> {
		const asker = await this.#askerOf(request, id);
		if (who === 'owner' && asker.role !== 'owner') throw new Refusal('role');
		return asker;
	}

	#askerOf(request: IncomingMessage, roadmapId: string): Promise<Authority> {
		const [, credential = ''] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
		return authenticate(this.#parts.store, roadmapId, credential, this.#now());
	}

	#circle(roadmapId: string) {
		const { store, hub } = this.#parts;
		return { store, hub, roadmapId, now: this.#now() };
	}

	#now(): number {
		return (this.#parts.now ?? Date.now)();
	}
}
