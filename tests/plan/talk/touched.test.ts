import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { byOrder } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { touchedBetween } from '$lib/plan/talk/touched';

function initiative(id: string, order: string) {
	return makeRecord(initiativeFields, id, { title: id, order });
}

type Row = ReturnType<typeof initiative>;

function planOf(initiatives: readonly Row[]): Plan {
	return { ...emptyPlan(), initiatives: [...initiatives].sort(byOrder) };
}

const anyRows = fc
	.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefghij'), fc.constantFrom('a0', 'a1', 'a2', 'a3')), {
		selector: ([id]) => id,
		maxLength: 10
	})
	.map((rows) => rows.map(([id, order]) => initiative(id, order)));

describe('What differs between two states', () => {
	test('nothing, where every list is the same', () => {
		const plan = planOf([initiative('a', 'a0')]);
		expect(touchedBetween(plan, { ...plan })).toEqual([]);
	});

	test('each record that was added, deleted or replaced, and no other', () => {
		fc.assert(
			fc.property(anyRows, anyRows, fc.nat(1023), (one, other, sharing) => {
				// Of the records that both have, some are the same objects.
				const after = other.map((row, index) => {
					const same = one.find(({ id }) => id === row.id);
					return same && (sharing >> index) % 2 === 1 ? same : row;
				});
				const [from, to] = [planOf(one), planOf(after)];
				const expected = [...new Set([...one, ...after].map(({ id }) => id))]
					.map((id) => ({
						before: one.find((row) => row.id === id) ?? null,
						after: after.find((row) => row.id === id) ?? null
					}))
					.filter((pair) => pair.before !== pair.after);
				const touched = touchedBetween(from, to).map(({ before, after: now }) => ({ before, after: now }));
				expect(new Set(touched)).toEqual(new Set(expected));
				expect(touched).toHaveLength(expected.length);
			})
		);
	});
});
