import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

/** Takes the worked example from an empty library and waits until its timeline stands, as high as it stays. */
export async function takeExample(page: Page): Promise<void> {
	await page.goto('/');
	await page.getByRole('button', { name: 'Take the worked example' }).first().click();
	await expect(page.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
	// It comes after the first painting and takes room from the rows above it.
	await expect(page.getByRole('region', { name: 'Behaviour band' })).toBeVisible();
	await expect(storage(page)).toHaveText('Saved on this device');
}

/** The line that says whether everything is on disk. */
export function storage(page: Page): Locator {
	return page.getByRole('status', { name: 'Storage' });
}

/** Waits until everything is on disk. */
export async function saved(page: Page): Promise<void> {
	await expect(storage(page)).toHaveText('Saved on this device');
}

/** A bar of the chart, by how its name begins. */
export function bar(page: Page, name: string | RegExp): Locator {
	return page.getByRole('application', { name: 'Chart' }).getByRole('button', { name });
}

export interface RoadmapFile {
	readonly id: string;
	readonly roadmap: { readonly title: string };
	readonly initiatives: readonly {
		readonly id: string;
		readonly title: string;
		readonly lane: string;
		readonly start: string | null;
		readonly end: string | null;
		readonly owner: string;
		readonly health: string | null;
	}[];
	readonly decisions: readonly { readonly kind: string; readonly by: string; readonly finding: string }[];
	readonly [collection: string]: unknown;
}

/** The open roadmap as its exported file. */
export async function exported(page: Page): Promise<RoadmapFile> {
	return JSON.parse(readFileSync(await download(page, 'Roadmap file (.json)'), 'utf8')) as RoadmapFile;
}

/** Exports through the menu and returns the path of what came. */
export async function download(page: Page, item: string): Promise<string> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export' }).click();
	await page.getByRole('menuitem', { name: item }).click();
	return (await coming).path();
}

/** Drags from the middle of a bar by some pixels, in steps as a hand would; `drop` false holds on. */
export async function dragBy(page: Page, what: Locator, dx: number, drop = true): Promise<void> {
	await what.scrollIntoViewIfNeeded();
	const box = await what.boundingBox();
	if (!box) throw new Error('What is to be dragged is not on screen.');
	const x = box.x + box.width / 2;
	const y = box.y + box.height / 2;
	await page.mouse.move(x, y);
	await page.mouse.down();
	for (let step = 1; step <= 8; step++) await page.mouse.move(x + (dx * step) / 8, y);
	if (drop) await page.mouse.up();
}

/** Waits until the service worker controls pages of this site, so that the network may go. */
export async function ready(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
}

/**
 * Gives a file to a field that asks for one. Its content goes along: by its path alone the browser reads it while the
 * page is already told, and on a busy machine the page finds none.
 */
export async function choose(field: Locator, path: string): Promise<void> {
	if (statSync(path).size > mostBytes) await field.setInputFiles(path);
	else await field.setInputFiles({ name: basename(path), mimeType: '', buffer: readFileSync(path) });
}

/** What the browser's driver takes along; larger files it takes by their path only. */
const mostBytes = 40_000_000;
