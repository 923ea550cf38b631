import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, diffPlans } from '$lib/plan/change';
import { day } from '$lib/plan/day';
import { describeChange } from '$lib/plan/describe-change';
import type { JsonObject } from '$lib/plan/field';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { linkFields } from '$lib/plan/link-fields';
import { phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan, type Trashed } from '$lib/plan/plan';
import { makeRoadmapInfo } from '$lib/plan/roadmap-info';
import { makeRecord, type RecordBase } from '$lib/plan/record';
import { anyPlan } from '../support/any-plan';

const info = makeRoadmapInfo({ title: 'Five years' });
const te2 = makeRecord(initiativeFields, 'TE2', {
	order: 'a0',
	code: 'TE2',
	title: 'Order-change self-service',
	lane: 'technology',
	end: day('2029-01-31')
});
const pr1 = makeRecord(initiativeFields, 'PR1', { order: 'a1', code: 'PR1', title: 'Map the work' });
const link = makeRecord(linkFields, 'PR1-TE2', { order: 'a0', from: 'PR1', to: 'TE2' });
const phase = makeRecord(phaseFields, 'P1', { order: 'a0', title: 'Understand' });
const mine: Plan = { ...emptyPlan(info), phases: [phase], initiatives: [te2, pr1], links: [link] };

function trashed(collection: Trashed['collection'], record: RecordBase): Trashed {
	return { collection, record, deletedAt: '2028-03-02T10:00:00.000Z', deletedBy: 'Ann' };
}

function words(theirs: Plan, from: Plan = mine) {
	return diffPlans(from, theirs).map((change) => {
		const { what, before, after } = describeChange(change, from, theirs);
		return `${what}: ${before} → ${after}`;
	});
}

function withTe2(values: Partial<typeof te2>): Plan {
	return { ...mine, initiatives: [{ ...te2, ...values }, pr1] };
}

describe('Differences between two copies of a roadmap', () => {
	it('are none between equal copies, whatever objects they are made of', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyPlan, (plan) => {
				expect(diffPlans(plan, plan)).toEqual([]);
				expect(diffPlans(plan, structuredClone(plan))).toEqual([]);
			})
		);
	});

	it('name one field each, with values as in a plan', () => {
		const changes: readonly Change[] = [
			{
				kind: 'set',
				collection: 'initiatives',
				id: 'TE2',
				field: 'end',
				before: day('2029-01-31'),
				after: day('2029-02-28')
			}
		];
		expect(diffPlans(mine, withTe2({ end: day('2029-02-28') }))).toEqual(changes);
	});

	it('lead from any plan to any other, but for records that only one has', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyPlan, anyPlan, (before, after) => {
				const merged = applyAll(before, diffPlans(before, after));
				const left = diffPlans(merged, after).filter((change) => change.kind !== 'delete');
				expect(left).toEqual([]);
			})
		);
	});

	it('leave alone what only this copy has, and what the other lacks of unknown fields', () => {
		const theirs = { ...mine, initiatives: [te2], links: [] };
		expect(diffPlans(mine, theirs)).toEqual([]);
		expect(diffPlans(withTe2({ more: { ring: 1 } }), mine)).toEqual([]);
	});

	it('are a deletion where the other copy has the record in its trash', () => {
		const theirs = { ...mine, initiatives: [te2], trash: [trashed('initiatives', pr1)] };
		expect(diffPlans(mine, theirs)).toEqual([
			{ kind: 'delete', collection: 'initiatives', id: 'PR1', record: pr1 }
		]);
	});

	it('are an addition for a record that is new, or in the trash here', () => {
		const here = { ...mine, initiatives: [te2], trash: [trashed('initiatives', pr1)] };
		const addition = { kind: 'add', collection: 'initiatives', id: 'PR1', record: pr1 };
		expect(diffPlans(here, mine)).toEqual([addition]);
		expect(diffPlans({ ...here, trash: [] }, mine)).toEqual([addition]);
	});

	it('see other order keys only where the sequence differs', () => {
		const rekeyed = [
			{ ...te2, order: 'b00' },
			{ ...pr1, order: 'b01' }
		];
		expect(diffPlans(mine, { ...mine, initiatives: rekeyed })).toEqual([]);
		const swapped = [
			{ ...pr1, order: 'Zz' },
			{ ...te2, order: 'a0' }
		];
		expect(words({ ...mine, initiatives: swapped })).toEqual([
			'PR1 Map the work · Place in the list: 2 of 2 → 1 of 2'
		]);
	});
});

