import { expect, test } from '@playwright/test';
import { bar, saved, takeExample } from './app';

test('two tabs of one roadmap see each other’s edits at once, and undo only their own', async ({
	page,
	context
}) => {
	await takeExample(page);
	const other = await context.newPage();
	await other.goto(page.url());
	await expect(bar(other, /^TE7 /)).toBeVisible();
	const before = (await bar(page, /^TE7 /).getAttribute('aria-label')) ?? '';
	await bar(page, /^TE7 /).focus();
	await page.keyboard.press('ArrowRight');
	const after = (await bar(page, /^TE7 /).getAttribute('aria-label')) ?? '';
	expect(after).not.toBe(before);
	await expect(bar(other, /^TE7 /)).toHaveAttribute('aria-label', after);

	await bar(other, /^TE6 /).focus();
	await other.keyboard.press('ArrowLeft');
	const te6 = (await bar(other, /^TE6 /).getAttribute('aria-label')) ?? '';
	await expect(bar(page, /^TE6 /)).toHaveAttribute('aria-label', te6);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(bar(other, /^TE7 /)).toHaveAttribute('aria-label', before);
	await expect(bar(page, /^TE6 /)).toHaveAttribute('aria-label', te6);

	await saved(page);
	await saved(other);
	await page.close();
	await other.reload();
	await expect(bar(other, /^TE6 /)).toHaveAttribute('aria-label', te6);
	await expect(bar(other, /^TE7 /)).toHaveAttribute('aria-label', before);
});

test('a roadmap deleted for ever in one tab is said so in the other, which can still save it', async ({
	page,
	context
}) => {
	await takeExample(page);
	const library = await context.newPage();
	await library.goto('/');
	await library.getByRole('button', { name: 'More for Brindlemoor Supply' }).click();
	await library.getByRole('menuitem', { name: 'Move to trash' }).click();
	await library.getByRole('button', { name: /^Trash/ }).click();
	await library.getByRole('button', { name: 'Delete for ever Brindlemoor Supply' }).click();
	const question = library.getByRole('dialog', { name: 'Delete for ever?' });
	await question.getByRole('button', { name: 'Delete for ever' }).click();
	await expect(page.getByText(/was deleted for ever in another tab/)).toBeVisible();
	await bar(page, /^TE7 /).focus();
	await page.keyboard.press('ArrowRight');
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as file' }).click();
	expect((await coming).suggestedFilename()).toBe('Brindlemoor Supply.json');
});
