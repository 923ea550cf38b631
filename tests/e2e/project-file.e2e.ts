import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { choose, download, exported, saved, takeExample } from './app';

test('a file of MS Project becomes a roadmap, and goes out as one that reads the same', async ({
	page
}, info) => {
	const folder = 'tests/corpora/mspdi';
	const file = readdirSync(folder).find((name) => name.endsWith('.xml'));
	expect(file, 'a project file to test with').toBeDefined();
	await page.goto('/');
	await choose(page.getByLabel('Open a file').first(), `${folder}/${file}`);
	const dialog = page.getByRole('dialog', { name: 'Import' });
	await expect(dialog).toContainText(/\d+ tasks?: \d+ initiatives?/);
	await dialog.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(page.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
	await saved(page);
	const first = await exported(page);
	expect(first.initiatives.length).toBeGreaterThan(0);

	const path = info.outputPath('again.xml');
	writeFileSync(path, readFileSync(await download(page, 'MS Project (.xml)')));
	await page.goto('/');
	await choose(page.getByLabel('Open a file').first(), path);
	await expect(dialog).toContainText(/\d+ tasks?: \d+ initiatives?/);
	await dialog.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(page.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
	await saved(page);
	const second = await exported(page);
	const facts = ({ initiatives }: typeof first) =>
		initiatives.map(({ title, lane, start, end }) => ({ title, lane, start, end }));
	expect(facts(second)).toEqual(facts(first));
	expect((second.links as unknown[]).length).toBe((first.links as unknown[]).length);
});

test('the worked example goes out as MS Project XML and comes back with its lanes and links', async ({
	page
}, info) => {
	await takeExample(page);
	const first = await exported(page);
	const path = info.outputPath('brindlemoor.xml');
	writeFileSync(path, readFileSync(await download(page, 'MS Project (.xml)')));
	await page.goto('/');
	await choose(page.getByLabel('Open a file').first(), path);
	const dialog = page.getByRole('dialog', { name: 'Import' });
	await dialog.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(page.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
	await saved(page);
	const second = await exported(page);
	const facts = ({ initiatives }: typeof first) =>
		initiatives.map(({ title, lane, start, end }) => `${title} ${lane} ${start} ${end}`).sort();
	expect(facts(second)).toEqual(facts(first));
	expect((second.links as unknown[]).length).toBe((first.links as unknown[]).length);
});
