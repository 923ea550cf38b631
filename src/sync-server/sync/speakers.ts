import type { Authority } from '../access/authority.ts';
import type { RefusalCode } from '$lib/protocol/refusal';
import type { Speaker } from './speaker.ts';
import type { SyncSocket } from './sync-socket.ts';

/** A speaker, and the document that is spoken about. */
interface NamedSpeaker extends Speaker {
	readonly documentName: string;
}

/** Everybody who speaks, from the moment they are known: also while their document is still being opened. */
export class Speakers {
	readonly #bySocket = new Map<SyncSocket, Map<string, NamedSpeaker>>();
	#changes = 0;

	/** Grows with each `end`: who was looked up before may be somebody else now. */
	get changes(): number {
		return this.#changes;
	}

	/** How many sockets are open. */
	get count(): number {
		return this.#bySocket.size;
	}

	get sockets(): Iterable<SyncSocket> {
		return this.#bySocket.keys();
	}

	addSocket(socket: SyncSocket): void {
		this.#bySocket.set(socket, new Map());
	}

	/** Forgets a socket that closed, with who spoke on it. */
	deleteSocket(socket: SyncSocket): void {
		this.#bySocket.delete(socket);
	}

	/** Notes who speaks about a document on a socket. */
	add(documentName: string, speaker: Speaker): void {
		// A socket may hold a document twice, and show another device each time.
		const key = `${speaker.authority.deviceId} ${documentName}`;
		this.#bySocket.get(speaker.socket)?.set(key, { documentName, ...speaker });
	}

	/** Closes the sockets of those that a condition holds for, and says why. */
	end(isMeant: (authority: Authority) => boolean, why: RefusalCode): void {
		this.#changes += 1;
		for (const [socket, speakers] of this.#bySocket) {
			if ([...speakers.values()].some(({ authority }) => isMeant(authority))) socket.refuse(why);
		}
	}

	/** Closes the sockets of those who speak, or are about to speak, about a document. */
	endAt(documentName: string, why: RefusalCode): void {
		for (const [socket, speakers] of this.#bySocket) {
			if ([...speakers.values()].some((one) => one.documentName === documentName)) socket.refuse(why);
		}
	}

	/** One of each device and roadmap. */
	distinct(): readonly Speaker[] {
		const found = new Map<string, Speaker>();
		for (const speakers of this.#bySocket.values()) {
			for (const speaker of speakers.values()) {
				found.set(`${speaker.authority.deviceId} ${speaker.authority.roadmapId}`, speaker);
			}
		}
		return [...found.values()];
	}
}
