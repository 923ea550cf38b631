import { expect, test } from 'vitest';
import { pulseFields } from '$lib/plan/behaviour/asking';
import { factsByCell } from '$lib/plan/behaviour/evidence';
import { observationFields } from '$lib/plan/behaviour/observation';
import { pulseShares } from '$lib/plan/behaviour/team-figures';
import { day } from '$lib/plan/day';
import { emptyPlan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { teamFields } from '$lib/plan/team';

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

test('[SUP-9] of two corrections of one batch, made apart and merged, one counts', () => {
	const plan = {
		...emptyPlan(),
		teams: [makeRecord(teamFields, 't', { name: 'Team', headcount: 40 })],
		obligationPulse: [
			batch('o', 5, null),
			batch('a', 6, 'o'),
			batch('z', 9, 'o'),
			// One that names itself corrects nothing.
			batch('s', 7, 's')
		]
	};
	expect(pulseShares(plan, day('2028-06-30'))[0]?.shares[0]).toMatchObject({ agree: 16, asked: 20 });
});

function batch(id: string, agree: number, supersedes: string | null) {
	const values = { team: 't', date: day('2028-06-01'), question: 'Q', agree, asked: 10, supersedes };
	return makeRecord(pulseFields, id, values);
}
