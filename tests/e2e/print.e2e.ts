import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readPdf } from '../support/pdf';
import { download, takeExample } from './app';

test('the preview, the browser’s print and the PDF have the same pages with the same words', async ({
	page
}) => {
	await takeExample(page);
	const titles = await page
		.getByRole('treegrid', { name: 'Initiatives' })
		.getByRole('row')
		.evaluateAll((rows) => rows.flatMap((row) => row.querySelector('.title')?.textContent ?? []));
	expect(titles).toHaveLength(24);
	await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Print' }).click();
	const sheets = page.getByRole('img', { name: /page \d+/i });
	await expect(sheets.first()).toBeVisible();
	const count = await sheets.count();

	const pdf = readPdf(readFileSync(await download(page, 'PDF')));
	expect(pdf.check.ok, pdf.check.output).toBe(true);
	expect(pdf.pages).toBe(count);
	expect(pdf.isTagged).toBe(true);
	expect(pdf.fonts.every((font) => !font.endsWith('!'))).toBe(true);

	const printed = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
	expect(printed.pages).toBe(count);
	expect(printed.sizes.map((size) => size.map(Math.round))).toEqual(
		pdf.sizes.map((size) => size.map(Math.round))
	);

	const words = (text: readonly string[]) => text.join(' ').replace(/\s+/g, ' ');
	for (const text of [words(pdf.text), words(printed.text)]) {
		for (const title of titles) expect(text).toContain(title);
		for (const phrase of [
			'Brindlemoor Supply',
			'Keep every professional kitchen',
			'By the end of 2030',
			'30 Jun'
		]) {
			expect(text).toContain(phrase);
		}
	}
});
