import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import { diffPlans } from '$lib/plan/change';
import { collectionNames, collections } from '$lib/plan/collections';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { activityFields } from '$lib/plan/talk/activity';
import { commentFields } from '$lib/plan/talk/comment';
import { redactPlan } from '$lib/plan/talk/redact';
import { anyFilePlan } from '../../support/any-file-plan';

const person = { id: 'p1', order: 'a0', more: { role: 'Chief Executive', remark: 'Wavers' } };
const comment = makeRecord(commentFields, 'c1', {
	about: { collection: 'phases', id: 'P1' },
	text: 'Why?',
	by: 'p-ana',
	name: 'Ana'
});
const activity = makeRecord(activityFields, 'a1', { label: 'move TE2', by: 'p-ana', name: 'Ana' });
const plan: Plan = {
	...emptyPlan({ title: 'Plan' }),
	people: [person],
	sponsorship: [{ ...person, id: 'p2' }],
	comments: [comment],
	activity: [activity],
	trash: [
		{ collection: 'alignment', record: { ...person, id: 'p3' }, deletedAt: '', deletedBy: 'Ana' },
		{ collection: 'comments', record: { ...comment, id: 'c2' }, deletedAt: '', deletedBy: 'Ana' },
		{ collection: 'metrics', record: { ...person, id: 'm1', more: {} }, deletedAt: '', deletedBy: 'Ana' }
	]
};

describe('[TLK-15] A plan as it may leave the circle', () => {
	test('is without remarks on persons, deleted ones too, and without names of those who spoke, acted or deleted', () => {
		const file = writeRoadmapFile('r1', redactPlan(plan));
		for (const word of ['Chief', 'Wavers', 'Ana', 'p-ana']) expect(file).not.toContain(word);
		for (const word of ['Why?', 'move TE2', 'm1', 'c2']) expect(file).toContain(word);
	});

	test('keeps all else as it is: any plan', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyFilePlan, (any) => {
				const redacted = redactPlan(any);
				for (const name of collectionNames) {
					if (collections[name].part === 'people') expect(redacted[name]).toEqual([]);
					else if (collections[name].part === 'talk') expect(redacted[name]).toHaveLength(any[name].length);
					else expect(redacted[name]).toBe(any[name]);
				}
				expect(redacted.roadmap).toBe(any.roadmap);
				expect(readRoadmapFile(writeRoadmapFile('r1', redacted)).ok).toBe(true);
			}),
			{ numRuns: 50 }
		);
	});

	test('[TLK-18] comes back without a difference, and brings only the comments that are new', () => {
		const theirs = redactPlan(plan);
		expect(diffPlans(plan, theirs)).toEqual([]);
		const answer = makeRecord(commentFields, 'c9', { text: 'Because', answers: 'c1' });
		const later = {
			...theirs,
			comments: [...theirs.comments, answer],
			activity: [{ ...activity, id: 'a2' }]
		};
		expect(diffPlans(plan, later)).toEqual([
			{ kind: 'add', collection: 'comments', id: 'c9', record: answer }
		]);
	});
});
