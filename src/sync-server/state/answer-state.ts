import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Part } from '$lib/plan/part';
import { mayRead, mayWrite } from '$lib/plan/role';
import { documentName } from '$lib/protocol/document-name';
import { Refusal } from '$lib/protocol/refusal';
import type { Authority } from '../access/authority.ts';
import { Turns } from '../access/turns.ts';
import type { SharedRoadmap } from '../store/access-store.ts';
import type { LogStore, StoredDocumentBytes } from '../store/log-store.ts';
import { chooseEncoding, encode, type Encoding } from './encoding.ts';
import { mergeStored } from './merge-updates.ts';
import type { ReadyState, StateCache } from './state-cache.ts';

interface StateStore extends Pick<LogStore, 'load' | 'loadAt' | 'lastSequence'> {
	roadmap(id: string): Promise<SharedRoadmap | null>;
}

/** A part of a roadmap, asked for by somebody who was found to take part in it. */
export interface StateQuestion {
	readonly store: StateStore;
	readonly authority: Authority;
	readonly roadmapId: string;
	readonly part: Part;
	/** The time that it is asked for as it was then, in milliseconds since 1970; null for now. */
	readonly at: number | null;
}

type AnswerState = (
	request: IncomingMessage,
	response: ServerResponse,
	question: StateQuestion
) => Promise<void>;

/**
 * Answers with a part as one Yjs update, version 1, compressed as the asker allows, or that nothing has changed.
 * Rejects before anything is answered: with Refusal 'unknown' when the roadmap, or the part at that time, is not
 * kept, with 'role' when the role may not read it, and with the store's own error.
 */
export function makeAnswerState(cache: StateCache): AnswerState {
	const past = new Turns();
	return async (request, response, question) => {
		const { store, authority, roadmapId, part, at } = question;
		if (authority.roadmapId !== roadmapId) throw new Refusal('unknown');
		// The past is for those who may put it back.
		if (!mayRead(authority.role, part) || (at !== null && !mayWrite(authority.role, 'plan'))) {
			throw new Refusal('role');
		}
		const roadmap = await store.roadmap(roadmapId);
		if (!roadmap) throw new Refusal('unknown');
		const name = documentName(roadmapId, part);
		const encoding = chooseEncoding(request.headers['accept-encoding']);
		const tagOf = (sequence: number) => writeTag(roadmap, sequence);
		if (at !== null) {
			// The past is not kept at hand: whoever asks for much of it has one document of it in memory at a time.
			return past.take(authority.participantId, async () => {
				if (response.destroyed) return;
				const stored = await store.loadAt(name, at);
				if (!stored) throw new Refusal('unknown');
				if (isKnown(request, tagOf(stored.sequence))) return answerKnown(response, tagOf(stored.sequence));
				const ready = await makeReady(stored, encoding);
				answerReady(response, ready, tagOf(ready.sequence));
			});
		}
		const sequence = await store.lastSequence(name);
		if (isKnown(request, tagOf(sequence))) return answerKnown(response, tagOf(sequence));
		// A roadmap that is shared anew has nothing of what was kept of it before.
		const ready = await cache.get(`${roadmap.createdAt} ${encoding} ${name}`, sequence, async () =>
			makeReady(await store.load(name), encoding)
		);
		answerReady(response, ready, tagOf(ready.sequence));
	};
}

async function makeReady(stored: StoredDocumentBytes, encoding: Encoding): Promise<ReadyState> {
	return { ...(await encode(await mergeStored(stored), encoding)), sequence: stored.sequence };
}

/** Weak: the same content may be written in other bytes. The first number tells one sharing of a roadmap from the next. */
function writeTag({ createdAt }: SharedRoadmap, sequence: number): string {
	return `W/"${createdAt.toString(36)}-${sequence}"`;
}

function isKnown(request: IncomingMessage, tag: string): boolean {
	const bare = tag.replace(/^W\//, '');
	const known = request.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
	return known?.includes(bare) ?? false;
}

/** A private cache belongs to one browser, which can read what it asked for: the encoding needs no word in Vary. */
function headersOf(tag: string): Record<string, string> {
	return { ETag: tag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' };
}

function answerKnown(response: ServerResponse, tag: string): void {
	response.writeHead(304, headersOf(tag)).end();
}

function answerReady(response: ServerResponse, { body, encoding }: ReadyState, tag: string): void {
	response
		.writeHead(200, {
			...headersOf(tag),
			'Content-Type': 'application/octet-stream',
			'Content-Length': body.byteLength,
			...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding })
		})
		.end(body);
}
