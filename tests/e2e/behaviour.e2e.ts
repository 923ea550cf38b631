import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { download, ready, saved, takeExample } from './app';

const phone = { width: 390, height: 844 };
const wide = { width: 1440, height: 900 };

test('the worked example says what was counted, cell by cell and as a table', async ({ page }) => {
	await takeExample(page);
	const views = page.getByRole('navigation', { name: 'Views' });
	await views.getByRole('link', { name: 'Behaviour' }).click();
	const grid = page.getByRole('table', { name: 'Behaviour by team' });
	const names = [
		/^Stay with the problem.*, Customer Care: holding, 64.% \(54–72\)/,
		/^Invite IT.*, Sales: rooted, 84.% \(74–90\)/,
		/^Put it right on the spot.*, Field Service: slipping, 33.% \(22–46\)/,
		/^Offer a workable way first, Information Technology: emerging, 38.% \(27–50\)/
	];
	for (const name of names) await expect(grid.getByRole('link', { name })).toBeVisible();

	const lines = readFileSync(await download(page, 'Behaviour (.csv)'), 'utf8')
		.trim()
		.split(/\r?\n/);
	expect(lines[0]).toBe(
		'behaviour,team,word,strength,low,high,effective_n,plan_now,months_ahead,last_seen,trend'
	);
	expect(lines).toHaveLength(24);
	expect(lines.filter((line) => line.includes(',no evidence,'))).toHaveLength(17);
	const sales = lines.find((line) => /^Invite IT.*,Sales,rooted,/.test(line))?.split(',') ?? [];
	expect(sales.slice(3, 6).map((share) => Math.round(Number(share) * 100))).toEqual([84, 74, 90]);
	expect(sales.slice(3, 6).every((share) => /^0\.\d{4}$/.test(share))).toBe(true);
	expect(lines.some((line) => /^Ask in business terms,Marketing,no evidence,0\.\d{4},/.test(line))).toBe(
		true
	);

	await grid.getByRole('link', { name: /^Offer a workable way first, Information Technology/ }).click();
	const sentence = page.getByRole('heading', { name: /emerging/ });
	await expect(sentence).toBeVisible();
	await expect(page.getByText('strength = Σk ÷ Σn = 10.76 ÷ 28.44')).toBeVisible();
	await expect(sentence).toContainText(/planned range \d\d–\d\d/, { timeout: 30_000 });
});

test('a look recorded on a phone without a network changes a word, opens a gate, and stands on the timeline and on paper', async ({
	page,
	context
}) => {
	await page.setViewportSize(wide);
	await takeExample(page);
	await ready(page);
	const views = page.getByRole('navigation', { name: 'Views' });

	// What the gate of the second phase asks for.
	await page
		.getByRole('button', { name: /^Redesign the customer tasks/ })
		.first()
		.click();
	const inspector = page.getByRole('region', { name: 'Inspector' });
	await inspector.getByRole('button', { name: 'Add a criterion' }).click();
	const criterion = inspector.getByRole('group', { name: /^Criterion 1/ });
	await criterion
		.getByLabel('Behaviour')
		.selectOption({ label: 'Hand over to a named person and tell the customer' });
	await criterion.getByLabel('Sightings, at least').fill('10');
	await criterion.getByLabel('In each of so many teams').fill('1');
	await criterion.getByLabel('In each of so many teams').press('Tab');
	await expect(criterion).toContainText('not met');
	await saved(page);

	await page.goto(page.url().replace(/\/timeline.*$/, '/record?behaviour=B8&team=ops'));
	await expect(page.getByRole('heading', { name: /^Hand over to a named person/ })).toBeVisible();
	await context.setOffline(true);
	await page.setViewportSize(phone);
	for (const isSeen of [true, true, false, true, true, true, false, true, false, true])
		await page.getByRole('button', { name: isSeen ? 'Seen' : 'Not seen', exact: true }).click();
	const preview = page.getByRole('status', { name: 'What it would change' });
	await expect(preview).toContainText(/No evidence\s*becomes\s*Holding/);
	await expect(preview).toContainText(/58.%, between 40 and 74/);
	await page.getByRole('button', { name: 'Save 7 of 10' }).click();
	await page.getByRole('link', { name: /^Close/ }).click();

	await page.setViewportSize(wide);
	await expect(
		page
			.getByRole('table', { name: 'Behaviour by team' })
			.getByRole('link', { name: /^Hand over .*, Operations and Warehouse: holding, 58.% \(40–74\)/ })
	).toBeVisible();
	await saved(page);

	await views.getByRole('link', { name: 'Timeline' }).click();
	await page
		.getByRole('button', { name: /^Redesign the customer tasks/ })
		.first()
		.click();
	await expect(inspector.getByRole('group', { name: /^Criterion 1/ })).toContainText(/(?<!not )met\./);
	const band = page.getByRole('region', { name: 'Behaviour' });
	await expect(band).toContainText('Hand over to a named');
	await expect(band).toContainText(/58.%/);

	await views.getByRole('link', { name: 'Print' }).click();
	await expect(page.getByRole('img', { name: /page 1/i }).first()).toBeVisible();
	await expect(page.locator('svg text', { hasText: 'Hand over to a named person' }).first()).toBeAttached();
	await expect(page.locator('svg text', { hasText: /58.%/ }).first()).toBeAttached();
});
