import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import { type ImportResult, ImportSession } from '$lib/state/import-session.svelte';
import ImportDialog from '$lib/ui/import/ImportDialog.svelte';
import trainingUrl from '../../corpora/mspdi/as-77tasks-ss-lag.xml?url';
import { type GivenTask, mspdiText, span } from '../../support/mspdi-file';

function open(file: File) {
	const session = new ImportSession(file, {
		knownPlan: async () => null,
		rememberedGuess: async () => null,
		rememberGuess: () => {}
	});
	const results: ImportResult[] = [];
	render(ImportDialog, {
		session,
		onimport: (result: ImportResult) => results.push(result),
		oncancel: () => {}
	});
	return { session, results };
}

async function training() {
	const bytes = await (await fetch(trainingUrl)).arrayBuffer();
	return new File([bytes], 'training.xml', { type: 'text/xml' });
}

const dialog = page.getByRole('dialog', { name: 'Import' });
const importButton = dialog.getByRole('button', { name: 'Import', exact: true });

test('a project of 76 tasks is previewed in plain words and imported', async () => {
	const { results } = open(await training());
	await expect
		.element(
			dialog.getByText('76 tasks: 57 initiatives, 4 milestones, 4 phases, 11 groups, 63 links. No baseline.')
		)
		.toBeVisible();
	await expect.element(dialog.getByText(/kB, MS Project XML/)).toBeVisible();
	await expect.element(dialog.getByRole('radio', { name: /^Level 1: 4 summary tasks/ })).toBeChecked();
	await expect.element(dialog.getByText(/^Figures that MS Project works out itself/)).toBeVisible();
	await expect
		.element(dialog.getByLabelText('Title of the roadmap'))
		.toHaveValue('Training rollout initiative and plan (Project 2007)');
	expect(results).toEqual([]);
	await importButton.click();
	await expect.poll(() => results).toHaveLength(1);
	expect(results[0]).toMatchObject({ kind: 'new', id: null, origin: 'file' });
});

test('[MSP-6] another level, or none, makes other phases', async () => {
	const { session } = open(await training());
	await dialog.getByRole('radio', { name: /^Level 2/ }).click();
	await expect.poll(() => session.plan?.phases.length).toBe(10);
	await dialog.getByRole('radio', { name: /^No phases/ }).click();
	await expect.poll(() => [session.plan?.phases.length, session.plan?.groups.length]).toEqual([0, 15]);
	await expect.element(dialog.getByText(/, 0 phases, 15 groups/)).toBeVisible();
	session.cancel();
});

test('[MSP-7] the summary task above tells the lane, value by value', async () => {
	const { session } = open(await training());
	await dialog.getByRole('radio', { name: 'By a field' }).click();
	await dialog.getByLabelText('Field', { exact: true }).selectOptions('Summary task at the top');
	const value = session.project?.laneColumns[0]?.values[0] ?? '';
	await dialog.getByLabelText(value, { exact: true }).selectOptions('Technology');
	await expect
		.poll(() => session.plan?.initiatives.filter(({ lane }) => lane === 'technology').length)
		.toBeGreaterThan(0);
	const phase = session.plan?.phases.find(({ title }) => title === value)?.id;
	expect(
		session.plan?.initiatives.every((one) => (one.lane === 'technology') === (one.phase === phase))
	).toBe(true);
	session.cancel();
});

test('[MSP-2] a file with a document type says what is wrong, where, and what to do', async () => {
	const bomb = mspdiText([{ uid: 1 }]).replace('?>', '?>\n<!DOCTYPE a [<!ENTITY b "c">]>');
	open(new File([bomb], 'bomb.xml'));
	await expect.element(dialog.getByText('This file cannot be imported. Nothing was written.')).toBeVisible();
	await expect.element(dialog.getByText('line 2, column 1')).toBeVisible();
	await expect.element(dialog.getByText(/export the file again from MS Project/)).toBeVisible();
	await expect.element(importButton).toBeDisabled();
});

test.each([
	['plan.mpp', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), /MS Project's own file \(\.mpp\)/],
	['plan.mpx', 'MPX,Microsoft Project for Windows,4.0,ANSI\n', /older file of MS Project \(MPX\)/],
	['plan.xer', 'ERMHDR\t8.2.0\t2020-03-17\n', /Primavera file \(XER\)/]
])('[MSP-3] %s is named, with the way to XML', async (name, content, seems) => {
	open(new File([content], name));
	await expect.element(dialog.getByText(seems)).toBeVisible();
	await expect.element(dialog.getByText(/choose "Save as" and then "XML format/)).toBeVisible();
});

test('[MSP-3] 50,000 tasks are read away from the page, and a cancelled reading stays over', async () => {
	const tasks: GivenTask[] = Array.from({ length: 50_000 }, (_, at) => ({
		uid: at + 1,
		level: at % 100 === 0 ? 1 : 2,
		values: span('2028-01-03', '2028-02-04')
	}));
	const file = new File([mspdiText(tasks)], 'Large.xml');
	const { session } = open(file);
	const cancelled = new ImportSession(file, {
		knownPlan: async () => null,
		rememberedGuess: async () => null,
		rememberGuess: () => {}
	});
	cancelled.cancel();
	await expect.poll(() => session.state, { timeout: 30_000 }).toBe('ready');
	expect(session.plan?.initiatives).toHaveLength(49_500);
	expect(session.progress.share).toBeGreaterThan(0.9);
	expect([cancelled.state, cancelled.plan]).toEqual(['done', null]);
	session.cancel();
}, 60_000);
