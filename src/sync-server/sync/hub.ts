import type { Notice } from '$lib/protocol/notice';
import type { RefusalCode } from '$lib/protocol/refusal';

/** Everything that is connected, for those who change what the connected may do. */
export interface Hub {
	/** Closes a participant's connections, or those of one device, and says why. On all instances. */
	disconnect(
		who: { readonly participantId: string } | { readonly deviceId: string },
		why: RefusalCode
	): Promise<void>;
	/** Tells everybody connected to a roadmap. On all instances. */
	tell(roadmapId: string, notice: Notice): Promise<void>;
	/** Ends all connections of a roadmap and forgets what is in memory of it. On all instances. */
	forget(roadmapId: string): Promise<void>;
}
