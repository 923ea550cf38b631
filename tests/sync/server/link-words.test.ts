import { refusals } from '$lib/protocol/refusal';
import { retryDelayMs, usualPace } from '$lib/sync/server/link-pace';
import { describeLink, type LinkFacts } from '$lib/sync/server/link-status';
import { kindOfRefusal } from '$lib/sync/server/refusal-kind';
import { expect, test } from 'vitest';

const inStep: LinkFacts = {
	state: 'synced',
	lastSyncedAt: 5,
	refusal: null,
	isStoring: true,
	own: {},
	others: {},
	role: 'editor',
	held: new Map()
};

test('[SYN-3] what waits is the sum of this tab’s edits, of other tabs’, and of those before a reload', () => {
	const facts = { ...inStep, own: { plan: 2 }, others: { 'plan talk': 1, records: 3 } };
	expect(describeLink(facts)).toMatchObject({ state: 'synced', waiting: 6, unsendable: 0 });
});

test('[SYN-9] edits that the role does not allow to send are refused once the server is reached', () => {
	const facts: LinkFacts = { ...inStep, role: 'recorder', own: { records: 1 }, others: { 'plan talk': 2 } };
	expect(describeLink(facts)).toMatchObject({
		state: 'refused',
		refusal: 'role',
		waiting: 3,
		unsendable: 2
	});
	expect(describeLink({ ...facts, state: 'waiting' })).toMatchObject({ state: 'waiting', refusal: null });
});

test('[SYN-8] work that was refused in a part is told before anything else', () => {
	const facts: LinkFacts = { ...inStep, held: new Map([['plan', 'too-large']]), own: { plan: 1 } };
	expect(describeLink(facts)).toMatchObject({ state: 'refused', refusal: 'too-large', waiting: 1 });
});

test('[SYN-7] every refusal passes, concerns work, or ends the trying', () => {
	const kinds = Object.groupBy(refusals, kindOfRefusal);
	expect(kinds.passing).toEqual(['role', 'rate', 'limit', 'full', 'closing']);
	expect(kinds['of-work']).toEqual(['foreign-author', 'damaged', 'too-large']);
	expect(kinds.final).toEqual(
		expect.arrayContaining(['unknown', 'revoked', 'expired', 'old-client', 'origin'])
	);
});

test('[SYN-6] waits grow to a limit, and no two devices need wait as long', () => {
	const longest = (failures: number, isPatient = false) => retryDelayMs(usualPace, failures, isPatient, 1);
	expect([0, 1, 2, 3].map((failures) => longest(failures))).toEqual([1_000, 2_000, 4_000, 8_000]);
	expect(longest(100)).toBe(30_000);
	expect(longest(0, true)).toBe(4_000);
	expect(longest(1_000_000, true)).toBe(120_000);
	expect(retryDelayMs(usualPace, 3, false, 0.25)).toBe(2_000);
});
