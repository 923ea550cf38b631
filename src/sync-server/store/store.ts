import type { AccessStore } from './access-store.ts';
import type { LogStore } from './log-store.ts';

/** Everything that a server keeps. */
export interface Store extends LogStore, AccessStore {
	close(): Promise<void>;
}
