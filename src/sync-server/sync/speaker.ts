import type { Authority } from '../access/authority.ts';
import type { SyncSocket } from './sync-socket.ts';

/** Who speaks on a connection to one document. */
export interface Speaker {
	readonly authority: Authority;
	readonly socket: SyncSocket;
	/** What the device showed, to be asked again from time to time. Never to be logged. */
	readonly credential: string;
}

/** What the library keeps with each connection. */
export interface SyncContext {
	readonly socket?: SyncSocket;
	readonly speaker?: Speaker;
}
