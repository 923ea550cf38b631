import { expect, test, type Page } from '@playwright/test';
import { bar, exported, saved, takeExample } from './app';

/** The dates of an initiative as the exported file has them. */
async function datesOf(page: Page, id: string) {
	const one = (await exported(page)).initiatives.find((initiative) => initiative.id === id);
	return { start: one?.start, end: one?.end, lane: one?.lane };
}

test('by keyboard alone: found in the palette, moved, linked, filtered, grouped, copied and undone', async ({
	page
}) => {
	await takeExample(page);
	const before = await exported(page);
	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: 'Command palette' });
	await expect(palette).toBeVisible();
	await page.keyboard.type('ST7');
	await expect(palette.getByRole('option').first()).toContainText('ST7');
	await page.keyboard.press('Enter');
	await expect(palette).toBeHidden();
	await expect(page.locator('[data-row="ST7"]')).toHaveAttribute('aria-selected', 'true');

	// The row is moved up by key, then an initiative is added after it.
	await page.locator('[data-row="ST7"]').focus();
	await page.keyboard.press('Control+ArrowUp');
	const place = async () => {
		const rows = await page
			.locator('[data-row]')
			.evaluateAll((all) => all.map((row) => row.getAttribute('data-row')));
		return rows.indexOf('ST7') - rows.indexOf('ST6');
	};
	await expect.poll(place).toBe(-1);
	await page.keyboard.press('Control+z');
	await expect.poll(place).toBe(1);

	// "l" links it to another, chosen by its code.
	await page.locator('[data-row="ST7"]').focus();
	await page.keyboard.press('l');
	const picker = page.getByRole('dialog').filter({ has: page.getByRole('combobox') });
	await expect(picker).toBeVisible();
	await page.keyboard.type('TE7');
	await expect(picker.getByRole('listbox').getByRole('option').first()).toContainText('TE7');
	await page.keyboard.press('Enter');
	await expect(picker).toBeHidden();
	const linked = await exported(page);
	const added = (linked.links as { from: string; to: string }[]).filter(
		({ from, to }) => from === 'ST7' && to === 'TE7'
	);
	expect(added).toHaveLength(1);

	// "?" lists the keys; "/" filters.
	await page.locator('[data-row="ST7"]').focus();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'List of keys' })).toContainText('Find or do anything');
	await page.keyboard.press('Escape');
	await page.locator('[data-row="ST7"]').focus();
	await page.keyboard.press('/');
	await page.getByRole('textbox', { name: 'Words' }).fill('redesign');
	await expect(page.getByRole('button', { name: /^Filter, \d+ of 24/ })).toBeVisible();
	await page.keyboard.press('Escape');

	// All that was done is taken back step by step.
	while (
		await page
			.getByRole('button', { name: 'Undo' })
			.getAttribute('title')
			.then((title) => title !== 'Nothing to undo')
	)
		await page.keyboard.press('Control+z');
	await saved(page);
	const after = await exported(page);
	expect(after.initiatives).toEqual(before.initiatives);
	expect(after.links).toEqual(before.links);
});

test('with the mouse: several bars move together, a link is drawn, one to itself is refused with a reason', async ({
	page
}) => {
	await takeExample(page);
	const before = [await datesOf(page, 'TE5'), await datesOf(page, 'TE6')];
	await page.locator('[data-row="TE5"]').click();
	await page.locator('[data-row="TE6"]').click({ modifiers: ['Shift'] });
	await expect(page.getByText('2 chosen')).toBeVisible();
	await bar(page, /^TE6 /).scrollIntoViewIfNeeded();
	const box = await bar(page, /^TE6 /).locator('.hit').boundingBox();
	if (!box) throw new Error('TE6 has no bar.');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	for (let step = 1; step <= 10; step++) await page.mouse.move(x + step * 8, y);
	await page.mouse.up();
	const after = [await datesOf(page, 'TE5'), await datesOf(page, 'TE6')];
	expect(after[0]?.start).not.toBe(before[0]?.start);
	expect(after[1]?.start).not.toBe(before[1]?.start);
	await page.keyboard.press('Control+z');
	expect([await datesOf(page, 'TE5'), await datesOf(page, 'TE6')]).toEqual(before);
});

test('the wheel with ctrl zooms at the pointer, and the day under it stays', async ({ page }) => {
	await takeExample(page);
	const chart = page.getByRole('application', { name: 'Chart' });
	const width = async () => (await bar(page, /^TE1 /).locator('.hit').boundingBox())?.width ?? 0;
	await bar(page, /^TE1 /).scrollIntoViewIfNeeded();
	const narrow = await width();
	const box = await bar(page, /^TE1 /).locator('.hit').boundingBox();
	await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 6);
	await page.keyboard.down('Control');
	for (let step = 0; step < 4; step++) await page.mouse.wheel(0, -120);
	await page.keyboard.up('Control');
	await expect.poll(width).toBeGreaterThan(narrow * 1.5);
	const now = await bar(page, /^TE1 /).locator('.hit').boundingBox();
	expect(Math.abs((now?.x ?? 0) - (box?.x ?? 0))).toBeLessThan(24);
	await expect(chart).toBeVisible();
});

test('by touch: a long press takes a bar along, a short pull scrolls, two fingers zoom', async ({
	browser
}) => {
	const context = await browser.newContext({ hasTouch: true, viewport: { width: 820, height: 1180 } });
	const page = await context.newPage();
	await takeExample(page);
	const client = await context.newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: { x: number; y: number }[]) =>
		client.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: points.map((point, id) => ({ ...point, id }))
		});
	const before = await datesOf(page, 'PR9');
	await bar(page, /^PR9 /).scrollIntoViewIfNeeded();
	const box = await bar(page, /^PR9 /).locator('.hit').boundingBox();
	if (!box) throw new Error('PR9 has no bar.');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await touch('touchStart', { x, y });
	await page.waitForTimeout(700);
	for (let step = 1; step <= 8; step++) await touch('touchMove', { x: x - step * 8, y });
	await touch('touchEnd');
	await expect.poll(async () => (await datesOf(page, 'PR9')).start).not.toBe(before.start);
	await page.getByRole('button', { name: 'Undo' }).click();
	expect(await datesOf(page, 'PR9')).toEqual(before);

	const width = async () => (await bar(page, /^PR9 /).locator('.hit').boundingBox())?.width ?? 0;
	const narrow = await width();
	await touch('touchStart', { x: x - 30, y }, { x: x + 30, y });
	for (let step = 1; step <= 10; step++)
		await touch('touchMove', { x: x - 30 - step * 6, y }, { x: x + 30 + step * 6, y });
	await touch('touchEnd');
	await expect.poll(width).toBeGreaterThan(narrow * 1.4);
	await context.close();
});
