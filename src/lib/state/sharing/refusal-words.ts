import type { RefusalCode } from '$lib/protocol/refusal';

/** What somebody can do about a refusal, as a button beside it. */
type WayOut = 'retry' | 'reload' | 'scenario' | 'share' | 'file' | null;

interface RefusalWords {
	/** For the header, after "Saved here; ". */
	readonly short: string;
	/** What happened and what to do next, for the notice below the header. */
	readonly sentence: string;
	readonly wayOut: WayOut;
}

/** Why a roadmap that was shared is not in step with its server. Edits made meanwhile are on this device. */
const linkRefusals: Readonly<Record<RefusalCode, RefusalWords>> = {
	unknown: {
		short: 'the server does not have this roadmap',
		sentence:
			'The server does not have this roadmap any more: its sharing was ended, or this device was let go. Everything you see stays on this device. Ask an owner for a new link, or go on with a copy of your own.',
		wayOut: 'scenario'
	},
	revoked: {
		short: 'you were taken off this roadmap',
		sentence:
			'An owner took you or this device off this roadmap. Everything you see stays on this device, and nothing more arrives or leaves. Ask an owner for a new link, or go on with a copy of your own.',
		wayOut: 'scenario'
	},
	expired: {
		short: 'your time in this roadmap is over',
		sentence:
			'Your time in this roadmap is over. Everything you see stays on this device. Ask an owner to extend it, then try again.',
		wayOut: 'retry'
	},
	bound: {
		short: 'this device is not yours to the server',
		sentence:
			'The server knows this link from another device. Make a link for this device on the one that you joined from.',
		wayOut: 'share'
	},
	role: {
		short: 'some edits are not allowed to you',
		sentence:
			'The server did not take some edits: what you may do was changed. They are still on this device. Keep them as a scenario of your own, and show it to an owner.',
		wayOut: 'scenario'
	},
	'foreign-author': {
		short: 'the server refused edits of this device',
		sentence:
			'The server did not take some edits, since they carry the mark of another participant. They are still on this device. Load the page again; if that does not help, keep them as a scenario of your own.',
		wayOut: 'reload'
	},
	damaged: {
		short: 'this device and the server cannot read each other',
		sentence:
			'Something that this device and the server told each other was damaged and could not be read. Your edits are still on this device. Save the roadmap as a file, then load the page again.',
		wayOut: 'file'
	},
	'old-client': {
		short: 'this page is too old for the server',
		sentence:
			'This page is older than the server understands. Load it again to get the new version; your edits are on this device and are sent then.',
		wayOut: 'reload'
	},
	'too-large': {
		short: 'the roadmap is too large for the server',
		sentence:
			'The server does not take a roadmap or an edit of this size. Your edits are on this device. Make them in smaller steps, or ask whoever runs the server to raise the limit.',
		wayOut: 'retry'
	},
	rate: {
		short: 'the server asks for a pause',
		sentence:
			'The server asks for a pause, since much was sent in little time. Your edits are on this device and are sent by themselves soon.',
		wayOut: null
	},
	limit: {
		short: 'the server has no room for one more',
		sentence:
			'The server has as many connections as it allows. Your edits are on this device and are sent as soon as there is room. Close other tabs of this roadmap, or ask whoever runs the server to raise the limit.',
		wayOut: 'retry'
	},
	full: {
		short: 'the server cannot store anything just now',
		sentence:
			'The server cannot store anything just now: its disk may be full. Your edits are on this device and are sent as soon as that works. Tell whoever runs the server.',
		wayOut: 'retry'
	},
	'publish-token': {
		short: 'the server asks for its token',
		sentence: 'The server asks for its publish token. Open Share and type it there.',
		wayOut: 'share'
	},
	exists: {
		short: 'somebody else shares this roadmap',
		sentence:
			'A roadmap with this mark is shared on the server already. Ask its owner for a link, or go on with a copy of your own.',
		wayOut: 'scenario'
	},
	'last-owner': {
		short: 'the last owner cannot leave',
		sentence: 'The last owner cannot leave. Make somebody else an owner first, or end the sharing.',
		wayOut: 'share'
	},
	origin: {
		short: 'the server does not take this address',
		sentence:
			'The server does not answer pages from this address. Open Longroad at the address of the server itself, or ask whoever runs it to allow this one.',
		wayOut: null
	},
	closing: {
		short: 'the server is starting anew',
		sentence:
			'The server is being stopped or started anew. Your edits are on this device and are sent by themselves soon.',
		wayOut: null
	}
};

/** Why joining by a link, or by the recovery code, did not work; nothing was changed on this device. */
const joinRefusals: Readonly<Partial<Record<RefusalCode, string>>> = {
	unknown:
		'This link leads nowhere: it was replaced by a newer one, or its roadmap is not shared any more. Ask whoever sent it for a new one.',
	revoked: 'This link was revoked. Ask whoever sent it for a new one.',
	expired: 'This link has run out. Ask whoever sent it for a new one.',
	bound:
		'This link was used already, on another device. If that was you, open Share on that device and add this one from there. If it was not, tell whoever sent it: they can revoke it and send a new one.',
	full: 'The server cannot store anything just now: its disk may be full. Try again later; the link stays good.',
	rate: 'Too many links were tried from this network. Wait a few minutes, then try again; the link stays good.',
	limit: 'The server has as many connections as it allows. Try again later; the link stays good.',
	closing: 'The server is being started anew. Try again in a minute; the link stays good.',
	'old-client': 'This page is older than the server understands. Load it again, and open the link once more.'
};

const recoverRefusals: Readonly<Partial<Record<RefusalCode, string>>> = {
	unknown:
		'This code does not fit the roadmap. Compare it letter by letter with what you kept; a newer code makes older ones worthless.',
	rate: 'Too many codes were tried. Wait a few minutes, then try again.'
};

/** Why an owner's or participant's wish in the dialog was not done. */
const wishRefusals: Readonly<Partial<Record<RefusalCode, string>>> = {
	unknown:
		'The server does not know this person or this roadmap any more. Close the dialog and open it again to see how things stand.',
	role: 'Only owners may do this. What you may do was changed meanwhile.',
	damaged: 'The server could not read this. Shorten what you typed, and try again.',
	'publish-token':
		'This server shares only with its publish token. Ask whoever runs it, type it below, and try again.',
	exists:
		'A roadmap with this mark is shared on this server already, by somebody who has the same file. Ask them for a link; or duplicate the roadmap on the page of all roadmaps, and share the duplicate.',
	full: 'The server cannot store anything just now: its disk may be full. Nothing was changed; try again later.',
	rate: 'The server asks for a pause. Nothing was changed; try again in a minute.',
	closing: 'The server is being started anew. Nothing was changed; try again in a minute.',
	limit: 'The server allows no more of this. Ask whoever runs it to raise the limit.'
};

/** What somebody asked a server for, since the same refusal means something else each time. */
export type Asked = 'publish' | 'wish' | 'join' | 'recover';

const perQuestion: Readonly<Record<Asked, Readonly<Partial<Record<RefusalCode, string>>>>> = {
	join: joinRefusals,
	recover: { ...joinRefusals, ...recoverRefusals },
	publish: wishRefusals,
	wish: wishRefusals
};

/** Why a connected roadmap is refused, for the header and the notice below it. */
export function linkRefusalWords(code: RefusalCode): RefusalWords {
	return linkRefusals[code];
}

/** Why something that was asked for was not done, with what to do next. */
export function refusalSentence(code: RefusalCode, asked: Asked): string {
	return perQuestion[asked][code] ?? linkRefusals[code].sentence;
}
