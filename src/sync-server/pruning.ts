import { errorTag, type Log } from './log.ts';
import type { LogStore } from './store/log-store.ts';

const dayMs = 24 * 60 * 60_000;
/** The first time comes soon after the start: a server that is started anew each night prunes as well. */
const firstAfter = 60_000;

/**
 * Drops once a day what no restore needs.
 *
 * @param now milliseconds since 1970
 * @returns a function that ends it
 */
export function schedulePruning(
	store: LogStore,
	restoreDays: number,
	now: () => number,
	log: Log
): () => void {
	async function prune(): Promise<void> {
		try {
			await store.prune(now() - restoreDays * dayMs);
			log.info({ event: 'pruned' });
		} catch (error) {
			log.error({ event: 'prune-failed', error: errorTag(error) });
		}
	}
	const first = setTimeout(() => void prune(), firstAfter).unref();
	const daily = setInterval(() => void prune(), dayMs).unref();
	return () => {
		clearTimeout(first);
		clearInterval(daily);
	};
}
