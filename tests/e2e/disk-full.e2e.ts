import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/chromium.js';
import { bar, exported, ready, saved, storage, takeExample } from './app';

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

/**
 * Whether the browser dropped everything that the site had stored, private files too. With its profile on a full
 * disk Chromium sometimes loses its own list of sites, and then all of theirs; no site can prevent that.
 */
async function droppedSite(): Promise<boolean> {
	return page.evaluate(async () => {
		const folder = navigator.storage.getDirectory().then((root) => root.getDirectoryHandle('safety-copies'));
		return folder.then(
			() => false,
			(error: unknown) => error instanceof DOMException && error.name === 'NotFoundError'
		);
	});
}

test('a full disk shows Not saved with a way out, and what is open is not lost once there is room again', async ({
	baseURL
}) => {
	await takeExample(page);
	const other = { address: page.url(), file: await exported(page) };
	await takeExample(page);
	// Until the app is stored for offline use it writes, and would give room back if that failed.
	await ready(page);
	await bar(page, /^TE4 /).click();
	await page.getByText('Notes and links out').click();
	const notes = page.getByRole('textbox', { name: 'Notes' });
	// Chromium has a little room reserved, and may make more by dropping what the site has stored.
	let length = 11_000;
	await expect(async () => {
		fillDisk();
		await notes.fill('What was agreed. '.repeat((length -= 100)));
		await expect(storage(page)).toHaveText('Not saved', { timeout: 6_000 });
	}).toPass({ timeout: 60_000 });
	for (const code of ['TE5', 'TE6', 'TE7']) {
		await bar(page, new RegExp(`^${code} `)).focus();
		for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
	}
	await expect(storage(page)).toHaveText('Not saved');
	await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toContainText(
		/disk|room|space|storage/i
	);
	await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
	const kept = await exported(page);
	const isDropped = await droppedSite();

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
	await page.goto('/');
	await expect(page.getByRole('link', { name: kept.roadmap.title })).toBeVisible();
	// The one that was not open stands as well, unless the browser itself dropped all that the site had.
	if (isDropped) return;
	await page.getByRole('link', { name: other.file.roadmap.title, exact: true }).click();
	await expect(page).toHaveURL(other.address);
	await saved(page);
	expect(await exported(page)).toEqual(other.file);
});
