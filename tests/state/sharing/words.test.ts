import { describe, expect, test } from 'vitest';
import { refusals } from '$lib/protocol/refusal';
import { type Asked, linkRefusalWords, refusalSentence } from '$lib/state/sharing/refusal-words';
import { ago, agoStepMs, describeSync, isProblem, type SyncFacts } from '$lib/state/sharing/sync-words';

const now = Date.UTC(2028, 5, 30, 12, 0, 0);
const inStep = {
	state: 'synced',
	waiting: 0,
	unsendable: 0,
	lastSyncedAt: now - 2_000,
	refusal: null
} as const;

function line(link: Partial<SyncFacts['link']>, storage: SyncFacts['storage'] = 'saved') {
	return describeSync({ storage, link: { ...inStep, ...link } }, now);
}

describe('the line about the server', () => {
	test('[TKP-1] says since when everything is on the server', () => {
		expect(line({})).toEqual({ text: 'Saved here and on the server, 2 s ago', tone: 'safe' });
		expect(line({ lastSyncedAt: null }).text).toBe('Saved here and on the server');
	});

	test('[TKP-1] never says that an edit is on the server which was not acknowledged', () => {
		for (const state of ['connecting', 'synced', 'waiting', 'refused'] as const)
			for (const refusal of [null, ...refusals])
				for (const storage of ['saved', 'saving', 'not-saved'] as const) {
					const said = line({ state, waiting: 3, refusal }, storage);
					expect(said.tone).not.toBe('safe');
					expect(said.text).not.toMatch(/\bon the server\b/);
					expect(said.text).toContain('3 edits');
				}
	});

	test('[TKP-1] counts what waits for the network', () => {
		expect(line({ state: 'waiting', waiting: 14 })).toEqual({
			text: 'Saved here; 14 edits wait for the network',
			tone: 'waiting'
		});
		expect(line({ state: 'waiting', waiting: 1 }).text).toBe('Saved here; 1 edit waits for the network');
		expect(line({ state: 'waiting' }).text).toBe('Saved here; the server is out of reach, in step 2 s ago');
		expect(line({ waiting: 1 }).text).toBe('Saved here; 1 edit is on its way to the server');
		expect(line({ state: 'connecting', lastSyncedAt: null }).text).toBe(
			'Saved here; connecting to the server'
		);
		expect(line({ state: 'connecting', waiting: 2 }).text).toBe('Saved here; connecting, 2 edits wait');
		expect(line({ state: 'waiting', unsendable: 2, waiting: 2 }).text).toBe(
			'Saved here; 2 edits stay on this device alone'
		);
	});

	test('[TKP-1] is a problem whenever this device cannot store', () => {
		expect(line({}, 'not-saved')).toEqual({
			text: 'Not saved here, but on the server, 2 s ago',
			tone: 'problem'
		});
		expect(line({ state: 'waiting', waiting: 1 }, 'not-saved').tone).toBe('problem');
		expect(line({}, 'saving')).toEqual({
			text: 'Saving here, but on the server, 2 s ago',
			tone: 'waiting'
		});
	});

	test.each(refusals)('[TKP-2] says of “%s” what it is, and what waits', (refusal) => {
		const { short } = linkRefusalWords(refusal);
		expect(line({ state: 'refused', refusal }).text).toBe(`Saved here; ${short}`);
		expect(line({ state: 'refused', refusal, waiting: 1 }).text).toBe(`Saved here; ${short}, 1 edit waits`);
		expect(line({ state: 'refused', refusal }).tone).toBe('problem');
	});

	test('[TKP-3] a pause that ends by itself is no problem', () => {
		for (const refusal of ['rate', 'closing', 'role'] as const) {
			expect(isProblem({ state: 'waiting', refusal })).toBe(false);
			expect(line({ state: 'waiting', refusal }).tone).toBe('waiting');
		}
		expect(isProblem({ state: 'waiting', refusal: 'full' })).toBe(true);
		expect(isProblem({ state: 'synced', refusal: null })).toBe(false);
	});
});

describe('the sentences of refusals', () => {
	const asked: readonly Asked[] = ['publish', 'wish', 'join', 'recover'];

	test('[TKP-2] each code has its own short words and its own sentence', () => {
		expect(new Set(refusals.map((code) => linkRefusalWords(code).short)).size).toBe(refusals.length);
		expect(new Set(refusals.map((code) => linkRefusalWords(code).sentence)).size).toBe(refusals.length);
	});

	test.each(refusals)('[TKP-2] “%s” is said in plain sentences', (code) => {
		const sentences = [linkRefusalWords(code).sentence, ...asked.map((one) => refusalSentence(code, one))];
		for (const sentence of sentences) {
			expect(sentence).toMatch(/^[A-Z].*\.$/);
			expect(sentence).not.toMatch(/websocket|token\b(?<!publish token)|HTTP|error|!/i);
		}
		expect(linkRefusalWords(code).short).toMatch(/^[a-z][^.]*$/);
	});

	test('[TKP-2] a connected roadmap that is refused for good names a way out', () => {
		for (const code of [
			'revoked',
			'expired',
			'unknown',
			'old-client',
			'full',
			'foreign-author',
			'damaged'
		] as const)
			expect(linkRefusalWords(code).wayOut).not.toBeNull();
	});
});

describe('how long ago something was', () => {
	const second = 1_000;
	const minute = 60 * second;
	const hour = 60 * minute;

	test.each([
		[0, 'just now'],
		[-5 * second, 'just now'],
		[2 * second, '2 s ago'],
		[47 * second, '40 s ago'],
		[5 * minute, '5 min ago'],
		[3 * hour, '3 h ago'],
		[30 * hour, 'yesterday'],
		[50 * hour, '2 days ago']
	])('%d ms: %s', (past, words) => {
		expect(ago(now - past, now)).toBe(words);
	});

	test('is said anew no more often than it changes', () => {
		expect(agoStepMs(now - 2 * second, now)).toBe(second);
		expect(agoStepMs(now - 20 * second, now)).toBe(10 * second);
		expect(agoStepMs(now - 5 * minute, now)).toBe(minute);
		expect(agoStepMs(now - 5 * hour, now)).toBe(hour);
	});
});
