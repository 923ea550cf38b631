import { Refusal, type RefusalCode } from '$lib/protocol/refusal';
import { UnreachableError } from '$lib/sync/server/unreachable';
import { type Asked, refusalSentence } from './refusal-words';

/** Something that was asked of the server was not done. The message is a plain sentence with what to do next. */
export class WishError extends Error {
	override readonly name = 'WishError';
	/** The server's refusal; null when it was not reached, or something else went wrong. */
	readonly code: RefusalCode | null;

	constructor(message: string, code: RefusalCode | null) {
		super(message);
		this.code = code;
	}
}

const outOfReach: Readonly<Record<Asked, string>> = {
	publish:
		'No server answers at this address, so nothing was shared. Sharing needs Longroad’s own server (npm start); if you use it, check the network and try again.',
	wish: 'The server cannot be reached just now, so nothing was changed. Check the network, then try again.',
	join: 'The server cannot be reached just now. Check the network, then try again; the link stays good.',
	recover: 'The server cannot be reached just now. Check the network, then try again; the code stays good.'
};

/** Asks the server for something. Throws `WishError` with a sentence for whatever goes wrong. */
export async function wish<T>(asked: Asked, ask: () => Promise<T>): Promise<T> {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof Refusal) throw new WishError(refusalSentence(error.code, asked), error.code);
		if (error instanceof UnreachableError) throw new WishError(outOfReach[asked], null);
		const reason = error instanceof Error && error.message ? ` ${error.message}` : '';
		throw new WishError(`That did not work on this device.${reason} Try again.`, null);
	}
}
