/**
 * Why a server does not do what it was asked. Sent as `reason` of a refused connection and as `error` of an
 * answer; never with anything of the plan, and never telling whether a roadmap exists to who may not know.
 */
export const refusals = [
	/** No such roadmap, or none that this device may see: the same answer for both. */
	'unknown',
	/** The participant, or this device of theirs, was taken off the list. */
	'revoked',
	/** The time of the invite, or of the participant, is over. */
	'expired',
	/** The link was used already, on another device. */
	'bound',
	/** The role does not allow it. */
	'role',
	/** New work under a name that belongs to another participant. */
	'foreign-author',
	/** Bytes that are no update, or a body that is not as agreed. */
	'damaged',
	/** The app is older than what the server understands. */
	'old-client',
	/** An update or a document above the limit. */
	'too-large',
	/** Too much in too little time; later is fine. */
	'rate',
	/** More connections or documents than the server allows. */
	'limit',
	/** The server cannot write to its disk or database just now. */
	'full',
	/** Publishing needs the server's token. */
	'publish-token',
	/** The roadmap is shared here already. */
	'exists',
	/** The last owner cannot leave. */
	'last-owner',
	/** The request came from a page of another site. */
	'origin',
	/** The server is stopping. */
	'closing'
] as const;
export type RefusalCode = (typeof refusals)[number];

/** Thrown and caught on both sides. The message is the code: it is safe to log. */
export class Refusal extends Error {
	readonly code: RefusalCode;

	constructor(code: RefusalCode) {
		super(code);
		this.name = 'Refusal';
		this.code = code;
	}

	/** As the websocket library sends it. */
	get reason(): RefusalCode {
		return this.code;
	}
}

export function isRefusalCode(value: unknown): value is RefusalCode {
	return refusals.some((code) => code === value);
}
