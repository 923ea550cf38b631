import fc from 'fast-check';
import { type Day, day } from '$lib/plan/day';
import { decisionFields } from '$lib/plan/decision';
import { groupFields } from '$lib/plan/group';
import type { Initiative } from '$lib/plan/initiative';
import { approaches, statuses } from '$lib/plan/initiative-words';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { type StatedLag, lagUnits } from '$lib/plan/lag';
import { lanes } from '$lib/plan/lane';
import { linkTypes } from '$lib/plan/link-type';
import { linkFields } from '$lib/plan/link-fields';
import { milestoneFields } from '$lib/plan/milestone';
import { phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan, type Trashed } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';

/** Ids that have broken programs before; any string is a legal id. */
const hardIds = ['', '/', '%2F', 'a/b', '__proto__', 'constructor', '👩‍🚒', '\ud800', ' ', 'ST1', 'toString'];

export const anyId = fc.oneof(fc.constantFrom(...hardIds), fc.string({ unit: 'binary', maxLength: 4 }));

/** Days of five years, so that dates meet. */
export const someDay = fc.integer({ min: day('2026-01-01'), max: day('2030-12-31') }) as fc.Arbitrary<Day>;

const dayOrNone = fc.option(someDay, { freq: 4 });

/** A lag in any of its units, rarely. */
const anyLag = fc.option(
	fc.record<StatedLag>({
		amount: fc.integer({ min: -60, max: 60 }),
		unit: fc.constantFrom(...lagUnits),
		elapsed: fc.boolean()
	}),
	{ freq: 1 }
);

const anySource = fc.option(
	fc.record({ format: fc.constantFrom('mspdi', 'other'), key: fc.constantFrom('', '1', '2', 'x') }),
	{ freq: 1 }
);

const anyInitiative = fc
	.record({
		code: fc.constantFrom('', 'PR1', 'ST12', 'te3'),
		title: fc.string({ maxLength: 80 }),
		lane: fc.constantFrom(...lanes),
		phase: fc.option(anyId),
		group: fc.option(anyId, { freq: 1 }),
		source: anySource,
		start: dayOrNone,
		end: dayOrNone,
		actualStart: fc.option(someDay, { freq: 1 }),
		actualEnd: fc.option(someDay, { freq: 1 }),
		status: fc.constantFrom(...statuses),
		approach: fc.option(fc.constantFrom(...approaches)),
		approachReason: fc.constantFrom('', 'It fits'),
		redesign: fc.boolean(),
		kind: fc.constantFrom('build' as const, 'pilot' as const),
		outsidePlatform: fc.boolean()
	})
	.chain((values) => anyId.map((id) => makeRecord(initiativeFields, id, values)));

const anyPhase = fc
	.record({ title: fc.string({ maxLength: 8 }), start: dayOrNone, end: dayOrNone })
	.chain((values) => anyId.map((id) => makeRecord(phaseFields, id, values)));

const anyMilestone = fc
	.record({ title: fc.string({ maxLength: 8 }), day: dayOrNone, group: fc.option(anyId, { freq: 1 }) })
	.chain((values) => anyId.map((id) => makeRecord(milestoneFields, id, values)));

/** A group in any other, itself among them: merges may leave circles of groups. */
const anyGroup = fc
	.record({
		title: fc.string({ maxLength: 8 }),
		lane: fc.option(fc.constantFrom(...lanes)),
		phase: fc.option(anyId),
		group: fc.option(anyId),
		start: fc.option(someDay, { freq: 1 }),
		end: fc.option(someDay, { freq: 1 })
	})
	.chain((values) => anyId.map((id) => makeRecord(groupFields, id, values)));

function anyLink(ends: fc.Arbitrary<string>) {
	return fc
		.record({
			id: anyId,
			from: ends,
			to: ends,
			type: fc.constantFrom(...linkTypes),
			lagDays: fc.integer({ min: -100, max: 100 }),
			lag: anyLag,
			plain: fc.boolean()
		})
		.map(({ id, ...values }) => makeRecord(linkFields, id, values));
}

function anyDecision(keys: fc.Arbitrary<string>, ids: fc.Arbitrary<string>) {
	return fc
		.record({
			id: ids,
			kind: fc.constantFrom('override' as const, 'withdrawal' as const, 'decision' as const),
			finding: fc.option(keys),
			withdraws: fc.option(ids),
			by: fc.constantFrom('', 'Board'),
			date: dayOrNone,
			reason: fc.constantFrom('', 'Agreed')
		})
		.map(({ id, ...values }) => makeRecord(decisionFields, id, values));
}

/** Any plan that a merge may leave behind: cycles, dangling links, dates the wrong way round, and more. */
export const anyPlan: fc.Arbitrary<Plan> = fc
	.record({
		initiatives: uniqueById(anyInitiative, 12),
		milestones: uniqueById(anyMilestone, 3),
		phases: uniqueById(anyPhase, 3),
		groups: uniqueById(anyGroup, 3),
		trashed: uniqueById(anyInitiative, 3)
	})
	.chain(({ trashed, ...lists }) => {
		const records = [...lists.initiatives, ...lists.milestones, ...lists.phases, ...lists.groups, ...trashed];
		const known = records.map(({ id }) => id);
		const ends =
			known.length > 0 ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, anyId) : anyId;
		const keys = fc
			.tuple(fc.constantFrom('SEQ-1', 'SEQ-2', 'SEQ-3', 'LNK-1'), ends, ends)
			.map(([rule, a, b]) => (rule === 'SEQ-3' ? `${rule}/${a}/${b}` : `${rule}/${a}`));
		const live = new Set(lists.initiatives.map(({ id }) => id));
		const deleted = trashed.filter(({ id }) => !live.has(id));
		const trash = deleted.map((record: Initiative): Trashed => ({
			collection: 'initiatives',
			record,
			deletedAt: '',
			deletedBy: ''
		}));
		return fc
			.record({
				links: uniqueById(anyLink(ends), 30),
				decisions: uniqueById(anyDecision(keys, anyId), 6)
			})
			.map((more) => ({ ...emptyPlan(), ...lists, ...more, trash }));
	});

function uniqueById<T extends { readonly id: string }>(one: fc.Arbitrary<T>, most: number) {
	return fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: most });
}
