import { randomBytes } from 'node:crypto';
import { closeRedis, connectRedis, type RedisClient } from './redis-client.ts';
import { readCall, readFrame, senderBytes, writeFrame } from './relay-frame.ts';
import type { Relay, RelayMessage } from './relay.ts';

const hubChannel = 'longroad/hub';
const documentPrefix = 'longroad/document/';

/** How long what was lost waits before it is tried again, in milliseconds. */
const mendingPause = 500;
/** Most calls of hubs that wait while Redis is away. */
const mostCalls = 10_000;

type Hear = (message: RelayMessage) => void;

/**
 * A relay through the channels of a Redis; nothing is kept there. While it is away, calls of hubs wait, and whoever
 * listens to a document hears 'missed' once it is back, and once the first listening has begun.
 *
 * @param url "redis://:password@host:6379", or "rediss://…" with TLS
 */
export async function openRedisRelay(url: string): Promise<Relay> {
	const publisher = await connectRedis(url);
	try {
		const relay = new RedisRelay(publisher, await connectRedis(url));
		await relay.start();
		return relay;
	} catch (error) {
		await closeRedis(publisher);
		throw error;
	}
}

class RedisRelay implements Relay {
	readonly #sender = randomBytes(senderBytes);
	readonly #publisher: RedisClient;
	readonly #subscriber: RedisClient;
	readonly #documents = new Map<string, Set<Hear>>();
	readonly #hubs = new Set<(call: string) => void>();
	/** What did not get out: of an update only whose it was. */
	readonly #lostDocuments = new Set<string>();
	readonly #lostCalls: string[] = [];
	#mending: NodeJS.Timeout | null = null;

	constructor(publisher: RedisClient, subscriber: RedisClient) {
		this.#publisher = publisher;
		this.#subscriber = subscriber;
	}

	async start(): Promise<void> {
		await this.#subscriber.subscribe(hubChannel, this.#hearCall, true);
		this.#subscriber.on('ready', () => void this.#subscribe([...this.#documents.keys()]));
	}

	get isOpen(): boolean {
		return this.#publisher.isReady && this.#subscriber.isReady;
	}

	publish(message: RelayMessage): void {
		const channel = message.kind === 'hub' ? hubChannel : documentPrefix + message.document;
		this.#publisher.publish(channel, writeFrame(this.#sender, message)).catch(() => this.#lose(message));
	}

	listen(document: string, hear: Hear): () => void {
		const known = this.#documents.get(document);
		const listeners = known ?? new Set<Hear>();
		listeners.add(hear);
		if (!known) {
			this.#documents.set(document, listeners);
			void this.#subscribe([document]);
		}
		return () => {
			if (!listeners.delete(hear) || listeners.size > 0) return;
			this.#documents.delete(document);
			// While Redis is away there is nothing to end; what it sends to a channel without listeners is dropped.
			this.#subscriber.unsubscribe(documentPrefix + document, this.#hearFrame, true).catch(() => {});
		};
	}

	listenToHubs(hear: (call: string) => void): () => void {
		this.#hubs.add(hear);
		return () => this.#hubs.delete(hear);
	}

	async close(): Promise<void> {
		if (this.#mending) clearTimeout(this.#mending);
		this.#documents.clear();
		this.#hubs.clear();
		await Promise.all([closeRedis(this.#publisher), closeRedis(this.#subscriber)]);
	}

	/** What was published before the channels were open is not heard, so their documents are told to look. */
	async #subscribe(documents: readonly string[]): Promise<void> {
		const channels = documents.map((document) => documentPrefix + document);
		if (channels.length === 0) return;
		try {
			await this.#subscriber.subscribe(channels, this.#hearFrame, true);
		} catch {
			// The connection went; when it is back, everything is asked for again.
			return;
		}
		for (const document of documents) this.#tell({ kind: 'missed', document }, document);
	}

	readonly #hearFrame = (frame: Buffer, channel: Buffer): void => {
		const document = channel.toString().slice(documentPrefix.length);
		const message = readFrame(this.#sender, document, frame);
		if (message) this.#tell(message, document);
	};

	readonly #hearCall = (frame: Buffer): void => {
		const call = readCall(this.#sender, frame);
		if (call !== null) for (const hear of this.#hubs) hear(call);
	};

	#tell(message: RelayMessage, document: string): void {
		for (const hear of this.#documents.get(document) ?? []) hear(message);
	}

	#lose(message: RelayMessage): void {
		// Presence is of the moment: the next one comes soon.
		if (message.kind === 'awareness') return;
		if (message.kind !== 'hub') this.#lostDocuments.add(message.document);
		else if (this.#lostCalls.length < mostCalls) this.#lostCalls.push(message.call);
		this.#mending ??= setTimeout(() => this.#mend(), mendingPause).unref();
	}

	#mend(): void {
		this.#mending = null;
		const documents = [...this.#lostDocuments];
		this.#lostDocuments.clear();
		for (const call of this.#lostCalls.splice(0)) this.publish({ kind: 'hub', call });
		for (const document of documents) this.publish({ kind: 'missed', document });
	}
}
