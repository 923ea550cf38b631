import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/chromium.js';
import { bar, exported, saved, storage, takeExample } from './app';

let disk = '';
let context: BrowserContext;
let page: Page;

test.beforeEach(async ({ baseURL }) => {
	disk = mkdtempSync(join(tmpdir(), 'longroad-disk-'));
	execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk]);
	context = await open(baseURL);
	page = await context.newPage();
});

test.afterEach(async () => {
	await context.close();
	execFileSync('umount', ['-l', disk]);
	rmSync(disk, { recursive: true, force: true });
});

/** A Chromium whose profile, and so whose IndexedDB, lies on the small disk. Its cache lies elsewhere. */
function open(baseURL: string | undefined): Promise<BrowserContext> {
	return chromium.launchPersistentContext(join(disk, 'profile'), {
		executablePath: findChromium(),
		args: [...chromiumArguments, `--disk-cache-dir=${join(tmpdir(), 'longroad-cache')}`],
		baseURL,
		viewport: { width: 1440, height: 900 }
	});
}

/** Writes until the disk has no byte left. */
function fillDisk(): void {
	const chunk = Buffer.alloc(64 * 1024, 1);
	for (const size of [chunk.length, 4096, 512]) {
		for (let n = 0; n < 4000; n++) {
			try {
				writeFileSync(join(disk, 'filling'), chunk.subarray(0, size), { flag: 'a' });
			} catch {
				break;
			}
		}
	}
}

test('a full disk shows Not saved with a way out, and no roadmap is lost once there is room again', async ({
	baseURL
}) => {
	await takeExample(page);
	const other = { address: page.url(), file: await exported(page) };
	await takeExample(page);
	fillDisk();
	for (const code of ['TE4', 'TE5', 'TE6', 'TE7']) {
		await bar(page, new RegExp(`^${code} `)).focus();
		for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
	}
	// Chromium may still have a little room reserved: long notes use it up.
	await bar(page, /^TE4 /).click();
	await page.getByText('Notes and links out').click();
	await page.getByRole('textbox', { name: 'Notes' }).fill('What was agreed. '.repeat(11_000));
	await expect(storage(page)).toHaveText('Not saved');
	await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toContainText(
		/disk|room|space|storage/i
	);
	await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
	const kept = await exported(page);

	rmSync(join(disk, 'filling'));
	// The page also tries by itself, and may be quicker; then there is no button any more.
	await page
		.getByRole('button', { name: 'Try again' })
		.click({ timeout: 3_000 })
		.catch(() => undefined);
	await saved(page);
	const address = page.url();
	await context.close();

	context = await open(baseURL);
	page = await context.newPage();
	await page.goto(address);
	await saved(page);
	expect(await exported(page)).toEqual(kept);
	// The one that was not open while the disk was full stands as well.
	await page.goto('/');
	await expect(page.getByRole('link', { name: kept.roadmap.title })).toBeVisible();
	await page.getByRole('link', { name: other.file.roadmap.title, exact: true }).click();
	await expect(page).toHaveURL(other.address);
	await saved(page);
	expect(await exported(page)).toEqual(other.file);
});
