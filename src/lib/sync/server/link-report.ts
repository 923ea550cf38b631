import type { Part } from '$lib/plan/part';
import type { Role } from '$lib/plan/role';
import type { RefusalCode } from '$lib/protocol/refusal';
import type { EditLedger } from './edit-ledger';
import type { LinkPace } from './link-pace';
import { describeLink, isSameStatus, type LinkStatus } from './link-status';
import { Listeners } from './listeners';
import type { UnsentMemory } from './unsent-memory';

interface ReportSources {
	readonly ledger: EditLedger;
	readonly memory: UnsentMemory;
	readonly pace: LinkPace;
	readonly role: () => Role;
	readonly isConnected: () => boolean;
}

/** What a link knows of where the edits are; it is told to whoever listens, and written down on the device. */
export class LinkReport {
	state: LinkStatus['state'] = 'connecting';
	refusal: RefusalCode | null = null;
	isStoring = true;
	lastSyncedAt: number | null = null;
	/** Parts in which the server refused work, and why: nothing is sent there until somebody tries again. */
	readonly held = new Map<Part, RefusalCode>();
	readonly #sources: ReportSources;
	readonly #listeners = new Listeners<LinkStatus>();
	#status: LinkStatus;

	constructor(sources: ReportSources) {
		this.#sources = sources;
		this.#status = this.#read();
	}

	/** As it was told last. */
	get status(): LinkStatus {
		return this.#status;
	}

	onStatus(listener: (status: LinkStatus) => void): () => void {
		return this.#listeners.add(listener);
	}

	/** Tells how things stand, if they stand otherwise than before. */
	tell(): void {
		const { ledger, memory, pace, isConnected } = this.#sources;
		const status = this.#read();
		memory.hold(ledger.counts, this.lastSyncedAt);
		if (status.waiting !== this.#status.waiting)
			memory.writeWithin(isConnected() ? pace.noteConnectedMs : pace.noteMs);
		if (isSameStatus(status, this.#status)) return;
		this.#status = status;
		this.#listeners.tell(status);
	}

	#read(): LinkStatus {
		const { state, lastSyncedAt, refusal, isStoring, held } = this;
		const { ledger, memory, role } = this.#sources;
		const facts = { state, lastSyncedAt, refusal, isStoring, held };
		return describeLink({ ...facts, own: ledger.counts, others: memory.others, role: role() });
	}
}
