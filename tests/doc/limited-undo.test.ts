import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { mayWrite, type Role } from '$lib/plan/role';
import { expect, test } from 'vitest';
import { adds } from '../support/plain-edit';
import { documentWith } from '../support/roadmap-document';

function takes(document: RoadmapDocument, role: Role): void {
	document.limitWriting((part) => mayWrite(role, part));
}

function counts({ plan }: RoadmapDocument): [number, number] {
	return [plan.initiatives.length, plan.observations.length];
}

test('whoever may not change the plan any more cannot take back what they changed in it', () => {
	const document = documentWith();
	document.run(adds('initiatives', 'a'));
	document.run(adds('initiatives', 'b'));
	document.undo();
	takes(document, 'viewer');
	expect([document.undoLabel, document.redoLabel]).toEqual([null, null]);
	expect([document.undo(), document.redo()]).toEqual([null, null]);
	expect(counts(document)).toEqual([1, 0]);
});

test('a recorder takes back an observation, and a role that allows everything forgets nothing', () => {
	const document = documentWith();
	document.run(adds('observations', 'o'));
	takes(document, 'recorder');
	expect(document.undo()).toBe('add o');
	expect(counts(document)).toEqual([0, 0]);
	takes(document, 'editor');
	expect(document.redo()).toBe('add o');
	expect(counts(document)).toEqual([0, 1]);
});

test('what is done after the role was taken is a history of its own', () => {
	const document = documentWith();
	document.run(adds('initiatives', 'a'));
	takes(document, 'recorder');
	document.run(adds('observations', 'o'));
	expect(document.undo()).toBe('add o');
	expect(document.undo()).toBeNull();
	expect(counts(document)).toEqual([1, 0]);
});
