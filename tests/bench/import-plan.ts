import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeRoadmapFile } from '$lib/files/roadmap-file';
import type { BrowserContext } from 'playwright';
import { benchPlan } from './bench-plan';

/** What shows that a timeline is painted. */
export const firstBar = '[data-bar]';

/** Time for the largest plan to be read from its file and stored. */
const limitMs = 180_000;

/** Takes a plan in through the file, as a person does, and returns the address of its timeline; one id is one roadmap. */
export async function importPlan(
	context: BrowserContext,
	home: string,
	size: number,
	folder: string,
	id = `bench-${size}`
): Promise<string> {
	const file = join(folder, `${id}.json`);
	writeFileSync(file, writeRoadmapFile(id, benchPlan(size)));
	const page = await context.newPage();
	await page.goto(home);
	await page.getByLabel('Open a file').first().setInputFiles(file);
	const dialog = page.getByRole('dialog', { name: 'Import' });
	await dialog.getByRole('button', { name: 'Import', exact: true }).click({ timeout: limitMs });
	await page.waitForSelector(firstBar, { timeout: limitMs });
	await page.getByText('Saved on this device').first().waitFor({ timeout: limitMs });
	const address = page.url();
	await page.close();
	return address;
}
