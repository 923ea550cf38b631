/** What one instance tells the others. */
export type RelayMessage =
	/** An update that is in the log already: whoever has the document in memory applies it. */
	| { readonly kind: 'update'; readonly document: string; readonly update: Uint8Array }
	/** Presence, as an awareness update. */
	| { readonly kind: 'awareness'; readonly document: string; readonly update: Uint8Array }
	/** Something of a document may have been lost on the way: what is new is to be read from the log. Heard, never given to publish. */
	| { readonly kind: 'missed'; readonly document: string }
	/** See Hub: a call of it, as JSON. */
	| { readonly kind: 'hub'; readonly call: string };

/** Carries messages between the instances of one installation. Lost messages must do no harm: the log is the truth. */
export interface Relay {
	/** Never rejects; what could not be sent is lost. */
	publish(message: RelayMessage): void;
	/** Hears what other instances publish about a document, until what it returns is called. */
	listen(document: string, hear: (message: RelayMessage) => void): () => void;
	/** Hears the calls of hubs. */
	listenToHubs(hear: (call: string) => void): () => void;
	/** Whether the way to the others is open; for readiness. */
	readonly isOpen: boolean;
	close(): Promise<void>;
}
