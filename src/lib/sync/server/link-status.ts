import type { RefusalCode } from '$lib/protocol/refusal';

/** How an open roadmap stands with its server. */
export interface LinkStatus {
	/**
	 * `connecting` for the first time; `synced`: the device is connected and knows what the server knows, edits of the
	 * last moment may still be on their way (see `waiting`); `waiting` for the network or the server, which is tried
	 * again by itself; `refused`: the server said no to something for a reason that waiting does not mend (see `refusal`).
	 */
	readonly state: 'connecting' | 'synced' | 'waiting' | 'refused';
	/** Edits of this device that the server has not acknowledged, also those of before a reload and of other tabs. */
	readonly waiting: number;
	/** How many of them the role does not allow to send: they stay on this device. */
	readonly unsendable: number;
	/** When everything was here and on the server the last time, in milliseconds since 1970; null for never. */
	readonly lastSyncedAt: number | null;
	/** What the server said: why it refuses, or why it is tried again later; null when it said nothing. */
	readonly refusal: RefusalCode | null;
	/** Whether the server writes what it gets to its disk. While it does not, edits wait. */
	readonly isStoring: boolean;
}
