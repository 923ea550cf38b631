import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import { writeRoadmapFile } from '$lib/files/roadmap-file';
import { day, isoOf } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import {
	type ImportOptions,
	type ImportResult,
	ImportSession,
	type RememberedGuess
} from '$lib/state/import-session.svelte';
import ImportDialog from '$lib/ui/import/ImportDialog.svelte';
import gmppUrl from '../../corpora/uk-gmpp-2022.csv?url';
import facts from '../../corpora/uk-gmpp-2022.facts.json';
import { importCsv } from '../../support/csv-table';

const nothingKnown: ImportOptions = {
	knownPlan: async () => null,
	rememberedGuess: async () => null,
	rememberGuess: () => {}
};

/** Opens a file in the dialog and gathers what comes of it. */
function open(file: File, options: Partial<ImportOptions> = {}) {
	const session = new ImportSession(file, { ...nothingKnown, ...options });
	const results: ImportResult[] = [];
	let cancels = 0;
	render(ImportDialog, {
		session,
		onimport: (result: ImportResult) => results.push(result),
		oncancel: () => cancels++
	});
	return { session, results, cancels: () => cancels };
}

function csv(text: string, name = 'Our plan.csv') {
	return new File([text], name, { type: 'text/csv' });
}

async function gmpp() {
	const bytes = await (await fetch(gmppUrl)).arrayBuffer();
	return new File([bytes], 'uk-gmpp-2022.csv', { type: 'text/csv' });
}

const dialog = page.getByRole('dialog', { name: 'Import' });
const importButton = dialog.getByRole('button', { name: 'Import', exact: true });

test('the portfolio of 2022 is previewed and imported', async () => {
	const { results } = open(await gmpp());
	await expect
		.element(dialog.getByText('235 initiatives, 218 with both dates, 17 undated. All in the lane Process.'))
		.toBeVisible();
	await expect.element(dialog.getByLabelText('Encoding')).toHaveValue('windows-1252');
	await expect.element(dialog.getByLabelText('Delimiter')).toHaveValue(';');
	await expect.element(dialog.getByLabelText('project_name')).toHaveValue('title');
	await expect.element(dialog.getByLabelText('colour_rating (2)')).toHaveValue('health');
	await expect.element(dialog.getByRole('cell', { name: 'Submarine Dismantling Project' })).toBeVisible();
	await expect.element(dialog.getByText(/Not a date: kept as text/)).toBeVisible();
	expect(results).toEqual([]);
	await dialog.getByLabelText('Title of the roadmap').fill('Major projects');
	await importButton.click();
	await expect.poll(() => results).toHaveLength(1);
	const [result] = results;
	if (result?.kind !== 'new') throw new Error('Not a new roadmap');
	expect(result).toMatchObject({ id: null, origin: 'file', plan: { roadmap: { title: 'Major projects' } } });
	const starts = result.plan.initiatives.flatMap((one) => (one.start === null ? [] : [isoOf(one.start)]));
	expect(starts).toHaveLength(facts.both_dates_parse);
	expect(starts.sort()[0]).toBe(facts.min_start);
	await expect.element(dialog).not.toBeInTheDocument();
});

test('a date question has a guess in force, and an answer makes the plan anew', async () => {
	const { session } = open(csv('Title,Start,End\nA,03/04/2028,05/06/2028\n'));
	const group = dialog.getByRole('group', { name: 'Which comes first in “Start”?' });
	await expect.element(group.getByRole('radio', { name: /Day first, our guess/ })).toBeChecked();
	await expect.element(importButton).toBeEnabled();
	expect(session.plan?.initiatives[0]?.start).toBe(day('2028-04-03'));
	await group.getByRole('radio', { name: /Month first/ }).click();
	await expect.poll(() => session.plan?.initiatives[0]?.start).toBe(day('2028-03-04'));
	await expect.element(dialog.getByRole('cell', { name: '4 Mar 2028' })).toBeVisible();
});

test('the lane rule is in sight and can be changed to a column', async () => {
	const { session } = open(csv('Title,Kind\nA,ICT\nB,Roles\nC,\n'));
	await expect.element(dialog.getByRole('radio', { name: 'Everything in one lane' })).toBeChecked();
	await dialog.getByRole('radio', { name: 'By a column' }).click();
	await dialog.getByRole('combobox', { name: 'Column' }).selectOptions('Kind');
	await expect.element(dialog.getByRole('combobox', { name: 'ICT' })).toHaveValue('technology');
	await dialog.getByRole('combobox', { name: 'Roles' }).selectOptions('Structure');
	await expect
		.poll(() => session.plan?.initiatives.map((one) => one.lane))
		.toEqual(['technology', 'structure', 'process']);
	await expect.element(dialog.getByText(/Process 1, Structure 1, Technology 1\./)).toBeVisible();
});

test('words in the title can decide the lane', async () => {
	const { session } = open(csv('Title\nCRM core\nMap tasks\n'));
	await dialog.getByRole('radio', { name: 'By words in the title' }).click();
	await dialog.getByLabelText('Technology, if the title contains').fill('crm');
	await expect
		.poll(() => session.plan?.initiatives.map((one) => one.lane))
		.toEqual(['technology', 'process']);
});

