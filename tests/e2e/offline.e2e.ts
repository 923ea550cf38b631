import { expect, test } from '@playwright/test';
import { bar, ready, saved, takeExample } from './app';

test('the second load works on every route with the network cut, and no request leaves for a third party', async ({
	page,
	context,
	baseURL
}) => {
	const foreign: string[] = [];
	const problems: string[] = [];
	context.on('request', (request) => {
		if (!request.url().startsWith(baseURL ?? '') && /^https?:/.test(request.url()))
			foreign.push(request.url());
	});
	page.on('console', (message) => {
		if (/Content Security Policy/i.test(message.text())) problems.push(message.text());
	});
	page.on('pageerror', (error) => problems.push(error.message));
	await takeExample(page);
	const timeline = page.url();
	await ready(page);
	await context.setOffline(true);
	await page.reload();
	await expect(bar(page, /^PR1 /)).toBeVisible();
	await page.goto(timeline.replace('/timeline', '/print'));
	await expect(page.getByRole('img', { name: /page 1/i }).first()).toBeVisible();
	await page.goto(timeline.replace('/timeline', ''));
	await expect(bar(page, /^PR1 /)).toBeVisible();
	await page.goto('/');
	await expect(page.getByRole('link', { name: 'Brindlemoor Supply' })).toBeVisible();
	await page.getByRole('button', { name: 'Take the worked example' }).first().click();
	await expect(bar(page, /^PR1 /)).toBeVisible();
	await saved(page);
	expect(foreign).toEqual([]);
	expect(problems).toEqual([]);
});

test('a device whose storage is closed says so, with a way out', async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('Storage is closed here.', 'SecurityError');
		};
	});
	await page.goto('/r/some-roadmap/timeline');
	await expect(page.getByRole('heading', { name: 'The browser keeps its storage closed' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Load again' })).toBeVisible();
	await page.getByRole('link', { name: 'All roadmaps on this device' }).click();
	await expect(page.getByRole('alert').filter({ hasText: /cannot be read/ })).toBeVisible();
});
