import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import { writeRoadmapFile } from '$lib/files/roadmap-file';
import { type ImportResult, ImportSession } from '$lib/state/import-session.svelte';
import ImportDialog from '$lib/ui/import/ImportDialog.svelte';
import { breaches, themes } from '../../support/accessibility';
import { importCsv } from '../../support/csv-table';
import { linkXml, mspdiText, span } from '../../support/mspdi-file';

const text = [
	'Title,Start,End,Lane,RAG,RAG,Predecessors,A_name_that_is_long_and_has_no_place_to_break_it_anywhere',
	'Map the tasks,03/04/2028,05/06/2028,Process,Amber,,,one',
	'One order desk,04/05/28,06/07/2028,Structure,mauve,,2FS+5d; nothing,two',
	'CRM,,tbc,ICT,,R,2,three'
].join('\n');
const plan = importCsv('Title,Start,End\nA,2028-01-01,2028-02-01\n').plan;
const changed = { ...plan, roadmap: { ...plan.roadmap, mission: 'Longer and better. '.repeat(20) } };
const project = mspdiText([
	{ uid: 1, name: 'A_stage_whose_name_is_long_and_has_no_place_to_break_it_anywhere_at_all_in_it' },
	{ uid: 2, level: 2, values: { ...span('2028-01-01', '2027-01-01'), Unheard: 'of', Cost: '120' } },
	{ uid: 3, name: 'المرحلة' },
	{
		uid: 4,
		level: 2,
		values: { ...span('2028-01-01', '2028-02-01'), Milestone: '1' },
		xml: linkXml(99) + linkXml(2)
	}
]);

const files = {
	table: new File([text], 'Our plan.csv'),
	'known roadmap': new File([writeRoadmapFile('known', changed)], 'roadmap.json'),
	project: new File([project], 'project.xml'),
	'refused file': new File(['Title,Note\nA,"open'], 'broken.csv')
};

async function open(file: File) {
	const session = new ImportSession(file, {
		knownPlan: async () => plan,
		rememberedGuess: async () => null,
		rememberGuess: () => {}
	});
	const results: ImportResult[] = [];
	await render(ImportDialog, {
		session,
		onimport: (one: ImportResult) => results.push(one),
		oncancel: () => {}
	});
	await expect.poll(() => session.state).not.toBe('reading');
	return { session, results };
}

afterEach(() => page.viewport(1000, 800));

describe.each(Object.entries(files))('the preview of a %s', (_name, file) => {
	test.each(themes)('has no breach that axe finds in the %s theme', async (theme) => {
		await open(file);
		expect(await breaches(theme)).toEqual([]);
	});

	test('fits a page 320 px wide without scrolling sideways', async () => {
		await page.viewport(320, 640);
		await open(file);
		const body = document.querySelector('dialog .body');
		expect(body?.scrollWidth).toBe(body?.clientWidth);
		expect(document.documentElement.scrollWidth).toBe(320);
		for (const control of document.querySelectorAll('dialog button, dialog select, dialog summary'))
			expect(control.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
	});
});

test('a table is imported by keyboard alone', async () => {
	const { session, results } = await open(files.table);
	const order = page.getByRole('radio', { name: /Month first/ }).first();
	for (let steps = 0; steps < 20 && document.activeElement?.getAttribute('type') !== 'radio'; steps++)
		await userEvent.tab();
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(order).toBeChecked();
	await expect.poll(() => session.isBusy).toBe(false);
	const button = page.getByRole('button', { name: 'Import' });
	for (let steps = 0; steps < 60 && document.activeElement !== button.element(); steps++)
		await userEvent.tab();
	await expect.element(button).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(results).toHaveLength(1);
});
