import { expect, test } from 'vitest';
import { type ImportOptions, ImportSession } from '$lib/state/import-session.svelte';
import { csvText } from '../../support/csv-text';

const nothingKnown: ImportOptions = {
	knownPlan: async () => null,
	rememberedGuess: async () => null,
	rememberGuess: () => {}
};

function tableOfRows(count: number) {
	const rows = Array.from({ length: count }, (_, index) => [`Work ${index}`, '2028-01-01', '2028-02-01']);
	return new File([csvText([['Title', 'Start', 'End'], ...rows])], 'Big.csv');
}

function settled(session: ImportSession) {
	return expect.poll(() => [session.state, session.isBusy], { timeout: 12_000 }).toEqual(['ready', false]);
}

test('a table of 50,000 rows is read away from the page, which is told how far it is', async () => {
	const session = new ImportSession(tableOfRows(50_000), nothingKnown);
	expect(session.state).toBe('reading');
	await expect.poll(() => session.progress.step).toBe('understanding');
	await settled(session);
	expect(session.progress.share).toBeGreaterThan(0.9);
	expect(session.plan?.initiatives).toHaveLength(50_000);
	expect(session.result()).toMatchObject({ kind: 'new', id: null, plan: { roadmap: { title: 'Big' } } });
	expect(session.state).toBe('done');
});

test('a session that is cancelled while it reads stays over', async () => {
	const session = new ImportSession(tableOfRows(20_000), nothingKnown);
	session.cancel();
	const other = new ImportSession(tableOfRows(20_000), nothingKnown);
	await settled(other);
	expect([session.state, session.plan]).toEqual(['done', null]);
	expect(() => session.result()).toThrow('not ready');
	other.cancel();
});

test('of choices that follow each other quickly the last one holds', async () => {
	const session = new ImportSession(tableOfRows(2_000), nothingKnown);
	await settled(session);
	for (const lane of ['structure', 'technology', 'process', 'technology'] as const)
		session.setLanes({ by: 'one', lane });
	session.reread({ delimiter: ';' });
	session.reread({ delimiter: ',' });
	session.setUse(1, 'custom');
	await settled(session);
	expect(session.sample?.header).toEqual(['Title', 'Start', 'End']);
	expect(session.form?.delimiter).toBe(',');
	session.setLanes({ by: 'one', lane: 'structure' });
	expect(() => session.result()).toThrow('not ready');
	await settled(session);
	expect(session.report?.counts.byLane.structure).toBe(2_000);
	session.cancel();
});

test('a device whose roadmaps cannot be read refuses a roadmap file, as it may be among them', async () => {
	const file = new File(
		['{"format":"longroad-roadmap","version":1,"id":"x","roadmap":{"title":"T"}}'],
		'r.json'
	);
	const session = new ImportSession(file, {
		...nothingKnown,
		knownPlan: () => Promise.reject(new Error('closed'))
	});
	await expect.poll(() => session.state).toBe('failed');
	expect(session.problems[0]?.where).toBe('This device');
});

test('a broken memory of choices is as good as none', async () => {
	const session = new ImportSession(tableOfRows(2), {
		...nothingKnown,
		rememberedGuess: () => Promise.reject(new Error('closed'))
	});
	await settled(session);
	expect(session.choices?.uses).toEqual(['title', 'start', 'end']);
	session.cancel();
});
