import { expect, type Page, test } from '@playwright/test';
import { bar, takeExample } from './app';
import { invite, join } from './together';

function people(page: Page) {
	return page.getByRole('region', { name: 'People' });
}

/** The middle of a bar. */
async function middleOf(page: Page, code: string) {
	const box = await bar(page, new RegExp(`^${code} `)).boundingBox();
	if (!box) throw new Error(`${code} has no bar.`);
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('two people see what the other does, follow each other and show each other things, and nothing of it lasts', async ({
	page,
	browser
}) => {
	await takeExample(page);
	const { page: other, context } = await join(browser, await invite(page, 'Ben', 'Editor'));
	await expect(people(page)).toContainText('Ben');

	// [PRS-9] What Ben chooses is marked, what he drags is a ghost until he lets go.
	await bar(other, /^ST2 /).click();
	await expect(page.locator('.others .name')).toHaveText('Ben');
	await expect(page.locator('.others .chosen')).toBeVisible();
	const before = await bar(page, /^ST2 /).getAttribute('aria-label');
	const from = await middleOf(other, 'ST2');
	await other.mouse.move(from.x, from.y);
	await other.mouse.down();
	await other.mouse.move(from.x + 30, from.y, { steps: 4 });
	await other.mouse.move(from.x + 60, from.y, { steps: 4 });
	await expect(page.locator('.others .moved')).toBeVisible();
	await expect(bar(page, /^ST2 /)).toHaveAttribute('aria-label', before ?? '');
	await other.mouse.up();
	await expect(page.locator('.others .moved')).toHaveCount(0);
	await expect(bar(page, /^ST2 /)).not.toHaveAttribute('aria-label', before ?? '');

	// [PRS-7] Followed into another view; a key of one's own ends it.
	await people(page).getByRole('button').click();
	await page.getByRole('button', { name: 'Follow Ben' }).click();
	await expect(page.getByText('Following Ben')).toBeVisible();
	await other.getByRole('link', { name: 'Table', exact: true }).click();
	await expect(page).toHaveURL(/\/table$/);
	await page.keyboard.press('Escape');
	await expect(page.getByText('Following Ben')).toHaveCount(0);
	await other.getByRole('link', { name: 'Timeline', exact: true }).click();
	await expect(other).toHaveURL(/\/timeline$/);
	await expect(page).toHaveURL(/\/table$/);

	// [PRS-8] Shown to everyone, and gone to from another view.
	await bar(other, /^TE4 /).click();
	await other.keyboard.press('Control+k');
	await other.keyboard.type('Show everyone');
	await other.keyboard.press('Enter');
	await expect(page.getByText('Ben shows you TE4.')).toBeVisible();
	await page.getByRole('button', { name: 'Go there' }).click();
	await expect(page).toHaveURL(/\/timeline$/);
	await expect(bar(page, /^TE4 /)).toHaveAttribute('aria-pressed', 'true');

	// [PRS-1] Gone at once.
	await context.close();
	await expect(people(page)).not.toContainText('Ben');
	await expect(page.locator('.others .name')).toHaveCount(0);
});
