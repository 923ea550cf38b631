import type { Edit } from '$lib/doc/edit';
import { addBaseline } from '$lib/doc/edits/add-baseline';
import { addDecision } from '$lib/doc/edits/add-decision';
import { addInitiative } from '$lib/doc/edits/add-initiative';
import { addLink } from '$lib/doc/edits/add-link';
import { addPhase } from '$lib/doc/edits/add-phase';
import { deleteRecords } from '$lib/doc/edits/delete-records';
import { mergeChanges } from '$lib/doc/edits/merge-changes';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { resizeInitiative } from '$lib/doc/edits/resize-initiative';
import { restoreRecord } from '$lib/doc/edits/restore-record';
import { setFields } from '$lib/doc/edits/set-fields';
import { setRoadmap } from '$lib/doc/edits/set-roadmap';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import fc from 'fast-check';

/** An edit as data, made for whatever plan it then meets; null when that plan has nothing to do it on. */
export type RandomEdit = (plan: Plan, newId: string) => Edit | null;

const index = fc.nat(50);
const words = fc.string({ maxLength: 12, unit: 'binary' });
const mark = { by: 'Ann', at: '2028-06-30T12:00:00Z' };

function onInitiative(at: number, edit: (plan: Plan, id: string) => Edit): RandomEdit {
	return (plan) => {
		const one = plan.initiatives[at % Math.max(1, plan.initiatives.length)];
		return one ? edit(plan, one.id) : null;
	};
}

const setsText: fc.Arbitrary<RandomEdit> = fc
	.tuple(index, words, fc.constantFrom('title', 'notes', 'need', 'owner', 'unknownField'))
	.map(([at, text, field]) =>
		onInitiative(at, (plan, id) => setFields(plan, 'initiatives', id, { [field]: text }))
	);

const moves: fc.Arbitrary<RandomEdit> = fc
	.tuple(index, fc.integer({ min: -90, max: 90 }))
	.map(([at, days]) => onInitiative(at, (plan, id) => moveInitiatives(plan, [id], days)));

const resizes: fc.Arbitrary<RandomEdit> = fc
	.tuple(index, fc.integer({ min: -90, max: 90 }), fc.constantFrom('start' as const, 'end' as const))
	.map(([at, days, edge]) => onInitiative(at, (plan, id) => resizeInitiative(plan, id, edge, days)));

const reorders: fc.Arbitrary<RandomEdit> = fc
	.tuple(index, fc.constantFrom('Zz', 'a0', 'a0V', 'a1', 'a9'))
	.map(([at, order]) => onInitiative(at, (plan, id) => setFields(plan, 'initiatives', id, { order })));

const deletes: fc.Arbitrary<RandomEdit> = index.map((at) =>
	onInitiative(at, (plan, id) => deleteRecords(plan, 'initiatives', [id], mark))
);

const restores: fc.Arbitrary<RandomEdit> = index.map((at) => (plan) => {
	const one = plan.trash[at % Math.max(1, plan.trash.length)];
	return one ? restoreRecord(plan, one.collection, one.record.id) : null;
});

const adds: fc.Arbitrary<RandomEdit> = fc.tuple(words, index).map(([title, at]) => (plan, newId) => {
	const after = plan.initiatives[at]?.id ?? null;
	const start = day('2028-01-01');
	return addInitiative(plan, { id: newId, title, start, end: day('2028-03-31') }, after);
});

const links: fc.Arbitrary<RandomEdit> = fc.tuple(index, index).map(([from, to]) => (plan, newId) => {
	const ends = [from, to].map((at) => plan.initiatives[at % Math.max(1, plan.initiatives.length)]);
	const [one, other] = ends;
	return one && other ? addLink(plan, { id: newId, from: one.id, to: other.id, type: 'SS' }) : null;
});

const others: fc.Arbitrary<RandomEdit> = fc.tuple(words, fc.nat(5)).map(([text, which]) => (plan, newId) => {
	switch (which) {
		case 0:
			return addPhase(plan, { id: newId, title: text, gate: text });
		case 1:
			return addBaseline(plan, { id: newId, name: text, day: day('2028-01-01'), reason: text });
		case 2:
			return addDecision(plan, { id: newId, kind: 'override', title: text });
		case 3:
			return setRoadmap(plan, { mission: text, title: text });
		case 4:
			return deleteRecords(plan, 'decisions', plan.decisions.map((one) => one.id).slice(0, 1), mark);
		default:
			return mergeChanges(
				[
					{
						kind: 'add',
						collection: 'people',
						id: newId,
						record: { id: newId, order: '', more: { role: text } }
					},
					{ kind: 'set', collection: 'roadmap', id: '', field: 'organisation', before: '', after: text }
				],
				mark
			);
	}
});

/** Any named edit. */
export const anyEdit: fc.Arbitrary<RandomEdit> = fc.oneof(
	{ weight: 4, arbitrary: setsText },
	{ weight: 2, arbitrary: moves },
	resizes,
	reorders,
	deletes,
	restores,
	{ weight: 2, arbitrary: adds },
	links,
	others
);
