import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StoredDevice, StoredInvite, StoredParticipant } from '$server/store/access-store';
import type { LogEntry } from '$server/store/log-store';
import type { Store } from '$server/store/store';

/** Data of one test, which several may open at once, in other processes too. */
export interface StoreUnderTest {
	open(): Promise<Store>;
	/** How a process of its own opens the same data: a module (file URL), its function, and what that is given. */
	readonly elsewhere: { readonly module: string; readonly opener: string; readonly argument: string };
	/** Removes the data, after everybody has closed it. */
	remove(): Promise<void>;
}

/** An entry whose update is a text, so that tests can read what came back. */
export function entryOf(document: string, text: string, values: Partial<LogEntry> = {}): LogEntry {
	return {
		document,
		participantId: 'ana',
		deviceId: 'laptop',
		at: 1_790_000_000_000,
		update: new TextEncoder().encode(text),
		newClients: [],
		...values
	};
}

/** The texts of updates: see entryOf. */
export function textsOf(updates: readonly Uint8Array[]): string[] {
	return updates.map((update) => new TextDecoder().decode(update));
}

export function participantOf(
	roadmapId: string,
	id: string,
	values: Partial<StoredParticipant> = {}
): StoredParticipant {
	return {
		id,
		roadmapId,
		name: `Name of ${id}`,
		role: 'editor',
		createdAt: 1_790_000_000_000,
		expiresAt: null,
		revokedAt: null,
		...values
	};
}

export function deviceOf(
	participantId: string,
	id: string,
	values: Partial<StoredDevice> = {}
): StoredDevice {
	return {
		id,
		participantId,
		name: `Device ${id}`,
		keyHash: 'a'.repeat(64),
		createdAt: 1_790_000_000_000,
		seenAt: null,
		...values
	};
}

export function inviteOf(
	participantId: string,
	tokenHash: string,
	values: Partial<StoredInvite> = {}
): StoredInvite {
	return {
		tokenHash,
		participantId,
		kind: 'person',
		createdAt: 1_790_000_000_000,
		expiresAt: null,
		usedAt: null,
		...values
	};
}

/** What another process was told to be on disk. */
interface Acknowledged {
	readonly sequence: number;
	readonly text: string;
}

export interface Writer {
	readonly process: ChildProcess;
	/** Grows while the process runs; complete once `ended`. */
	readonly acknowledged: readonly Acknowledged[];
	/** Settles when so many are acknowledged, or the process has ended. */
	reached(count: number): Promise<void>;
	/** Settles when the process has ended and all it said was heard: to its exit code, null when it was killed. */
	readonly ended: Promise<number | null>;
}

/**
 * Starts a process that writes entries into a document, four at a time, and says each that the store has
 * acknowledged.
 *
 * @param count how many; it ends by itself then
 */
export function startWriter(
	{ module, opener, argument }: StoreUnderTest['elsewhere'],
	document: string,
	label: string,
	count: number
): Writer {
	const script = fileURLToPath(new URL('./write-store-entries.ts', import.meta.url));
	const child = spawn(process.execPath, [script, module, opener, argument, document, label, String(count)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const acknowledged: Acknowledged[] = [];
	let notice = () => {};
	const lines = createInterface({ input: child.stdout });
	lines.on('line', (line) => {
		const [sequence, text] = line.split(' ');
		// A process that is killed may have got half a line out.
		if (sequence && text?.endsWith('.')) acknowledged.push({ sequence: Number(sequence), text });
		notice();
	});
	let isOver = false;
	const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(([[code]]) => {
		isOver = true;
		notice();
		return code as number | null;
	});
	return {
		process: child,
		acknowledged,
		ended,
		reached: (wanted) =>
			new Promise((resolve) => {
				notice = () => {
					if (acknowledged.length >= wanted || isOver) resolve();
				};
				notice();
			})
	};
}
