import type { RefusalCode } from '$lib/protocol/refusal';
import type { LinkStatus } from '$lib/sync/server/link-status';
import { linkRefusalWords } from './refusal-words';

/** What is known of where a shared roadmap's edits are. */
export interface SyncFacts {
	readonly storage: 'saved' | 'saving' | 'not-saved';
	readonly link: Omit<LinkStatus, 'isStoring'>;
}

export interface SyncLine {
	readonly text: string;
	/** `safe`: on the device and on the server. `waiting`: on the device. `problem`: somebody has to do something. */
	readonly tone: 'safe' | 'waiting' | 'problem';
}

/** Refusals that end by themselves, so that nobody has to do anything. */
const passing: ReadonlySet<RefusalCode> = new Set(['rate', 'closing', 'role']);

/** Whether a refusal asks somebody to do something, beyond waiting a little. */
export function isProblem({ state, refusal }: Pick<LinkStatus, 'state' | 'refusal'>): boolean {
	return refusal !== null && (state === 'refused' || !passing.has(refusal));
}

/** Where a shared roadmap's edits are, in one line. `nowMs` in milliseconds since 1970. */
export function describeSync({ storage, link }: SyncFacts, nowMs: number): SyncLine {
	const here = { saved: 'Saved here', saving: 'Saving here', 'not-saved': 'Not saved here' }[storage];
	const { words, tone } = describeLink(link, nowMs);
	if (tone !== 'safe') return { text: `${here}; ${words}`, tone: storage === 'not-saved' ? 'problem' : tone };
	if (storage === 'saved') return { text: `${here} and ${words}`, tone };
	return { text: `${here}, but ${words}`, tone: storage === 'not-saved' ? 'problem' : 'waiting' };
}

function describeLink(link: SyncFacts['link'], nowMs: number): { words: string; tone: SyncLine['tone'] } {
	const { state, waiting, unsendable, lastSyncedAt, refusal } = link;
	if (refusal !== null) {
		const words =
			linkRefusalWords(refusal).short + (waiting > 0 ? `, ${edits(waiting, 'waits', 'wait')}` : '');
		return { words, tone: isProblem(link) ? 'problem' : 'waiting' };
	}
	if (unsendable > 0)
		return { words: `${edits(unsendable, 'stays', 'stay')} on this device alone`, tone: 'problem' };
	const when = lastSyncedAt === null ? null : ago(lastSyncedAt, nowMs);
	if (state === 'synced') {
		if (waiting === 0) return { words: `on the server${when ? `, ${when}` : ''}`, tone: 'safe' };
		return {
			words: edits(waiting, 'is on its way to the server', 'are on their way to the server'),
			tone: 'waiting'
		};
	}
	if (state === 'waiting') {
		if (waiting > 0)
			return { words: edits(waiting, 'waits for the network', 'wait for the network'), tone: 'waiting' };
		return { words: `the server is out of reach${when ? `, in step ${when}` : ''}`, tone: 'waiting' };
	}
	return {
		words: waiting > 0 ? `connecting, ${edits(waiting, 'waits', 'wait')}` : 'connecting to the server',
		tone: 'waiting'
	};
}

const secondMs = 1_000;
const tenSecondsMs = 10 * secondMs;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago something was, ever more roughly: "2 s ago", "40 s ago", "5 min ago", "3 h ago", "2 days ago". Both in milliseconds since 1970. */
export function ago(atMs: number, nowMs: number): string {
	const past = Math.max(0, nowMs - atMs);
	if (past < secondMs) return 'just now';
	if (past < tenSecondsMs) return `${Math.floor(past / secondMs)} s ago`;
	if (past < minuteMs) return `${10 * Math.floor(past / tenSecondsMs)} s ago`;
	if (past < hourMs) return `${Math.floor(past / minuteMs)} min ago`;
	if (past < dayMs) return `${Math.floor(past / hourMs)} h ago`;
	const days = Math.floor(past / dayMs);
	return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** Milliseconds after which `ago` may say something else. */
export function agoStepMs(atMs: number, nowMs: number): number {
	const past = Math.max(0, nowMs - atMs);
	if (past < tenSecondsMs) return secondMs;
	if (past < minuteMs) return tenSecondsMs;
	return past < hourMs ? minuteMs : hourMs;
}

function edits(count: number, verb: string, verbOfSeveral: string): string {
	return count === 1 ? `1 edit ${verb}` : `${count} edits ${verbOfSeveral}`;
}
