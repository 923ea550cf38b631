import { createHash } from 'node:crypto';
import pino, { type DestinationStream, type Logger } from 'pino';
import { readDocumentName } from '$lib/protocol/document-name';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/**
 * The server's log: one JSON object a line, on standard error. Lines carry codes, counts and tags: no names, no
 * tokens, nothing of a plan.
 */
export function makeLog(level: LogLevel, destination?: DestinationStream): Log {
	const to = destination ?? pino.destination({ dest: 2, sync: true });
	return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
}

/** What stands for a document in the log: half a hash of its roadmap's id, as in the address `/sync?d=…`, and the part. */
export function documentTag(name: string): string {
	const read = readDocumentName(name);
	const hash = createHash('sha256')
		.update(read?.roadmapId ?? name)
		.digest('hex');
	return `${hash.slice(0, 16)}/${read?.part ?? '?'}`;
}

/** What may be logged of an error: its name and code. A message may quote what was being written. */
export function errorTag(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const { code } = error as { code?: unknown };
	return typeof code === 'string' || typeof code === 'number' ? `${error.name} ${code}` : error.name;
}
