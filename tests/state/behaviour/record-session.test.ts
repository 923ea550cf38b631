import { beforeEach, expect, test } from 'vitest';
import { RecordSession } from '$lib/state/behaviour/record-session.svelte';
import { behaviourPlan } from '../../support/behaviour-plan';
import { memoryRoadmap } from '../../support/memory-roadmap';

beforeEach(() => sessionStorage.clear());

/** Quick entry in a cell, on a device whose database does not answer. */
function begin(behaviour = 'B1', team = 'care') {
	const roadmap = memoryRoadmap(behaviourPlan());
	const record = new RecordSession(roadmap);
	record.choose(behaviour, team);
	return { roadmap, record };
}

test('[REC-6] what was tapped a moment ago is there when the page is loaded again at once', async () => {
	const { roadmap, record } = begin();
	record.tap(true);
	record.tap(false);
	const again = new RecordSession(roadmap);
	await again.read();
	expect(again.draft).toMatchObject({ behaviour: 'B1', team: 'care', marks: [true, false] });
});

test('[REC-6] a device that keeps nothing says so', async () => {
	const { record } = begin();
	record.tap(true);
	await expect.poll(() => record.isUnkept).toBe(true);
});

test('[REC-7] what is taken back stands on the form, also after another step followed', async () => {
	const { roadmap, record } = begin();
	record.tap(true);
	expect(record.save()).toBe(true);
	const id = record.saved?.id ?? '';
	record.choose('B2', 'it');
	record.tap(false);
	expect(record.save()).toBe(true);
	record.takeBack();
	expect(record.draft).toMatchObject({ behaviour: 'B2', team: 'it', marks: [false] });
	expect(roadmap.plan.observations.map((one) => one.id)).toContain(id);
	record.choose('B1', 'care');
	record.tap(true);
	record.save();
	roadmap.undo();
	expect(record.saved).toBeNull();
});

test('[REC-9] one’s own are the entries of this device and those under one’s name', () => {
	const { roadmap, record } = begin();
	record.rename(' Ada ');
	record.tap(true);
	record.save();
	const [own] = roadmap.plan.observations.filter(({ id }) => id !== 'old');
	const [other] = roadmap.plan.observations.filter(({ id }) => id === 'old');
	expect(own).toMatchObject({ by: 'Ada' });
	expect([own, other].map((one) => record.isOwn(one!))).toEqual([true, false]);
	expect(record.isOwn({ ...other!, by: 'Ada' })).toBe(true);
	record.delete(own!);
	expect(roadmap.undoLabel).toBe('delete 1 of 1, Stay with the problem in Customer Care');
	expect(roadmap.plan.trash.map(({ record }) => record.id)).toEqual([own!.id]);
});

test('[REC-10] of a handful of people only this device’s entries are listed and told as the same, whatever the name', () => {
	const { roadmap, record } = begin('B1', 'board');
	record.tap(true);
	record.save();
	const other = new RecordSession(roadmap);
	other.choose('B1', 'board');
	other.rename(roadmap.plan.observations.at(-1)?.by ?? '');
	expect(other.entries).toEqual([]);
	other.tap(true);
	expect(other.duplicate).toBeNull();
	other.correct(record.entries[0]!);
	expect(other.draft.corrects).toBeNull();
	expect(record.entries).toHaveLength(1);
	record.tap(true);
	expect(record.duplicate).not.toBeNull();
});

test('[REC-6] what may not be recorded stays on the form, in its cell, and is recorded once one may', () => {
	const { roadmap, record } = begin();
	for (const isSeen of [true, false, true]) record.tap(isSeen);
	roadmap.takeRole('commenter');
	expect(record.save()).toBe(false);
	expect(record.draft).toMatchObject({ behaviour: 'B1', team: 'care', marks: [true, false, true] });
	expect(record.saved).toBeNull();
	expect(roadmap.refusedEdits).toBe(1);
	roadmap.takeRole('recorder');
	expect(record.save()).toBe(true);
	expect(roadmap.plan.observations.find(({ id }) => id !== 'old')).toMatchObject({ k: 2, n: 3 });
});

test('[REC-7] what was saved can be taken back only by who may still record', () => {
	const { roadmap, record } = begin();
	record.tap(true);
	record.save();
	const id = record.saved?.id;
	record.tap(false);
	roadmap.takeRole('viewer');
	record.takeBack();
	expect(record.draft).toMatchObject({ marks: [false] });
	expect(record.saved?.id).toBe(id);
});
