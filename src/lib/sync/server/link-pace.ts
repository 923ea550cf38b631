import type { ConnectionPace } from './server-connection';

/** Milliseconds. */
export interface LinkPace extends ConnectionPace {
	/** The longest wait before the first new try; twice as long each time. */
	readonly firstRetryMs: number;
	readonly longestRetryMs: number;
	/** The same after the server asked for patience. */
	readonly firstPatienceMs: number;
	readonly longestPatienceMs: number;
	/** A connection that held so long was a good one. */
	readonly steadyMs: number;
	/** After the last edit, before its count is written down: without a connection, and with one. */
	readonly noteMs: number;
	readonly noteConnectedMs: number;
	/** A page out of sight with nothing to send lets go of its connection. */
	readonly hiddenMs: number;
}

export const usualPace: LinkPace = {
	lookMs: 5_000,
	silenceMs: 25_000,
	firstRetryMs: 1_000,
	longestRetryMs: 30_000,
	firstPatienceMs: 4_000,
	longestPatienceMs: 120_000,
	steadyMs: 10_000,
	noteMs: 0,
	noteConnectedMs: 2_000,
	hiddenMs: 300_000
};

/**
 * How long to wait before trying again: any time up to a limit that doubles, so that devices that lost the same
 * server do not all come back at once.
 *
 * @param failures tries in a row that failed before
 * @param random from 0 to 1
 */
export function retryDelayMs(
	{ firstRetryMs, longestRetryMs, firstPatienceMs, longestPatienceMs }: LinkPace,
	failures: number,
	isPatient: boolean,
	random: number
): number {
	const [first, longest] = isPatient ? [firstPatienceMs, longestPatienceMs] : [firstRetryMs, longestRetryMs];
	return random * Math.min(longest, first * 2 ** failures);
}
