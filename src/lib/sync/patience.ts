/** How long to wait, in milliseconds. */
export interface Patience {
	/** For a database to open. */
	readonly openMs: number;
	/** For a write to be confirmed. */
	readonly writeMs: number;
	/** Before a failed write is tried again; doubled each time. */
	readonly firstRetryMs: number;
	readonly longestRetryMs: number;
	/** After the last edit, before the safety copy is renewed. */
	readonly copyMs: number;
	/** For another tab to answer; nobody knows whether there is one. */
	readonly answerMs: number;
}

export const usualPatience: Patience = {
	openMs: 5_000,
	writeMs: 30_000,
	firstRetryMs: 1_000,
	longestRetryMs: 30_000,
	copyMs: 4_000,
	answerMs: 300
};

/** What `task` gives, or a TimeoutError after `limitMs`; the task itself is left to end as it will. */
export function within<T>(limitMs: number, task: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new DOMException('No answer in time', 'TimeoutError')), limitMs);
		task.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
