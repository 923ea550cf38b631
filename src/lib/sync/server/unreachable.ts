/** Thrown when a server gave no answer, or one that is none of ours: there may be no network, or no server. */
export class UnreachableError extends Error {
	constructor() {
		super('The server cannot be reached. Check the network, then try again.');
		this.name = 'UnreachableError';
	}
}
