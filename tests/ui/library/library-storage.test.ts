import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fiveYearTemplate } from '$lib/plan/starters';
import type { Plan } from '$lib/plan/plan';
import { Library } from '$lib/state/library.svelte';
import { newId } from '$lib/state/new-id';
import { titles } from '../../support/plain-edit';
import { abortCommits, refusePuts } from '../../support/storage-faults';
import { openRoadmap, untilStatus } from '../../support/stored-roadmap';

const clock = new Date(2028, 5, 30, 12, 0, 0);
let library: Library;
let stop: () => void;
/** What undoes the faults of a test, before the device is tidied. */
let mends: (() => void)[] = [];

function template(): Plan {
	return fiveYearTemplate('Tannet Water', 2026, newId);
}

beforeEach(() => {
	library = new Library(() => clock);
	stop = library.watch();
});

afterEach(async () => {
	for (const mend of mends.reverse()) mend();
	mends = [];
	for (const { id } of [...library.roadmaps, ...library.trash]) await library.deleteForEver(id);
	stop();
});

describe('On a full disk, the library', () => {
	test('says why a roadmap could not be stored, and leaves nothing of it', async () => {
		mends.push(abortCommits());
		await expect(library.createFromPlan(template(), 'template')).rejects.toThrow(
			/^The disk is full|^The browser could not write/
		);
		await expect.poll(() => library.entries).toEqual([]);
	});

	test('says so too when what was begun cannot be deleted either', async () => {
		mends.push(abortCommits());
		mends.push(refusePuts('deletions'));
		await expect(library.createFromPlan(template(), 'template')).rejects.toThrow(
			/^The disk is full|^The browser could not write/
		);
	});

	test('says in a plain sentence that not even the catalogue could be written', async () => {
		mends.push(refusePuts('entries'));
		await expect(library.createFromPlan(template(), 'template')).rejects.toThrow(/^The disk is full/);
		await expect.poll(() => library.entries).toEqual([]);
	});
});

describe('A roadmap that another tab has open and cannot store', () => {
	test('is saved as a file with the edits of that tab', async () => {
		const id = await library.createFromPlan(template(), 'template');
		const tab = await openRoadmap(id, { firstRetryMs: 600_000, longestRetryMs: 600_000 });
		mends.push(abortCommits());
		tab.document.run(titles('Not stored yet'));
		await untilStatus(tab.stored, 'not-saved');
		const { text } = await library.saveAsFile(id);
		expect(JSON.parse(text)).toMatchObject({ roadmap: { title: 'Not stored yet' } });
	});
});
