import { describe, expect, test } from 'vitest';
import { type Authors, checkAuthor } from '$lib/plan/talk/authorship';

const authors: Authors = {
	clients: { talk: { 11: 'p-ana', 12: 'p-ben' }, records: { 21: 'p-ana', 22: 'p-gone' } },
	names: { 'p-ana': 'Ana  Li', 'p-ben': 'Ben' }
};

describe('[TLK-12] A claim to be the author', () => {
	test('is verified where the writing client belongs to the participant who is named', () => {
		expect(checkAuthor(authors, 'talk', 11, { participant: 'p-ana', name: 'Ana' })).toBe('verified');
	});

	test('is unverified where it belongs to another', () => {
		expect(checkAuthor(authors, 'talk', 12, { participant: 'p-ana', name: 'Ana Li' })).toBe('unverified');
	});

	test('of a bare name is verified where the server knows the writer by that name', () => {
		const nameOnly = (name: string) => checkAuthor(authors, 'records', 21, { participant: null, name });
		expect(['Ana Li', ' Ana Li ', 'Ben', ''].map(nameOnly)).toEqual([
			'verified',
			'verified',
			'unverified',
			'unverified'
		]);
	});

	test('of no name by a writer without a name is unverified', () => {
		expect(checkAuthor(authors, 'records', 22, { participant: null, name: '' })).toBe('unverified');
	});

	test('is looked up in the part of the record alone', () => {
		expect(checkAuthor(authors, 'records', 11, { participant: 'p-ana', name: 'Ana' })).toBe('unchecked');
	});
});

test('[TLK-13] nothing is said without an answer, or of a client that the answer does not know', () => {
	const claim = { participant: 'p-ana', name: 'Ana' };
	expect(checkAuthor(null, 'talk', 11, claim)).toBe('unchecked');
	expect(checkAuthor(authors, 'talk', 99, claim)).toBe('unchecked');
	expect(checkAuthor(authors, 'talk', null, claim)).toBe('unchecked');
	expect(checkAuthor(authors, 'plan', 11, claim)).toBe('unchecked');
	expect(
		checkAuthor(
			{ ...authors, clients: { talk: Object.create({ 5: 'p-ana' }) as Record<string, string> } },
			'talk',
			5,
			claim
		)
	).toBe('unchecked');
});
