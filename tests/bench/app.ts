/** Measures the built app in Chromium, all sizes in one run, so that what slows the machine slows them alike. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { listen, makeAppServer } from '../../src/sync-server/app-server';
import { chromiumArguments, findChromium } from '../support/chromium.js';
import { sizes } from './bench-plan';
import { firstBar, importPlan } from './import-plan';
import { heapOf, longestTask, paintedAfter, paintedAfterOpening, scrollFrames } from './in-page';
import { type BenchRow, report } from './report';
import { at, runs, type Sample, summarise } from './sample';

const viewport = { width: 1440, height: 860 };
const scrollSteps = 60;

/** What one pass over the open timeline measured, by row. */
type Figures = Readonly<Record<string, number>>;

const units: Readonly<Record<string, BenchRow['unit']>> = {
	'open, to the first bar painted': 'ms',
	'scroll, median frame': 'ms',
	'scroll, 95th percentile of frames': 'ms',
	'arrow key, to painted': 'ms',
	'pointer step of a drag, to painted': 'ms',
	'zoom in, to painted': 'ms',
	'longest task in six seconds after an edit': 'ms',
	'elements in the page': 'nodes',
	'script memory after collection': 'MB'
};

/** Opens the timeline afresh and goes through everything once. */
async function pass(context: BrowserContext, address: string): Promise<Figures> {
	const page = await context.newPage();
	const opened = await paintedAfterOpening(page, address, firstBar);
	await page.getByText('Saved on this device').first().waitFor();
	const nodes = await page.locator('*').count();
	const heap = await heapOf(page);
	const frames = await scrollFrames(page, '.scroller', scrollSteps);
	const key = await pressKey(page);
	const drag = await dragStep(page);
	const zoom = await paintedAfter(page, 'click', () => page.getByRole('button', { name: 'Zoom in' }).click());
	const task = await longestTask(page, 6_000, async () => {
		await pressKey(page);
	});
	await page.close();
	return {
		'open, to the first bar painted': opened,
		'scroll, median frame': at(frames, 0.5),
		'scroll, 95th percentile of frames': at(frames, 0.95),
		'arrow key, to painted': key,
		'pointer step of a drag, to painted': drag,
		'zoom in, to painted': zoom,
		'longest task in six seconds after an edit': task,
		'elements in the page': nodes,
		'script memory after collection': heap
	};
}

/** Moves the bar that the Tab key leads to by one unit. */
async function pressKey(page: Page): Promise<number> {
	await page.locator(`${firstBar}[tabindex="0"]`).focus();
	return paintedAfter(page, 'keydown', () => page.keyboard.press('ArrowRight'));
}

/** One step of the pointer with a bar in hand; the drag is then called off. */
async function dragStep(page: Page): Promise<number> {
	const box = await page.locator(`${firstBar}[tabindex="0"] .hit`).boundingBox();
	if (!box) throw new Error('The bar to drag is not on screen.');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + 30, y);
	const spent = await paintedAfter(page, 'pointermove', () => page.mouse.move(x + 60, y));
	await page.keyboard.press('Escape');
	await page.mouse.up();
	return spent;
}

/** The least that "to painted" can be here: two frames of the open page, without anything to do. */
async function twoFrames(context: BrowserContext, address: string): Promise<Sample> {
	const page = await context.newPage();
	await paintedAfterOpening(page, address, firstBar);
	const figures: number[] = [];
	for (let i = 0; i < runs; i++) {
		figures.push(await paintedAfter(page, 'keydown', () => page.keyboard.press('Shift')));
	}
	await page.close();
	return summarise(figures);
}

async function measureAll(browser: Browser, home: string, folder: string) {
	const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
	const addresses = new Map<number, string>();
	for (const size of sizes) {
		addresses.set(size, await importPlan(context, home, size, folder));
		console.log(`Imported ${size}.`);
	}
	const least = await twoFrames(context, addresses.get(sizes[0]) ?? home);
	const passes = new Map<number, Figures[]>(sizes.map((size) => [size, []]));
	// Sizes take turns, so that a busy minute of the machine does not fall on one of them alone.
	for (let run = 0; run < runs; run++) {
		for (const [size, address] of addresses) passes.get(size)?.push(await pass(context, address));
		console.log(`Run ${run + 1} of ${runs}.`);
	}
	const rows = Object.entries(units).map(([what, unit]): BenchRow => {
		const samples = sizes.map((size) => {
			const figures = (passes.get(size) ?? []).map((one) => one[what] ?? NaN);
			return [size, summarise(figures)] as const;
		});
		return { what, unit, bySize: Object.fromEntries(samples) };
	});
	return { rows, least };
}

const folder = mkdtempSync(join(tmpdir(), 'longroad-bench-'));
const server = makeAppServer({ folder: process.env.BUILD_FOLDER ?? 'build', base: '' });
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
try {
	const home = `http://localhost:${await listen(server, 0, '127.0.0.1')}/`;
	const { rows, least } = await measureAll(browser, home, folder);
	report('app', rows, { browser: browser.version(), viewport, runs, scrollSteps, twoFramesMs: least });
	console.log(`Two frames with nothing to do took ${least.median.toFixed(1)} ms: less cannot be measured.`);
} finally {
	await browser.close();
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true, force: true });
}
