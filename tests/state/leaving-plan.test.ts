import { describe, expect, test } from 'vitest';
import { exportBehaviour } from '$lib/state/export-behaviour';
import { exportMspdi } from '$lib/state/export-mspdi';
import { exportRoadmap } from '$lib/state/export-roadmap';
import { makeRecord } from '$lib/plan/record';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { type Role, roles } from '$lib/plan/role';
import { activityFields } from '$lib/plan/talk/activity';
import { commentFields } from '$lib/plan/talk/comment';
import { copyFor } from '$lib/plan/talk/redact';
import { memoryRoadmap } from '../support/memory-roadmap';

const said = { by: 'p-zoltan', name: 'Zoltan', at: '2028-06-30T10:00:00.000Z' };
const plan: Plan = {
	...emptyPlan({ title: 'Plan' }),
	people: [{ id: 'p1', order: 'a0', more: { role: 'Chief Executive', remark: 'Wavers' } }],
	comments: [makeRecord(commentFields, 'c1', { text: 'Why?', ...said })],
	activity: [makeRecord(activityFields, 'a1', { label: 'move TE2', ...said })]
};
const private_ = ['Wavers', 'Chief Executive', 'Zoltan'];

function roadmapOf(role: Role | null) {
	const roadmap = memoryRoadmap(plan);
	roadmap.takeRole(role);
	return roadmap;
}

/** Which of the private words a text holds. */
function privateWords(text: string): readonly string[] {
	return private_.filter((word) => text.includes(word));
}

describe('[TLK-15, TLK-16] A roadmap file', () => {
	test('of a roadmap on this device alone is whole, and nothing is said', () => {
		const { text, note } = exportRoadmap(roadmapOf(null));
		expect([privateWords(text), note]).toEqual([private_, null]);
	});

	test.each(roles)('of a shared roadmap by its %s leaves persons and names out, and says so', (role) => {
		const { text, note } = exportRoadmap(roadmapOf(role));
		expect(privateWords(text)).toEqual([]);
		expect(text).toContain('Why?');
		expect(note).toMatch(/leaves out remarks on persons/);
	});

	test.each(['owner', 'editor'] as const)('with remarks on persons is whole for its %s', (role) => {
		const { text, note } = exportRoadmap(roadmapOf(role), { withRemarks: true });
		expect(privateWords(text)).toEqual(private_);
		expect(note).toMatch(/holds remarks on persons/);
	});

	test.each(['recorder', 'commenter', 'viewer'] as const)(
		'holds no remark by a %s, also where one is asked for and still on the device',
		(role) => {
			const { text, note } = exportRoadmap(roadmapOf(role), { withRemarks: true });
			expect(privateWords(text)).toEqual([]);
			expect(note).toMatch(/leaves out/);
			expect(privateWords(JSON.stringify(copyFor(plan, role)))).toEqual([]);
		}
	);

	test.each(roles)('[TKP-14] leaves the same out after its %s takes part no more', (role) => {
		const roadmap = roadmapOf(role);
		roadmap.takeRole(null);
		const { text, note } = exportRoadmap(roadmap);
		expect(privateWords(text)).toEqual([]);
		expect(note).toMatch(/leaves out remarks on persons/);
	});

	test('holds what was said a moment ago, although nothing that is drawn has changed', () => {
		const roadmap = roadmapOf(null);
		const drawn = roadmap.plan;
		roadmap.addFacts('comments', [makeRecord(commentFields, 'c2', { text: 'Just now' })]);
		expect(roadmap.plan).toBe(drawn);
		expect(roadmap.comments.map(({ id }) => id)).toEqual(['c1', 'c2']);
		expect(exportRoadmap(roadmap).text).toContain('Just now');
	});
});

describe('[TKP-15] Remarks on persons', () => {
	test.each(['recorder', 'commenter', 'viewer'] as const)(
		'are not shown to a %s who saw them before',
		(role) => {
			const roadmap = roadmapOf('editor');
			expect(roadmap.plan.people).toHaveLength(1);
			roadmap.takeRole(role);
			expect(roadmap.plan.people).toEqual([]);
			roadmap.takeRole('editor');
			expect(roadmap.plan.people).toHaveLength(1);
		}
	);
});

describe('[TLK-17] Files that have no place for persons and talk', () => {
	test.each([null, ...roles])('hold none of either, and say so where others take part: %s', (role) => {
		for (const make of [exportMspdi, exportBehaviour]) {
			const { text, note } = make(roadmapOf(role));
			expect(privateWords(text)).toEqual([]);
			expect(text).not.toContain('Why?');
			expect(note.includes('It holds no remarks on persons, comments or activity.')).toBe(role !== null);
		}
	});

	test('MS Project: comments and activity are named among what it does not hold', () => {
		expect(exportMspdi(roadmapOf(null)).note).toContain('1 comment and 1 activity record');
	});
});
