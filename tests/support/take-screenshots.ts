/**
 * Takes the pictures in docs/images from the built app, with the worked example in it: `npm run screenshots`.
 * Run it after a change of what they show and commit the files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { listen, makeAppServer } from '../../src/sync-server/app-server.ts';
import { ensureBuilt } from '../../src/sync-server/ready.mjs';
import { chromiumArguments, findChromium } from './chromium.js';
import { packPng } from './pack-png.ts';

const folder = 'docs/images';

async function shoot(page: Page, name: string): Promise<void> {
	// The caret and the pointer's hover would differ from one time to the next.
	await page.mouse.move(0, 0);
	await page.evaluate(() => document.fonts.ready);
	const packed = packPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
	writeFileSync(`${folder}/${name}.png`, packed);
	console.log(`${folder}/${name}.png, ${Math.round(packed.length / 1000)} kB`);
}

/** Waits until the roadmap is open and on disk. */
async function opened(page: Page): Promise<void> {
	await page.locator('[data-bar]').first().waitFor();
	await page.getByRole('status', { name: 'Storage' }).getByText('Saved on this device').waitFor();
}

async function makeFromTemplate(page: Page, title: string, year: number): Promise<void> {
	await page.getByRole('button', { name: 'Five-year template' }).first().click();
	const dialog = page.getByRole('dialog', { name: 'Five-year template' });
	await dialog.getByLabel('Title').fill(title);
	await dialog.getByLabel('Start year').fill(String(year));
	await dialog.getByRole('button', { name: 'Create' }).click();
	await page.getByRole('treegrid', { name: 'Initiatives' }).waitFor();
	await page.getByRole('status', { name: 'Storage' }).getByText('Saved on this device').waitFor();
}

async function takeAll(home: string): Promise<void> {
	const page = await browser.newPage({
		baseURL: home,
		viewport: { width: 1440, height: 860 },
		colorScheme: 'light',
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		reducedMotion: 'reduce'
	});
	await page.goto('/');
	await makeFromTemplate(page, 'Field service', 2027);
	await page.goto('/');
	await page.getByRole('button', { name: 'Take the worked example' }).first().click();
	await opened(page);
	await shoot(page, 'timeline-light');
	await page.emulateMedia({ colorScheme: 'dark' });
	await shoot(page, 'timeline-dark');
	await page.emulateMedia({ colorScheme: 'light' });
	await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Behaviour' }).click();
	await page.getByRole('table', { name: 'Behaviour by team' }).waitFor();
	await shoot(page, 'behaviour');
	await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Print' }).click();
	await page
		.getByRole('img', { name: /page 1/i })
		.first()
		.waitFor();
	await shoot(page, 'print');
	await page.goto('/');
	await page.getByRole('link', { name: 'Field service' }).waitFor();
	await shoot(page, 'library');
}

// Whoever names a folder has built it.
if (!process.env.BUILD_FOLDER) ensureBuilt();
mkdirSync(folder, { recursive: true });
const server = makeAppServer({ folder: resolve(process.env.BUILD_FOLDER ?? 'build'), base: '' });
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
try {
	await takeAll(`http://localhost:${await listen(server, 0, '127.0.0.1')}`);
} finally {
	await browser.close();
	server.closeAllConnections();
	server.close();
}
