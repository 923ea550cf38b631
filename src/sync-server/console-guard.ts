const methods = ['error', 'warn', 'log', 'info', 'debug'] as const;
/** Libraries that put names of documents, and what failed in them, on the console. */
const talkative = /[\\/]node_modules[\\/](@hocuspocus|y-protocols|yjs|lib0)[\\/]/;

const listeners = new Set<() => void>();
let isOn = false;

/**
 * Keeps what the libraries of the sync would print off the console of this process, where names and content could
 * show, from the first call on: they may have something to say after a server closed. Everybody else prints as before.
 *
 * @param onSilenced hears each time, without the words
 * @returns a function that ends the hearing
 */
export function guardConsole(onSilenced: () => void): () => void {
	if (!isOn) silence();
	isOn = true;
	listeners.add(onSilenced);
	return () => listeners.delete(onSilenced);
}

function silence(): void {
	for (const method of methods) {
		const print = console[method];
		console[method] = (...words: unknown[]) => {
			if (!talkative.test(new Error().stack ?? '')) print.apply(console, words);
			else for (const onSilenced of listeners) onSilenced();
		};
	}
}
