import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/part';
import { channelName, deletedMessage } from './names';

/** Bytes for each part: state vectors, or updates. */
type PartBytes = Readonly<Record<Part, Uint8Array>>;

type TabMessage =
	/** An edit, or what another tab was missing. */
	| { readonly kind: 'update'; readonly part: Part; readonly update: Uint8Array }
	/** A tab has just opened the roadmap and tells what it knows. */
	| { readonly kind: 'hello'; readonly vectors: PartBytes }
	/** The answer: what the newcomer lacks, and what the one who answers knows. */
	| { readonly kind: 'welcome'; readonly updates: PartBytes; readonly vectors: PartBytes }
	| typeof deletedMessage;

/**
 * The tabs of one roadmap on this device: each sees the others' edits at once. Every tab stores what it
 * gets, so one whose storage fails does not lose an edit that another still can keep.
 */
export class Tabs {
	/** Settles when another tab has answered for the first time and what it told is in the document. */
	readonly answered: Promise<void>;
	#tellAnswered: () => void = () => undefined;
	readonly #roadmap: RoadmapDocument;
	readonly #channel: BroadcastChannel;
	#isClosed = false;

	constructor(roadmap: RoadmapDocument, onDeleted: () => void) {
		this.answered = new Promise((resolve) => (this.#tellAnswered = resolve));
		this.#roadmap = roadmap;
		this.#channel = new BroadcastChannel(channelName(roadmap.id));
		this.#channel.onmessage = (event: MessageEvent<unknown>) => {
			if (this.#isClosed) return;
			const message = readMessage(event.data);
			if (message?.kind === 'deleted') onDeleted();
			else if (message) this.#answer(message);
		};
	}

	/** Says which state this tab has and asks the others for the rest; they ask back. */
	sayHello(): void {
		this.#post({ kind: 'hello', vectors: forParts((part) => this.#roadmap.stateVector(part)) });
	}

	/** Tells the other tabs of an edit. Never throws. */
	tell(part: Part, update: Uint8Array): void {
		this.#post({ kind: 'update', part, update });
	}

	close(): void {
		this.#isClosed = true;
		this.#channel.close();
	}

	#answer(message: Exclude<TabMessage, typeof deletedMessage>): void {
		try {
			if (message.kind === 'update') {
				this.#roadmap.applyUpdate(message.part, message.update, 'tab');
			} else if (message.kind === 'hello') {
				this.#post({
					kind: 'welcome',
					updates: this.#missingFrom(message.vectors),
					vectors: forParts((part) => this.#roadmap.stateVector(part))
				});
			} else {
				for (const part of parts) this.#roadmap.applyUpdate(part, message.updates[part], 'tab');
				this.#tellAnswered();
				const missing = this.#missingFrom(message.vectors);
				for (const part of parts) {
					if (missing[part].length > emptyUpdateBytes) this.tell(part, missing[part]);
				}
			}
		} catch {
			// A message that another version or a stranger sent: what it holds is not for this document.
		}
	}

	#missingFrom(vectors: PartBytes): PartBytes {
		return forParts((part) => this.#roadmap.diff(part, vectors[part]));
	}

	#post(message: TabMessage): void {
		if (!this.#isClosed) this.#channel.postMessage(message);
	}
}

/** An update that holds neither content nor deletions is two bytes. */
const emptyUpdateBytes = 2;

function forParts(bytesOf: (part: Part) => Uint8Array): PartBytes {
	return Object.fromEntries(parts.map((part) => [part, bytesOf(part)])) as Record<Part, Uint8Array>;
}

/** A message as it came over the channel, or null when it is none of ours. */
function readMessage(data: unknown): TabMessage | null {
	if (typeof data !== 'object' || data === null) return null;
	const { kind, part, update, updates, vectors } = data as Record<string, unknown>;
	if (kind === 'deleted') return deletedMessage;
	if (kind === 'update' && isPart(part) && update instanceof Uint8Array) return { kind, part, update };
	if (kind === 'hello' && isPartBytes(vectors)) return { kind, vectors };
	if (kind === 'welcome' && isPartBytes(updates) && isPartBytes(vectors)) return { kind, updates, vectors };
	return null;
}

function isPart(value: unknown): value is Part {
	return parts.some((part) => part === value);
}

function isPartBytes(value: unknown): value is PartBytes {
	if (typeof value !== 'object' || value === null) return false;
	return parts.every((part) => (value as Record<string, unknown>)[part] instanceof Uint8Array);
}
