import { deleteRecords } from '$lib/doc/edits/delete-records';
import { restoreRecord } from '$lib/doc/edits/restore-record';
import { setFields } from '$lib/doc/edits/set-fields';
import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { baselineFields } from '$lib/plan/baseline';
import type { JsonObject } from '$lib/plan/field';
import { makeRecord } from '$lib/plan/record';
import { makeRoadmapInfo } from '$lib/plan/roadmap-info';
import { describe, expect, test } from 'vitest';
import { copyOf, documentWith, initiativeWith } from '../support/roadmap-document';

/** Yjs tells plain objects by their `constructor`, so a field of this name must not get in its way. */
const named: JsonObject = { constructor: { constructor: 'inner', list: [{ constructor: 1 }] }, plain: 1 };

/** The updates that an edit of one initiative's custom fields sends out. */
function updatesOf(document: RoadmapDocument, custom: { [name: string]: string }): number {
	let updates = 0;
	const stop = document.onUpdate(() => (updates += 1));
	document.run(setFields(document.plan, 'initiatives', 'a', { custom }));
	stop();
	return updates;
}

describe('A field called "constructor"', () => {
	test('is kept in facts, entities and the roadmap itself, at any depth', () => {
		const agreed: Record<string, [number, number]> = JSON.parse('{"constructor":[36500,36501]}');
		const lists = {
			roadmap: makeRoadmapInfo({ more: { named } }),
			initiatives: [initiativeWith('a', { custom: { constructor: 'Bob' }, order: 'a0', more: { named } })],
			baselines: [makeRecord(baselineFields, 'b', { dates: agreed })],
			wins: [{ id: 'o', order: '', more: { ...named, named } }]
		};
		const document = documentWith(lists);
		expect(document.plan).toMatchObject(lists);
		expect(copyOf(document).plan).toEqual(document.plan);
	});

	test('can be set, set again and undone', () => {
		const document = documentWith({ initiatives: [initiativeWith('a', { order: 'a0' })] });
		expect(updatesOf(document, { constructor: 'Bob' })).toBe(1);
		expect(updatesOf(document, { constructor: 'Bob' })).toBe(0);
		expect(updatesOf(document, { constructor: 'Ann', other: 'x' })).toBe(1);
		const customs = () => [document, copyOf(document)].map(({ plan }) => plan.initiatives[0]?.custom);
		expect(customs()).toEqual(Array(2).fill({ constructor: 'Ann', other: 'x' }));
		document.undo();
		expect(customs()).toEqual(Array(2).fill({ constructor: 'Bob' }));
		document.undo();
		expect(customs()).toEqual([{}, {}]);
		document.redo();
		expect(customs()).toEqual(Array(2).fill({ constructor: 'Bob' }));
	});

	test('can be given to a fact, and the fact deleted and restored', () => {
		const document = documentWith({ wins: [{ id: 'o', order: '', more: { k: 1 } }] });
		document.run(setFields(document.plan, 'wins', 'o', { constructor: 'Bob' }));
		document.run(setFields(document.plan, 'wins', 'o', { k: 2 }));
		document.run(deleteRecords(document.plan, 'wins', ['o'], { by: 'Ann', at: '2028-06-30T12:00:00Z' }));
		expect(document.plan.wins).toEqual([]);
		document.run(restoreRecord(document.plan, 'wins', 'o'));
		expect(copyOf(document).plan.wins).toEqual([{ id: 'o', order: '', more: { constructor: 'Bob', k: 2 } }]);
	});
});
