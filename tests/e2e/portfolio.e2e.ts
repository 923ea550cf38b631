import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { bar, choose, download, exported, ready, saved, storage } from './app';
import { readPdf } from '../support/pdf';

const file = 'tests/corpora/uk-gmpp-2022.csv';
const facts = JSON.parse(readFileSync('tests/corpora/uk-gmpp-2022.facts.json', 'utf8')) as {
	records: number;
	both_dates_parse: number;
	min_start: string;
	max_end: string;
};

test('a government portfolio is imported, moved, kept without a network, and printed', async ({
	page,
	context
}) => {
	await page.goto('/');
	await choose(page.getByLabel('Open a file').first(), file);
	const dialog = page.getByRole('dialog', { name: 'Import' });
	await expect(dialog).toContainText(`${facts.records} initiatives`);
	await expect(dialog).toContainText(`${facts.both_dates_parse} with both dates`);
	await expect(dialog).toContainText(/windows-1252/i);
	await dialog.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(page.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
	await saved(page);

	const before = await exported(page);
	expect(before.initiatives).toHaveLength(facts.records);
	const dated = before.initiatives.filter((one) => one.start !== null && one.end !== null);
	expect(dated).toHaveLength(facts.both_dates_parse);
	expect(dated.map((one) => one.start).sort()[0]).toBe(facts.min_start);
	expect(
		dated
			.map((one) => one.end)
			.sort()
			.at(-1)
	).toBe(facts.max_end);
	expect(before.initiatives.every((one) => one.owner !== '')).toBe(true);
	expect(before.initiatives.filter((one) => one.health === 'in-trouble').length).toBeGreaterThan(0);

	const target = bar(page, /, process, /).first();
	const id = await target.getAttribute('data-bar');
	const moved = dated.find((one) => one.id === id);
	if (!moved) throw new Error('The first bar is of no dated initiative.');
	await target.focus();
	await page.keyboard.press('ArrowRight');
	await saved(page);
	const after = await exported(page);
	const movedAfter = after.initiatives.find((one) => one.id === moved.id);
	expect(movedAfter?.start).not.toBe(moved.start);
	expect(after.initiatives.filter((one) => one.id !== moved.id)).toEqual(
		before.initiatives.filter((one) => one.id !== moved.id)
	);

	await ready(page);
	await context.setOffline(true);
	await page.reload();
	await expect(page.locator(`[data-bar="${moved.id}"]`)).toBeVisible();
	await expect(storage(page)).toHaveText('Saved on this device');
	expect((await exported(page)).initiatives).toEqual(after.initiatives);

	await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Print' }).click();
	await expect(page.getByRole('img', { name: /page 1/i }).first()).toBeVisible();
	const pdf = readPdf(readFileSync(await download(page, 'PDF')));
	expect(pdf.check.ok, pdf.check.output).toBe(true);
	expect(pdf.pages).toBeGreaterThan(1);
	expect(pdf.text.join(' ')).toContain('Submarine Dismantling');
});
