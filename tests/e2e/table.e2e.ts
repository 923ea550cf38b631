import { expect, test } from '@playwright/test';
import { exported, saved, takeExample } from './app';

test('cells are edited, filled and pasted from a spreadsheet, each as one step', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await takeExample(page);
	const before = await exported(page);
	await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Table' }).click();
	const grid = page.getByRole('grid');
	await expect(grid).toBeVisible();
	await expect(grid.getByRole('row').filter({ hasText: 'TE2' })).toContainText('Order-change self-service');

	const title = grid.getByRole('rowheader', { name: /Order-change self-service/ });
	await title.click();
	await page.keyboard.type('Change an order yourself');
	await page.keyboard.press('Enter');
	await expect(grid).toContainText('Change an order yourself');

	// Lines of a spreadsheet, pasted over a title: the second row gets the second line.
	await grid.getByRole('rowheader', { name: /Change an order yourself/ }).click();
	await page.evaluate(() => navigator.clipboard.writeText('First of two\nSecond of two\n'));
	await page.keyboard.press('Control+v');
	await expect(grid).toContainText('Second of two');
	await saved(page);
	const pasted = await exported(page);
	const titleOf = (id: string) => pasted.initiatives.find((one) => one.id === id)?.title;
	expect([titleOf('TE2'), titleOf('TE3')]).toEqual(['First of two', 'Second of two']);

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(grid).toContainText('Change an order yourself');
	await page.getByRole('button', { name: 'Undo' }).click();
	await saved(page);
	expect((await exported(page)).initiatives).toEqual(before.initiatives);
});
