/** Measures our timeline beside others over the same plan, in turn in one Chromium. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { listen, makeAppServer } from '../../src/sync-server/app-server';
import { chromiumArguments, findChromium } from '../support/chromium.js';
import { sizes } from './bench-plan';
import { heapOf } from './in-page';
import { buildPage, gzippedKb } from './build-page';
import { blankPage, type Contender, ours, peers } from './peers/contenders';
import { at, runs, type Sample, summarise } from './sample';
import type { Figures, Passes } from './timeline-figures';
import { reportTimeline } from './timeline-report';

const viewport = { width: 1440, height: 860 };
const scrollSteps = 60;
/** A step that takes longer is ended, and told as longer than this. */
const limitMs = 30_000;
/** A scroll ends after this time with the frames that came; each of them is whole. */
const scrollLimitMs = 15_000;
/** Places in the plan of the bars that are moved: each in sight at the top of every component. */
const movedPlaces = [3, 6, 9, 12, 15];
/** No further pass of one contender at one size begins after this time: the slowest get fewer than five. */
const patienceMs = 140_000;

/** One size alone, beside those who draw only their window, and nothing kept: TIMELINE_SIZE=10000 */
const onlySize = process.env.TIMELINE_SIZE ? Number(process.env.TIMELINE_SIZE) : null;
const windowed = peers.filter(({ isVirtual }) => isVirtual);

/** A step that was ended. */
class TooLong extends Error {}

async function inTime<T>(step: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new TooLong()), limitMs);
	});
	try {
		return await Promise.race([step, late]);
	} finally {
		clearTimeout(timer);
		step.catch(() => undefined);
	}
}

/** Goes through everything once, in a page and a profile of their own. */
async function pass(browser: Browser, home: string, name: string, size: number): Promise<Figures> {
	const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
	const page = await context.newPage();
	const scripts = new Set<string>();
	page.on('request', (request) => {
		if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname);
	});
	const figures: Figures = {};
	try {
		await open(page, `${home}${name}/`);
		figures['made ready before, not part of the mount'] = await page.evaluate(
			(count) => bench!.prepare(count),
			size
		);
		await goThrough(page, figures);
	} catch (error) {
		if (!(error instanceof TooLong)) throw new Error(`${name} failed at ${size}.`, { cause: error });
	}
	const kilobytes = [...scripts].map((path) => gzippedKb(join(folder, path)));
	figures['script, compressed'] = kilobytes.reduce((sum, one) => sum + one, 0);
	// A page whose script is stuck is left to end by itself.
	await Promise.race([context.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
	return figures;
}

async function goThrough(page: Page, figures: Figures): Promise<void> {
	figures['mount, to painted'] = Infinity;
	figures['mount, to painted'] = await inTime(page.evaluate(() => bench!.mount()));
	figures['elements in the page'] = await page.locator('*').count();
	figures['script memory after collection'] = await heapOf(page);
	const scrolling = page.evaluate(([steps, ms]) => bench!.scroll(steps, ms), [
		scrollSteps,
		scrollLimitMs
	] as const);
	figures['scroll from the first row to the last, median frame'] = Infinity;
	figures['scroll from the first row to the last, 95th percentile'] = Infinity;
	const frames = await inTime(scrolling);
	figures['scroll from the first row to the last, median frame'] = at(frames, 0.5);
	figures['scroll from the first row to the last, 95th percentile'] = at(frames, 0.95);
	figures['move one bar, to painted'] = Infinity;
	const moves: number[] = [];
	for (const place of movedPlaces) {
		moves.push(await inTime(page.evaluate((one) => bench!.move(one), place)));
	}
	figures['move one bar, to painted'] = summarise(moves).median;
	figures['zoom in, to painted'] = Infinity;
	figures['zoom in, to painted'] = await inTime(page.evaluate(() => bench!.zoom()));
}

async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.waitForFunction(() => globalThis.bench !== undefined);
}

/** The least that "to painted" can be here: two frames of a page with nothing in it. */
async function twoFrames(browser: Browser, home: string): Promise<Sample> {
	const page = await browser.newPage({ viewport });
	await open(page, `${home}${blankPage}/`);
	const figures: number[] = [];
	for (let i = 0; i < runs; i++) figures.push(await page.evaluate(() => bench!.move(0)));
	await page.close();
	return summarise(figures);
}

/** All contenders take turns at one size, so that a busy minute of the machine does not fall on one alone. */
async function passesAt(size: number, wanted: readonly Contender[], browser: Browser, home: string) {
	const figures = new Map<Contender, Figures[]>(wanted.map((one) => [one, []]));
	const spentMs = new Map<Contender, number>();
	const done = new Set<Contender>();
	for (let run = 0; run < runs; run++) {
		for (const contender of wanted) {
			if (done.has(contender)) continue;
			const from = performance.now();
			const found = await pass(browser, home, contender.page, size);
			figures.get(contender)?.push(found);
			const spent = (spentMs.get(contender) ?? 0) + performance.now() - from;
			spentMs.set(contender, spent);
			if (spent > patienceMs || Object.values(found).includes(Infinity)) done.add(contender);
		}
		console.log(`${size.toLocaleString('en-GB')} initiatives, run ${run + 1} of ${runs}.`);
	}
	return wanted.map((contender): Passes => ({ contender, size, figures: figures.get(contender) ?? [] }));
}

const folder = mkdtempSync(join(tmpdir(), 'longroad-timelines-'));
for (const name of [blankPage, ...[ours, ...peers].map(({ page }) => page)]) {
	await buildPage(new URL(`./peers/${name}.ts`, import.meta.url), join(folder, name));
}
// Made after them: it looks once at what there is to serve.
const server = makeAppServer({ folder, base: '' });
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
try {
	const home = `http://localhost:${await listen(server, 0, '127.0.0.1')}/`;
	const least = await twoFrames(browser, home);
	const passes: Passes[] = [];
	let wanted: readonly Contender[] = onlySize === null ? [ours, ...peers] : [ours, ...windowed];
	for (const size of sizes.filter((one) => onlySize === null || one === onlySize)) {
		const found = await passesAt(size, wanted, browser, home);
		passes.push(...found);
		// Who was not there in time is not asked for more.
		const isOut = ({ figures }: Passes) => figures.some((one) => one['mount, to painted'] === Infinity);
		wanted = found.filter((one) => !isOut(one)).map(({ contender }) => contender);
	}
	reportTimeline(passes, least, onlySize === null, {
		browser: browser.version(),
		viewport,
		runs,
		scrollSteps,
		limitMs
	});
} finally {
	await browser.close();
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true, force: true });
}
