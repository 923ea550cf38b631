import { expect, test, type Page } from '@playwright/test';
import { exported, saved } from './app';

/** Presses Tab until the focus is on what is named so. */
async function tabTo(page: Page, name: RegExp, limit = 60): Promise<void> {
	for (let count = 0; count < limit; count++) {
		await page.keyboard.press('Tab');
		const focused = await page.evaluate(() => {
			const element = document.activeElement;
			const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
			return element?.getAttribute('aria-label') ?? (labels[0]?.textContent || element?.textContent) ?? '';
		});
		if (name.test(focused.trim())) return;
	}
	throw new Error(`Tab never led to ${name}`);
}

test('a plan of three initiatives is made, dated, linked and undone by keyboard alone', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('button', { name: 'Blank roadmap' }).first()).toBeVisible();
	await tabTo(page, /^Blank roadmap/);
	await page.keyboard.press('Enter');
	await page.keyboard.type('By hand');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();

	for (const [index, title] of ['Map the work', 'Name the owners', 'Build the tool'].entries()) {
		await tabTo(page, /^Add$/, 80);
		await page.keyboard.press('Enter');
		for (let down = 0; down < index; down++) await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('region', { name: 'Inspector' }).getByLabel('Title')).toBeFocused();
		await page.keyboard.type(title);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('button', { name: new RegExp(`${title}, `) })).toBeFocused();
	}

	// The owners move two steps later, and last one step longer.
	await page.keyboard.press('ArrowUp');
	await expect(page.getByRole('button', { name: /Name the owners, structure/ })).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.press('Enter');
	const picker = page.getByRole('combobox', { name: 'Follows another initiative' });
	await tabTo(page, /^Follows another initiative/);
	await page.keyboard.type('map');
	await page.keyboard.press('Enter');
	await expect(picker).toHaveValue('');
	await page.keyboard.press('Escape');
	await saved(page);

	const made = await exported(page);
	expect(made.roadmap.title).toBe('By hand');
	expect(made.initiatives.map((one) => [one.title, one.lane])).toEqual([
		['Map the work', 'process'],
		['Name the owners', 'structure'],
		['Build the tool', 'technology']
	]);
	const [map, owners] = made.initiatives;
	expect(made.links).toMatchObject([{ from: map?.id, to: owners?.id, type: 'FS' }]);
	expect(owners?.start).not.toBe(map?.start);

	await page.getByRole('button', { name: /Name the owners, structure/ }).focus();
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+z');
	const undone = await exported(page);
	expect(undone.links).toEqual([]);
	await page.getByRole('button', { name: /Name the owners, structure/ }).focus();
	await page.keyboard.press('Control+Shift+z');
	await page.keyboard.press('Control+Shift+z');
	await page.keyboard.press('Delete');
	await saved(page);
	expect((await exported(page)).initiatives).toHaveLength(2);
	await page.keyboard.press('Control+z');
	expect((await exported(page)).initiatives).toEqual(made.initiatives);
});
