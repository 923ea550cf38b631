import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Part } from '$lib/plan/part';
import { isRefusalCode, type RefusalCode } from '$lib/protocol/refusal';
import type { PartProvider } from './part-provider';

interface ConnectionParts {
	/** The websocket's address. */
	readonly address: string;
	readonly pace: ConnectionPace;
	/** Makes the parts' providers on the first connection, and gives them again on later ones. */
	readonly providersOn: (socket: HocuspocusProviderWebsocket) => readonly PartProvider[];
	readonly maySend: (part: Part) => boolean;
	/** Called once all parts knew the same as the server. */
	readonly onReady: () => void;
	/** Called once; with a reason when the server gave one. */
	readonly onEnd: (why: RefusalCode | null) => void;
}

/** Milliseconds. */
export interface ConnectionPace {
	/** How often a connection is looked after. */
	readonly lookMs: number;
	/** How long a server may be silent before it is asked something. */
	readonly silenceMs: number;
}

/** How many looks a server may leave a question without an answer. */
const patientLooks = 4;
/** The same while it has not told yet what it knows, which may be much. */
const firstLooks = 12;

/** As long as a timer of a browser can be told, ten times over. */
const weeksMs = 2_000_000_000;

/** Of a close event: a message was larger than the server allows. */
const messageTooBig = 1009;

/**
 * One connection to a server, from opening to its end; the next is another. The library would open it again by itself,
 * all devices at the same pace, keep unsent messages in memory, and wait for ever for a server that accepts and says
 * nothing.
 */
export class ServerConnection {
	readonly #parts: ConnectionParts;
	readonly #socket: HocuspocusProviderWebsocket;
	readonly #timer: ReturnType<typeof setInterval>;
	#providers: readonly PartProvider[] = [];
	#isReady = false;
	#hasEnded = false;
	#heardAt = performance.now();
	#looksWithoutWord = 0;
	#bufferedBytes = 0;

	constructor(parts: ConnectionParts) {
		this.#parts = parts;
		this.#socket = new HocuspocusProviderWebsocket({
			url: parts.address,
			autoConnect: false,
			maxAttempts: 1,
			// Looked after here: the library takes silence for a lost connection although nobody spoke.
			messageReconnectTimeout: weeksMs
		});
		this.#socket.on('open', () => this.#attach());
		this.#socket.on('close', ({ event }: { event: { code: number; reason: string } }) =>
			this.end(reasonOf(event))
		);
		this.#timer = setInterval(() => this.#look(), parts.pace.lookMs);
		void this.#socket.connect();
	}

	get isReady(): boolean {
		return this.#isReady;
	}

	/** To be told whenever the server said something. */
	hear(): void {
		this.#heardAt = performance.now();
		this.#looksWithoutWord = 0;
		if (this.#isReady || this.#providers.length === 0) return;
		if (!this.#providers.every((one) => one.isReady && !one.isSending)) return;
		this.#isReady = true;
		this.#parts.onReady();
	}

	/** Ends the connection, with a reason if the server gave one. */
	end(why: RefusalCode | null): void {
		if (this.#hasEnded) return;
		this.#hasEnded = true;
		clearInterval(this.#timer);
		this.#parts.onEnd(why);
		for (const provider of this.#providers) provider.leave();
		this.#socket.destroy();
	}

	#attach(): void {
		if (this.#hasEnded) return;
		this.#providers = this.#parts.providersOn(this.#socket);
		for (const provider of this.#providers)
			provider.connectTo(this.#socket, this.#parts.maySend(provider.part));
	}

	/** A server that has been silent for long is asked something; one that does not answer is out of reach. */
	#look(): void {
		if (this.#isMoving()) return;
		if (this.#isReady && performance.now() - this.#heardAt < this.#parts.pace.silenceMs) return;
		this.#looksWithoutWord++;
		if (this.#looksWithoutWord > (this.#isReady ? patientLooks : firstLooks)) this.end(null);
		else if (this.#isReady && this.#looksWithoutWord === 1) this.#quietest()?.ask();
	}

	/** Whether something large is on its way out. */
	#isMoving(): boolean {
		const before = this.#bufferedBytes;
		this.#bufferedBytes = this.#socket.webSocket?.bufferedAmount ?? 0;
		return this.#bufferedBytes < before;
	}

	/** Comments are never deleted, so that asking for what is missing there takes the fewest bytes. */
	#quietest(): PartProvider | undefined {
		return this.#providers.find(({ part }) => part === 'talk') ?? this.#providers[0];
	}
}

function reasonOf({ code, reason }: { code: number; reason: string }): RefusalCode | null {
	if (code === messageTooBig) return 'too-large';
	return isRefusalCode(reason) ? reason : null;
}
