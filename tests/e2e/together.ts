import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { bar } from './app';

/** Opens the dialog, makes a link for somebody, and returns it. The roadmap is shared by the first link. */
export async function invite(page: Page, name: string, role: string): Promise<string> {
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: 'Share' });
	await dialog.getByLabel('Name').fill(name);
	await dialog.getByLabel('Role').selectOption({ label: role });
	await dialog.getByRole('button', { name: 'Create link' }).click();
	const link = dialog.getByRole('textbox', { name: 'Invite link' });
	await expect(link).toHaveValue(/\/join#/);
	const address = await link.inputValue();
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
	return address;
}

/** Somebody else, on a device of their own. */
export interface Guest {
	readonly context: BrowserContext;
	readonly page: Page;
}

/** Opens a link on a new device and joins; the timeline stands then. */
export async function join(browser: Browser, link: string, device = 'Laptop'): Promise<Guest> {
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		timezoneId: 'Europe/Berlin',
		locale: 'en-GB'
	});
	const page = await context.newPage();
	await page.goto(link);
	await expect(page).toHaveURL(/\/join$/);
	await askToJoin(page, device);
	await expect(page.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
	return { context, page };
}

/** Names the device and asks to be let in. */
export async function askToJoin(page: Page, device: string): Promise<void> {
	await page.getByLabel('Your device’s name').fill(device);
	await page.getByRole('button', { name: 'Join', exact: true }).click();
}

/** The line that says where the plan is. */
export function sync(page: Page) {
	return page.getByRole('status', { name: 'Sync' });
}

/** What a bar says of itself: code, title and dates. */
export async function nameOfBar(page: Page, code: string): Promise<string> {
	return (await bar(page, new RegExp(`^${code} `)).getAttribute('aria-label')) ?? '';
}

/** Moves a bar by one step of the zoom, by keyboard, and returns what it then says. */
export async function nudge(page: Page, code: string, key: 'ArrowLeft' | 'ArrowRight'): Promise<string> {
	const before = await nameOfBar(page, code);
	await bar(page, new RegExp(`^${code} `)).focus();
	await page.keyboard.press(key);
	await expect(bar(page, new RegExp(`^${code} `))).not.toHaveAttribute('aria-label', before);
	return nameOfBar(page, code);
}