describe('A difference in plain words', () => {
	it('names the record, the field and both values', () => {
		expect(words(withTe2({ end: day('2029-02-28') }))).toEqual([
			'TE2 Order-change self-service · Planned end: 31 Jan 2029 → 28 Feb 2029'
		]);
		expect(words({ ...mine, roadmap: { ...info, mission: 'Serve' } })).toEqual([
			'Roadmap · Mission: None → Serve'
		]);
	});

	it.each([
		[{ health: 'in-trouble' }, 'Health: None → In trouble'],
		[{ redesign: true }, 'Redesigns the process: No → Yes'],
		[{ progress: 40 }, 'Done, %: 0 → 40'],
		[{ phase: 'P1' }, 'Phase: None → Understand'],
		[{ phase: 'gone' }, 'Phase: None → gone'],
		[{ teams: ['care', 'it'] }, 'Teams touched: None → care, it'],
		[
			{ urls: [{ title: 'Plan', url: 'https://example.org/' }] },
			'Links out: None → Title: Plan; Url: https://example.org/'
		],
		[{ more: { frictionDays: [1, 2] } }, 'Friction days: None → 1, 2']
	] as const)('reads %j as people say it', (values, expected) => {
		expect(words(withTe2(values as Partial<typeof te2>))).toEqual([
			`TE2 Order-change self-service · ${expected}`
		]);
	});

	it('calls links by their ends, and other records by their kind', () => {
		const theirs: Plan = {
			...mine,
			links: [{ ...link, to: 'PR1', lagDays: 5 }],
			phases: [{ ...phase, title: 'Learn' }]
		};
		expect(words(theirs)).toEqual([
			'Phase Understand · Title: Understand → Learn',
			'Link PR1 Map the work → TE2 Order-change self-service · Successor: TE2 Order-change self-service → PR1 Map the work',
			'Link PR1 Map the work → TE2 Order-change self-service · Lag, days: 0 → 5'
		]);
	});

	it('says of additions and deletions what was deleted, when and by whom', () => {
		const theirs = { ...mine, links: [], trash: [trashed('links', link)] };
		const called = 'Link PR1 Map the work → TE2 Order-change self-service';
		expect(words(theirs)).toEqual([`${called}: Kept → Deleted on 2 Mar 2028 by Ann`]);
		expect(words(mine, theirs)).toEqual([`${called}: Deleted on 2 Mar 2028 by Ann → Restored`]);
		expect(words(mine, { ...mine, links: [] })).toEqual([`${called}: Not there → Added`]);
	});
});

/** What taking over changes comes to, in a plan. */
function applyAll(plan: Plan, changes: readonly Change[]): Plan {
	return changes.reduce((before, change) => {
		if (change.collection === 'roadmap') return before;
		const list: readonly RecordBase[] = before[change.collection];
		return { ...before, [change.collection]: applyTo(list, change) };
	}, plan);
}

function applyTo(list: readonly RecordBase[], change: Change): readonly RecordBase[] {
	if (change.kind === 'add') return [...list, change.record];
	if (change.kind === 'delete') return list.filter((record) => record.id !== change.id);
	return list.map((record) => {
		if (record.id !== change.id) return record;
		const known = change.field in record;
		const more: JsonObject = { ...record.more, [change.field]: change.after };
		return known ? { ...record, [change.field]: change.after } : { ...record, more };
	});
}
