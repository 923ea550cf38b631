/** One update as a device sent it, to be written down before anybody is told that it arrived. */
export interface LogEntry {
	/** Name of the document: see protocol/document-name. */
	readonly document: string;
	readonly participantId: string;
	readonly deviceId: string;
	/** Milliseconds since 1970, by the server's clock. */
	readonly at: number;
	/** Yjs update, version 1, already checked. */
	readonly update: Uint8Array;
	/** Yjs client ids that this document has not seen before: they belong to the participant from now on. */
	readonly newClients: readonly number[];
}

/** What a document is made of: a compacted state, and the updates since, in order. */
export interface StoredDocumentBytes {
	readonly state: Uint8Array | null;
	readonly updates: readonly Uint8Array[];
	/** Number of the last entry that is in it; 0 when there is none. It grows with each entry of the document. */
	readonly sequence: number;
}

/**
 * Keeps documents as an append-only log beside compacted states. Every method rejects with the database's own
 * error when that fails; nothing is then half done. Writers of one document may be several processes.
 */
export interface LogStore {
	/**
	 * Writes entries down, all or none, with their new clients. Settles when they are on disk (synchronous=FULL; a
	 * committed transaction in PostgreSQL). Calls that come together share one transaction. Rejects with Refusal
	 * 'foreign-author' where a new client belongs to another, and 'damaged' where an entry cannot be held at all.
	 *
	 * @returns the number of each entry in its document
	 */
	append(entries: readonly LogEntry[]): Promise<readonly number[]>;
	/** The document as it is now; `after` leaves out what is at or before that number (and the state with it). */
	load(document: string, after?: number): Promise<StoredDocumentBytes>;
	/** Number of the document's last entry; 0 when there is none. */
	lastSequence(document: string): Promise<number>;
	/** Which participant each Yjs client id of a document belongs to. */
	clientsOf(document: string): Promise<ReadonlyMap<number, string>>;
	/**
	 * Keeps a compacted state that holds everything up to a number. Older states and the log stay for as long as a
	 * restore may ask for them.
	 */
	compact(document: string, state: Uint8Array, upTo: number, at: number): Promise<void>;
	/** The document as it was at a time; null when nothing that old is kept, or there was nothing yet. */
	loadAt(document: string, at: number): Promise<StoredDocumentBytes | null>;
	/** Drops what no restore from this time on needs: log entries and states that a later state covers. */
	prune(before: number): Promise<void>;
	/** Deletes all of a roadmap's documents. */
	deleteDocuments(documents: readonly string[]): Promise<void>;
	/** Whether the store answers; for readiness. Rejects when it does not. */
	ping(): Promise<void>;
}
