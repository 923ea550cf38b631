import fc from 'fast-check';
import { expect, test } from 'vitest';
import { relatedTo } from '$lib/chart/related';
import { linkFields } from '$lib/plan/link-fields';
import { makeRecord } from '$lib/plan/record';

const links = (ends: readonly (readonly [string, string])[]) =>
	ends.map(([from, to]) => makeRecord(linkFields, `${from}-${to}`, { from, to }));
const none: ReadonlySet<string> = new Set();

test('[CHT-12] what leads to a record and what follows from it are found through any number of links', () => {
	const plan = { links: links(['ab', 'bc', 'cd', 'xc', 'dy', 'ef'].map((one) => [one[0]!, one[1]!])) };
	const { before, after, links: found } = relatedTo(plan, new Set(['c']), none);
	expect([...before].sort()).toEqual(['a', 'b', 'x']);
	expect([...after].sort()).toEqual(['d', 'y']);
	expect(found.map((link) => link.id).sort()).toEqual(['a-b', 'b-c', 'c-d', 'd-y', 'x-c']);
});

test('[CHT-12] a link that is left out of the calculation leads nowhere, and a circle ends', () => {
	const plan = { links: links([['a', 'b'], ['b', 'a'], ['b', 'c'], ['c', 'c']]) }; // prettier-ignore
	const { before, after } = relatedTo(plan, new Set(['b']), new Set(['b-c']));
	expect([...before]).toEqual(['a']);
	expect([...after]).toEqual(['a']);
});

test('[CHT-12] of several chosen records none is its own predecessor, but one between them is both', () => {
	const plan = { links: links([['a', 'b'], ['b', 'c']]) }; // prettier-ignore
	const { before, after } = relatedTo(plan, new Set(['a', 'c']), none);
	expect([[...before], [...after]]).toEqual([['b'], ['b']]);
});

test('[CHT-12] whatever is found is one link from the chosen or from another that is found', () => {
	const name = fc.constantFrom(...'abcdefghij');
	fc.assert(
		fc.property(
			fc.array(fc.tuple(name, name), { maxLength: 25 }),
			fc.subarray([...'abc']),
			(ends, chosen) => {
				const plan = { links: links(ends) };
				const ids = new Set<string>(chosen);
				const { before, after, links: found } = relatedTo(plan, ids, none);
				for (const { from, to } of plan.links) {
					expect(before.has(to) || ids.has(to) ? before.has(from) || ids.has(from) : true).toBe(true);
					expect(after.has(from) || ids.has(from) ? after.has(to) || ids.has(to) : true).toBe(true);
				}
				for (const link of found)
					expect(
						before.has(link.from) || after.has(link.to) || (ids.has(link.from) && ids.has(link.to))
					).toBe(true);
				expect([...ids].some((id) => before.has(id) || after.has(id))).toBe(false);
			}
		)
	);
});
