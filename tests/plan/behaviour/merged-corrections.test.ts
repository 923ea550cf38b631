import { expect, test } from 'vitest';
import { factsByCell } from '$lib/plan/behaviour/evidence';
import { observationFields } from '$lib/plan/behaviour/observation';
import { makeRecord } from '$lib/plan/record';

/** Ids of the facts of one cell that count, of facts that each may correct another. */
function counted(...facts: readonly (readonly [id: string, corrects: string | null])[]): readonly string[] {
	const list = facts.map(([id, supersedes]) =>
		makeRecord(observationFields, id, { behaviour: 'b', team: 't', supersedes })
	);
	return (factsByCell(list).get('b')?.get('t') ?? []).map(({ id }) => id);
}

test('[BHV-1] of two corrections of one look, made apart and merged, one counts on every device', () => {
	expect(counted(['o', null], ['a', 'o'], ['z', 'o'])).toEqual(['z']);
	expect(counted(['z', 'o'], ['o', null], ['a', 'o'])).toEqual(['z']);
});

test('[BHV-1] a correction of a correction counts alone', () => {
	expect(counted(['o', null], ['a', 'o'], ['b', 'a'])).toEqual(['b']);
});

test('[BHV-1] looks that correct each other in a circle leave one', () => {
	expect(counted(['a', 'b'], ['b', 'a'])).toEqual(['b']);
	expect(counted(['a', 'c'], ['b', 'a'], ['c', 'b'], ['d', null])).toEqual(['c', 'd']);
});

test('[BHV-1] a look that names itself, or one that is gone, corrects nothing', () => {
	expect(counted(['a', 'a'], ['b', 'gone'])).toEqual(['a', 'b']);
});