test('another delimiter reads the file again', async () => {
	open(csv('Title;Cost\nA;1,5\nB;2,5\n'));
	await expect.element(dialog.getByText(/2 rows, 2 columns/)).toBeVisible();
	await dialog.getByLabelText('Delimiter').selectOptions('Comma');
	await expect.element(dialog.getByLabelText('Title;Cost')).toBeVisible();
	await dialog.getByLabelText('Delimiter').selectOptions('Semicolon');
	await expect.element(dialog.getByLabelText('Cost', { exact: true })).toBeVisible();
});

test('choices are remembered for the next file with the same header', async () => {
	const memory = new Map<string, RememberedGuess>();
	const options: Partial<ImportOptions> = {
		rememberedGuess: async (key) => JSON.parse(JSON.stringify(memory.get(key) ?? null)) as unknown,
		rememberGuess: (key, guess) => void memory.set(key, guess)
	};
	const first = open(csv('Name,Area\nA,Desk\n'), options);
	await dialog.getByLabelText('Area').selectOptions('Lane');
	await dialog.getByRole('combobox', { name: 'Desk' }).selectOptions('Structure');
	await expect.element(importButton).toBeEnabled();
	await importButton.click();
	expect(first.results).toHaveLength(1);
	await expect.element(dialog).not.toBeInTheDocument();
	const second = open(csv('Name,Area\nB,Desk\nC,IT\n', 'Next.csv'), options);
	await expect.element(dialog.getByRole('combobox', { name: 'IT' })).toHaveValue('technology');
	expect(second.session.plan?.initiatives.map((one) => one.lane)).toEqual(['structure', 'technology']);
});

test('a file that is no table is refused with where, what and what to do, and nothing can be imported', async () => {
	const { results } = open(new File(['PK\u0003\u0004 and more'], 'plan.xlsx'));
	await expect.element(dialog.getByRole('alert')).toMatchTextContent(/an office document/);
	await expect.element(dialog.getByRole('alert')).toMatchTextContent(/save it as CSV/);
	await expect.element(importButton).toBeDisabled();
	expect(results).toEqual([]);
});

test('an open quotation mark is refused, and another delimiter may be tried', async () => {
	open(csv('Title,Note\nA,"never closed\nB,x\n'));
	await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Row 2/);
	await expect.element(dialog.getByLabelText('Delimiter')).toBeVisible();
});

test('an empty file and one of more than 100 MB are refused before they are read', async () => {
	open(csv(''));
	await expect.element(dialog.getByRole('alert')).toMatchTextContent(/The file is empty./);
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	const megabyte = new Uint8Array(1_000_000);
	open(
		new File(
			Array.from({ length: 101 }, () => megabyte),
			'big.csv'
		)
	);
	await expect.element(dialog.getByRole('alert')).toMatchTextContent(/It has 101 MB/);
});

test('Cancel and Escape end the session and give no result', async () => {
	const first = open(csv('Title\nA\n'));
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	expect([first.session.state, first.results.length]).toEqual(['done', 0]);
	await expect.poll(first.cancels).toBe(1);
	const second = open(csv('Title\nA\n'));
	await expect.element(importButton).toBeEnabled();
	await userEvent.keyboard('{Escape}');
	await expect.poll(second.cancels).toBe(1);
	expect(second.results).toEqual([]);
});

const plan: Plan = importCsv('Title,Start,End\nA,2028-01-01,2028-02-01\nB,,\n').plan;

function json(theirs: Plan) {
	return new File([writeRoadmapFile('roadmap-1', theirs)], 'roadmap.json', { type: 'application/json' });
}

test('a roadmap file keeps its id and title', async () => {
	const { results } = open(json(plan));
	await expect.element(dialog.getByText('2 initiatives, 0 phases, 0 milestones, 0 links.')).toBeVisible();
	await importButton.click();
	expect(results).toEqual([{ kind: 'new', plan, id: 'roadmap-1', origin: 'file' }]);
});

test('a roadmap file whose id is known is merged row by row, or copied', async () => {
	const [first, second] = plan.initiatives;
	if (!first || !second) throw new Error('The plan is empty');
	const theirs: Plan = {
		...plan,
		initiatives: [{ ...first, end: day('2028-03-01'), owner: 'Sales' }, second]
	};
	const knownPlan = async (id: string) => (id === 'roadmap-1' ? plan : null);
	const merge = open(json(theirs), { knownPlan });
	await expect.element(dialog.getByText('2 of 2 differences ticked')).toBeVisible();
	await dialog.getByRole('checkbox', { name: /Owner role/ }).click();
	await importButton.click();
	expect(merge.results).toEqual([
		{
			kind: 'merge',
			id: 'roadmap-1',
			changes: [
				{
					kind: 'set',
					collection: 'initiatives',
					id: first.id,
					field: 'end',
					before: day('2028-02-01'),
					after: day('2028-03-01')
				}
			]
		}
	]);
	await expect.element(dialog).not.toBeInTheDocument();
	const copy = open(json(theirs), { knownPlan });
	await dialog.getByRole('radio', { name: /Copy/ }).click();
	await dialog.getByLabelText('Title of the roadmap').fill('Second look');
	await importButton.click();
	expect(copy.results).toMatchObject([{ kind: 'copy', plan: { roadmap: { title: 'Second look' } } }]);
});

test('a roadmap file that is cut short is refused and names the place', async () => {
	open(new File([writeRoadmapFile('roadmap-1', plan).slice(0, 400)], 'roadmap.json'));
	await expect.element(dialog.getByRole('alert')).toMatchTextContent(/This file cannot be imported/);
	await expect.element(importButton).toBeDisabled();
});
