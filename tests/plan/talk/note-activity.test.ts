import { describe, expect, test } from 'vitest';
import { readinessScoreFields } from '$lib/plan/behaviour/asking';
import { day } from '$lib/plan/day';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { makeRecord } from '$lib/plan/record';
import { makeRoadmapInfo } from '$lib/plan/roadmap-info';
import { type Activity, activityFields, mostActivity } from '$lib/plan/talk/activity';
import { changeInWords } from '$lib/plan/talk/activity-words';
import { commentFields } from '$lib/plan/talk/comment';
import type { Me } from '$lib/plan/talk/me';
import { noteActivity } from '$lib/plan/talk/note-activity';
import { activityToDrop } from '$lib/plan/talk/trim-activity';

const ana: Me = { participantId: 'p-ana', name: 'Ana', role: 'owner' };
const at = '2028-06-30T10:00:00.000Z';
const te2 = makeRecord(initiativeFields, 'TE2', {
	order: 'a0',
	code: 'TE2',
	title: 'Order-change self-service',
	end: day('2029-01-31'),
	more: { mood: 'calm' }
});
const score = makeRecord(readinessScoreFields, 's1', { order: 'a0', team: 'sales', ability: 2 });

function note(before: Plan, after: Plan, label = 'move TE2 +28 days') {
	return noteActivity('act1', { label, before, after }, ana, at);
}

function planWith(lists: Partial<Plan>): Plan {
	return { ...emptyPlan(), ...lists };
}

describe('[TLK-7] The activity record of a command', () => {
	test('says what was done, by whom, when, and what it replaced', () => {
		const moved = { ...te2, end: day('2029-02-28'), more: { mood: 'tense' } };
		expect(note(planWith({ initiatives: [te2] }), planWith({ initiatives: [moved] }))).toEqual({
			id: 'act1',
			order: '',
			more: {},
			label: 'move TE2 +28 days',
			by: 'p-ana',
			name: 'Ana',
			at,
			changes: [
				{ collection: 'initiatives', id: 'TE2', how: 'changed', before: { end: '2029-01-31', mood: 'calm' } }
			],
			others: 0
		});
	});

	test('names what was added and what was deleted', () => {
		const pr1 = { ...te2, id: 'PR1', order: 'a1' };
		const record = note(planWith({ initiatives: [te2] }), planWith({ initiatives: [pr1] }));
		expect(record?.changes).toEqual([
			{ collection: 'initiatives', id: 'PR1', how: 'added', before: {} },
			{ collection: 'initiatives', id: 'TE2', how: 'deleted', before: {} }
		]);
	});

	test('keeps what the roadmap said of itself', () => {
		const before = planWith({ roadmap: makeRoadmapInfo({ title: 'Old' }) });
		const after = { ...before, roadmap: makeRoadmapInfo({ title: 'New' }) };
		expect(note(before, after)?.changes).toEqual([
			{ collection: 'roadmap', id: '', how: 'changed', before: { title: 'Old' } }
		]);
	});

	test('is none where nothing changed, or something was only said', () => {
		const plan = planWith({ initiatives: [te2] });
		const comment = makeRecord(commentFields, 'c1', { text: 'Why?' });
		expect(note(plan, { ...plan, initiatives: [te2] })).toBeNull();
		expect(note(plan, { ...plan, comments: [comment] })).toBeNull();
	});

	test('reads as words, with the names of today and the value that is gone', () => {
		const moved = { ...te2, end: null, order: 'a5' };
		const after = planWith({ initiatives: [moved] });
		const [change] = note(planWith({ initiatives: [te2] }), after)?.changes ?? [];
		expect(change && changeInWords(change, after)).toEqual({
			record: 'TE2 Order-change self-service',
			how: 'changed',
			replaced: [
				{ field: initiativeFields.end.label, was: '31 Jan 2029' },
				{ field: 'Place in the list', was: 'another' }
			]
		});
	});

	test('reads as words also where the record, the field or the collection is not known', () => {
		const words = ['initiatives', 'horoscopes', 'roadmap'].map((collection) =>
			changeInWords({ collection, id: 'x', how: 'changed', before: { end: 7, mood: null } }, emptyPlan())
		);
		expect(words.map(({ record }) => record)).toEqual([
			'An initiative that is gone',
			'A horoscopes record',
			'The roadmap'
		]);
	});
});

describe('[TLK-9] Remarks on persons', () => {
	test('leave neither values nor the words of the command', () => {
		const before = planWith({ adkar: [score] });
		const after = planWith({ adkar: [{ ...score, ability: 5 }] });
		const record = note(before, after, 'change readiness score of the head of sales');
		expect(record).toMatchObject({ label: 'change remarks on persons', changes: [] });
		expect(JSON.stringify(record)).not.toContain('sales');
	});

	test('leave none beside other records of the same command', () => {
		const record = note(
			planWith({ adkar: [score], initiatives: [te2] }),
			planWith({ adkar: [], initiatives: [] }),
			'delete sales'
		);
		expect(record?.label).toBe('change records, remarks on persons among them');
		expect(record?.changes.map(({ collection }) => collection)).toEqual(['initiatives']);
		expect(JSON.stringify(record)).not.toContain('sales');
	});
});

describe('[TLK-10] What one activity record has room for', () => {
	test('is a hundred records; the others are counted', () => {
		const many = Array.from({ length: 250 }, (_, i) =>
			makeRecord(initiativeFields, `i${i}`, { order: 'a0' })
		);
		const sorted = many.sort((a, b) => (a.id < b.id ? -1 : 1));
		const record = note(planWith({}), planWith({ initiatives: sorted }));
		expect([record?.changes.length, record?.others]).toEqual([100, 150]);
	});

	test('is 8,000 characters; a longer value is counted, and what is shorter is kept', () => {
		const long = { ...te2, notes: 'x'.repeat(9_000) };
		const other = { ...te2, id: 'TE3' };
		const before = planWith({ initiatives: [long, other] });
		const after = planWith({ initiatives: [te2, { ...other, title: 'Two' }] });
		const record = note(before, after);
		expect([record?.changes.map(({ id }) => id), record?.others]).toEqual([['TE3'], 1]);
	});
});

describe('[TLK-11] Activity that is too much', () => {
	const latest = '2028-07-01T10:00:00.000Z';
	function activity(count: number, time: (i: number) => string): readonly Activity[] {
		return Array.from({ length: count }, (_, i) => makeRecord(activityFields, `a${i}`, { at: time(i) }));
	}
	const minute = (i: number) => new Date(Date.UTC(2028, 0, 1) + i * 60_000).toISOString();

	test('goes from the oldest on, and not before there are a hundred more', () => {
		expect(activityToDrop(activity(mostActivity + 100, minute), latest)).toEqual([]);
		const dropped = activityToDrop(activity(mostActivity + 101, minute), latest);
		expect(dropped).toEqual(Array.from({ length: 101 }, (_, i) => `a${i}`));
	});

	test('what is dated in the future or not at all goes first', () => {
		const records = activity(mostActivity + 101, (i) =>
			i % 60 === 0 ? '2099-01-01T00:00:00.000Z' : minute(i)
		);
		const dropped = activityToDrop(records, latest);
		const future = records.filter(({ at: when }) => when > latest).map(({ id }) => id);
		expect(future.length).toBeLessThan(101);
		for (const id of future) expect(dropped).toContain(id);
	});
});
