import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { hostileFiles } from '../support/hostile-files';
import { bar, choose, exported, saved, storage, takeExample } from './app';

test('hostile files are refused with the place named, and everything stays as it was', async ({
	page
}, testInfo) => {
	test.setTimeout(240_000);
	await takeExample(page);
	await page.goto('/');
	const roadmaps = page.getByRole('link', { name: /Brindlemoor/ });
	await expect(roadmaps).toHaveCount(1);
	// A table is not hostile to the app as a whole: it is offered as one.
	const refused = hostileFiles.filter((file) => file.name !== 'a table');
	expect(refused.length).toBeGreaterThanOrEqual(40);
	for (const file of refused) {
		await test.step(file.name, async () => {
			const path = testInfo.outputPath('plan.json');
			writeFileSync(path, file.bytes());
			await choose(page.getByLabel('Open a file').first(), path);
			const dialog = page.getByRole('dialog', { name: 'Import' });
			await expect(dialog.getByRole('alert')).toBeVisible();
			expect((await dialog.innerText()).replace(/\s+/g, ' '), file.name).toMatch(file.expect);
			await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
			await page.keyboard.press('Escape');
			await expect(dialog).toHaveCount(0);
		});
	}
	await expect(roadmaps).toHaveCount(1);
	await roadmaps.click();
	await expect(bar(page, /^TE2 /)).toBeVisible();
});

test('a roadmap file comes back as a copy, or is merged field by field as one edit', async ({ page }) => {
	await takeExample(page);
	const address = page.url();
	const file = await exported(page);
	const theirs = structuredClone(file) as unknown as {
		initiatives: { id: string; title: string; end: string | null }[];
	};
	const te7 = theirs.initiatives.find((one) => one.id === 'TE7');
	const te6 = theirs.initiatives.find((one) => one.id === 'TE6');
	if (!te6 || !te7) throw new Error('The example has lost TE6 or TE7.');
	te7.title = 'Feedback in the scorecard';
	te6.end = '2029-10-31';
	const buffer = Buffer.from(JSON.stringify(theirs));
	const open = () =>
		page
			.getByLabel('Open a file')
			.first()
			.setInputFiles({ name: 'theirs.json', mimeType: 'application/json', buffer });
	const dialog = page.getByRole('dialog', { name: 'Import' });

	await page.goto('/');
	await open();
	await dialog.getByRole('radio', { name: /merge/i }).check();
	await expect(dialog).toContainText('Feedback in the scorecard');
	await dialog.getByRole('checkbox', { name: /TE6/ }).uncheck();
	await dialog.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(bar(page, /^TE7 Feedback in the scorecard/)).toBeVisible();
	expect(page.url()).toBe(address);
	await saved(page);
	const merged = await exported(page);
	expect(merged.initiatives.find((one) => one.id === 'TE6')).toEqual(
		file.initiatives.find((one) => one.id === 'TE6')
	);
	await page.getByRole('button', { name: 'Undo' }).click();
	expect(await exported(page)).toEqual(file);
	await page.getByRole('button', { name: 'Redo' }).click();
	expect(await exported(page)).toEqual(merged);
	await saved(page);

	await page.goto('/');
	await open();
	await dialog.getByRole('radio', { name: /copy/i }).check();
	await dialog.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(storage(page)).toHaveText('Saved on this device');
	expect(page.url()).not.toBe(address);
	await page.goto('/');
	await expect(page.getByRole('link', { name: /^Brindlemoor Supply/ })).toHaveCount(2);
});
