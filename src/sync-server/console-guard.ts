const methods = ['error', 'warn', 'log', 'info', 'debug'] as const;
/** Libraries that put names of documents, and what failed in them, on the console. */
const talkative = /[\\/]node_modules[\\/](@hocuspocus|y-protocols|yjs|lib0)[\\/]/;

/**
 * Keeps what the libraries of the sync would print off the console, where names and content could show. Everybody
 * else prints as before.
 *
 * @param onSilenced hears each time, without the words
 * @returns a function that ends it
 */
export function guardConsole(onSilenced: () => void): () => void {
	const before = methods.map((method) => [method, console[method]] as const);
	for (const [method, print] of before) {
		console[method] = (...words: unknown[]) => {
			if (talkative.test(new Error().stack ?? '')) onSilenced();
			else print.apply(console, words);
		};
	}
	return () => {
		for (const [method, print] of before) console[method] = print;
	};
}
