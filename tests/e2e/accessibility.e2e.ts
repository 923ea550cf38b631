import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { bar, takeExample } from './app';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectClean(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
	const found = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`
	);
	expect(found, where).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
	for (const viewport of [
		{ width: 1440, height: 900 },
		{ width: 390, height: 844 }
	]) {
		test(`axe finds nothing on any screen, ${colorScheme}, ${viewport.width} px wide`, async ({
			browser
		}) => {
			const context = await browser.newContext({ colorScheme, viewport });
			const page = await context.newPage();
			await page.goto('/');
			await expect(page.getByRole('heading', { name: 'On this device' })).toBeVisible();
			await expectClean(page, 'an empty library');
			await takeExample(page);
			await expectClean(page, 'the timeline');
			await bar(page, /^TE2 /).click();
			await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();
			await expectClean(page, 'the inspector');
			await page.getByRole('button', { name: 'Override' }).first().click();
			await expectClean(page, 'an override');
			await page.getByRole('button', { name: /^As of/ }).click();
			await expectClean(page, 'the as-of dialog');
			await page.keyboard.press('Escape');
			await page.keyboard.press('Escape');
			await page.keyboard.press('Control+k');
			await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
			await expectClean(page, 'the palette');
			await page.keyboard.type('list of keys');
			await page.keyboard.press('Enter');
			await expect(page.getByRole('dialog', { name: 'List of keys' })).toBeVisible();
			await expectClean(page, 'the list of keys');
			await page.keyboard.press('Escape');
			await page.getByRole('button', { name: 'Filter' }).click();
			await page.getByRole('textbox', { name: 'Words' }).fill('redesign');
			await expectClean(page, 'the filter');
			await page.keyboard.press('Escape');
			await page.getByRole('button', { name: 'View', exact: true }).click();
			await expectClean(page, 'ways of looking');
			await page.getByRole('radio', { name: 'phase' }).check();
			await page.getByRole('radio', { name: 'status' }).check();
			await page.keyboard.press('Escape');
			await expectClean(page, 'the timeline by phase and status');
			await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Table' }).click();
			await expect(page.getByRole('grid')).toContainText('Order-change self-service');
			await expectClean(page, 'the table');
			await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Order' }).click();
			await expect(page.getByRole('heading', { name: 'Order', exact: true })).toBeVisible();
			await expectClean(page, 'the order of work');
			await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Print' }).click();
			await expect(page.getByRole('img', { name: /page 1/i }).first()).toBeVisible();
			await expectClean(page, 'the print view');
			await page.goto('/');
			await expect(page.getByRole('link', { name: 'Brindlemoor Supply' })).toBeVisible();
			await expectClean(page, 'the library');
			await page.getByLabel('Open a file').first().setInputFiles('tests/corpora/uk-gmpp-2022.csv');
			await expect(page.getByRole('dialog', { name: 'Import' })).toContainText('235 initiatives');
			await expectClean(page, 'the import');
			await page.goto('/r/nothing-here/timeline');
			await expect(page.getByRole('heading', { name: 'This roadmap is not on this device' })).toBeVisible();
			await expectClean(page, 'a roadmap that is not here');
			await context.close();
		});
	}
}
