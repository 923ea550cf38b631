import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { choose, exported, saved } from './app';

const file = 'tests/corpora/uk-gmpp-2022.csv';

test('next year’s portfolio is refreshed row by row, keeps what was added here, and one undo takes it back', async ({
	page
}, info) => {
	await page.goto('/');
	await choose(page.getByLabel('Open a file').first(), file);
	await page
		.getByRole('dialog', { name: 'Import' })
		.getByRole('button', { name: 'Import', exact: true })
		.click();
	await expect(page.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Structure initiative' }).click();
	await page.keyboard.press('Escape');
	await saved(page);
	const before = await exported(page);

	// The same projects a year on: whatever ended on the last day of 2026 ends a year later.
	const text = readFileSync(file, 'latin1');
	const slipped = text.split(';2026-12-31;').length - 1;
	expect(slipped).toBeGreaterThan(0);
	const path = info.outputPath('next-year.csv');
	writeFileSync(path, text.replaceAll(';2026-12-31;', ';2027-12-31;'), 'latin1');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByRole('menuitem', { name: 'What a later file says' }).click();
	const dialog = page.getByRole('dialog', { name: 'Refresh from a file' });
	await choose(dialog.getByLabel(/^The later file/), path);
	await expect(dialog).toContainText(`${slipped} end later`);
	await expect(dialog).toContainText('1 made here is left alone.');
	await expect(dialog).toContainText('Planned end moves from 31 Dec 2026 to 31 Dec 2027, 365 days later.');
	await dialog.getByRole('button', { name: /^Take \d+ rows?$/ }).click();
	await expect(dialog).toBeHidden();
	await saved(page);
	const after = await exported(page);
	expect(after.initiatives).toHaveLength(before.initiatives.length);
	const moved = after.initiatives.filter(
		(one) => one.end !== before.initiatives.find(({ id }) => id === one.id)?.end
	);
	expect(moved).toHaveLength(slipped);
	expect(moved.every(({ end }) => end === '2027-12-31')).toBe(true);
	expect((after.baselines as unknown[]).length).toBe((before.baselines as unknown[]).length + 1);

	await page.getByRole('button', { name: 'Undo' }).click();
	await saved(page);
	const undone = await exported(page);
	expect(undone.initiatives).toEqual(before.initiatives);
	expect(undone.baselines).toEqual(before.baselines);
});
