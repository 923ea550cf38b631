import { expect, test } from '@playwright/test';
import { bar, dragBy, saved, takeExample } from './app';

test('[SEQ-18] the page Order owes what the header owes, leads to the timeline and comes back', async ({
	page
}) => {
	await takeExample(page);
	await dragBy(page, bar(page, /^TE4 /), -60);
	const header = page.getByRole('banner').getByText(/^Order debt/);
	const owed = /Order debt ([\d.]+) mo/.exec((await header.textContent()) ?? '')?.[1];
	expect(Number(owed)).toBeGreaterThan(7.6);
	await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Order' }).click();
	await expect(page.getByText(`${owed} months of order debt:`)).toBeVisible();
	await expect(page.getByText(new RegExp(`pairs, ${owed} months of order debt`))).toBeVisible();

	await page.getByRole('button', { name: 'Open', exact: true }).click();
	const row = page.getByRole('row').filter({ hasText: 'TE4' });
	await expect(row).toContainText('Open');
	await row.getByRole('link', { name: /^TE4/ }).click();
	await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Single customer record');
	await page.getByRole('button', { name: 'Back to finding' }).click();
	const card = page
		.getByRole('region', { name: 'Findings' })
		.getByRole('article', { name: /^TE4 starts before/ });
	await expect(card.getByRole('button', { name: 'Show' })).toBeFocused();

	await card.getByRole('button', { name: 'Mend' }).click();
	await expect(card.getByText(/^Clears 1 finding, makes none; order debt falls from/).first()).toBeVisible();
	await card.getByRole('button', { name: /^Move TE4 to start on/ }).click();
	await expect(card).toHaveCount(0);
	await expect(header).toContainText('7.6');
	await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('title', /^Undo: move TE4 \+/);
	await saved(page);
});

test('the page Order is readable at 320 px and prints on landscape A4', async ({ page }) => {
	await takeExample(page);
	await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Order' }).click();
	await expect(page.getByRole('heading', { name: 'Order', exact: true })).toBeVisible();
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
		Math.round(Number(w)),
		Math.round(Number(h))
	]);
	expect(sizes.length).toBeGreaterThan(0);
	expect(sizes.length).toBeLessThanOrEqual(2);
	for (const size of sizes) expect(size).toEqual([842, 595]);

	await page.setViewportSize({ width: 320, height: 640 });
	const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(await overflow()).toBeLessThanOrEqual(0);
	const row = page.getByRole('row').filter({ hasText: 'TE2' });
	const box = await row.boundingBox();
	expect(box!.width).toBeLessThanOrEqual(320);
	await expect(row).toContainText('Steering committee');
});
