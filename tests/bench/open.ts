/**
 * Measures how long the built app takes from stored bytes to a painted timeline, beside y-indexeddb alone over
 * the same documents in the same browser.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseName, databaseNames } from '$lib/sync/names';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { listen, makeAppServer } from '../../src/sync-server/app-server';
import { chromiumArguments, findChromium } from '../support/chromium.js';
import { sizes } from './bench-plan';
import { buildPage } from './build-page';
import { withHistory } from './history';
import { firstBar, importPlan } from './import-plan';
import { heapOf, paintedAfterOpening } from './in-page';
import { counted, keep, machine, shown, table } from './report';
import { runs, type Sample, summarise } from './sample';

const viewport = { width: 1440, height: 860 };
const edits = 100_000;
const editedSize = 1_000;
/** Time for what the app does after it has opened: its summary, its safety copy. */
const settleMs = 7_000;
/** Where the bench's own pages are, beside the app in one origin. */
const barePath = '/bench-bare/';

/** A roadmap on the device, to be opened. */
interface Stored {
	readonly what: string;
	readonly address: string;
	readonly id: string;
}

const figureNames = [
	'app: script start to painted, ms',
	'app: navigation to painted, ms',
	'app: script memory, MB',
	'y-indexeddb: script start to loaded, ms',
	'y-indexeddb: navigation to loaded, ms',
	'y-indexeddb: script memory, MB'
] as const;

type Figures = Record<(typeof figureNames)[number], number>;

/** The app and the bench's pages from one origin, the app's script noting when it begins to run. */
function makeServer(app: string, bare: string): Server {
	const [appServer, bareServer] = [app, bare].map((folder) => makeAppServer({ folder, base: '' }));
	return createServer((request, response) => {
		const path = request.url ?? '/';
		if (path.startsWith(barePath)) {
			request.url = path.slice(barePath.length - 1);
			bareServer?.emit('request', request, response);
		} else if (/^\/_app\/immutable\/entry\/start\.[^/]+\.js$/.test(path)) {
			response.setHeader('Content-Type', 'text/javascript');
			response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
			response.end(`import '${barePath}mark/page.js';${readFileSync(join(app, path), 'utf8')}`);
		} else appServer?.emit('request', request, response);
	});
}

async function scriptStart(page: Page): Promise<number> {
	return page.evaluate(() => performance.getEntriesByName('script-start')[0]?.startTime ?? NaN);
}

async function openApp(context: BrowserContext, address: string) {
	const page = await context.newPage();
	const painted = await paintedAfterOpening(page, address, firstBar);
	const started = await scriptStart(page);
	const heap = await heapOf(page);
	await page.close();
	return { painted, started, heap };
}

/** Loads copies of the databases: y-indexeddb appends to what it opens. */
async function openBare(context: BrowserContext, home: string, id: string) {
	const names = databaseNames(id);
	const address = new URL(`${barePath}load/`, home);
	await onBarePage(context, address.href, async (page) => {
		for (const name of names) await page.evaluate((from) => bare!.copy(from, `copy-${from}`), name);
	});
	for (const name of names) address.searchParams.append('load', `copy-${name}`);
	return onBarePage(context, address.href, async (page) => {
		await page.waitForFunction(() => globalThis.bareLoaded !== undefined);
		const loaded = await page.evaluate(() => globalThis.bareLoaded ?? NaN);
		return { loaded, started: await scriptStart(page), heap: await heapOf(page) };
	});
}

async function onBarePage<T>(context: BrowserContext, address: string, act: (page: Page) => Promise<T>) {
	const page = await context.newPage();
	await page.goto(address);
	await page.waitForFunction(() => globalThis.bare !== undefined);
	const result = await act(page);
	await page.close();
	return result;
}

async function pass(context: BrowserContext, home: string, { address, id }: Stored): Promise<Figures> {
	const app = await openApp(context, address);
	const bare = await openBare(context, home, id);
	return {
		'app: script start to painted, ms': app.painted - app.started,
		'app: navigation to painted, ms': app.painted,
		'app: script memory, MB': app.heap,
		'y-indexeddb: script start to loaded, ms': bare.loaded - bare.started,
		'y-indexeddb: navigation to loaded, ms': bare.loaded,
		'y-indexeddb: script memory, MB': bare.heap
	};
}

/** Stores all roadmaps, and opens each until the app has settled: copies made and summaries written. */
async function storeAll(context: BrowserContext, home: string): Promise<Stored[]> {
	const stored: Stored[] = [];
	const store = async (size: number, what: string, wanted?: string) => {
		const address = await importPlan(context, home, size, folder, wanted);
		const id = decodeURIComponent(new URL(address).pathname.split('/')[2] ?? '');
		stored.push({ what, address, id });
		console.log(`Stored ${what}.`);
		return id;
	};
	for (const size of sizes) await store(size, counted(size));
	const id = await store(editedSize, `${counted(editedSize)} after ${counted(edits)} edits`, 'bench-edited');
	await edit(context, home, databaseName(id, 'plan'));
	for (const { address } of stored) {
		const page = await context.newPage();
		await page.goto(address);
		await page.waitForSelector(firstBar, { timeout: 180_000 });
		await page.waitForTimeout(settleMs);
		await page.close();
	}
	return stored;
}

/** Puts a history into a stored roadmap. */
async function edit(context: BrowserContext, home: string, name: string): Promise<void> {
	await onBarePage(context, new URL(`${barePath}load/`, home).href, async (page) => {
		const rows = await page.evaluate(async (one) => (await bare!.rows(one)).map((row) => [...row]), name);
		const edited = withHistory(
			rows.map((row) => Uint8Array.from(row)),
			edits
		);
		const sent = edited.map((row) => [...row]);
		await page.evaluate(
			([one, list]) =>
				bare!.replace(
					one,
					list.map((row) => Uint8Array.from(row))
				),
			[name, sent] as const
		);
	});
	console.log(`Made ${counted(edits)} edits.`);
}

function tell(stored: readonly Stored[], passes: ReadonlyMap<Stored, readonly Figures[]>): void {
	const sampleOf = (one: Stored, name: keyof Figures): Sample =>
		summarise((passes.get(one) ?? []).map((figures) => figures[name]));
	const cell = ({ median, least }: Sample) => `${shown(median)} (${shown(least)})`;
	const ratio = (one: Stored) => sampleOf(one, figureNames[0]).median / sampleOf(one, figureNames[3]).median;
	const lines = [
		['', ...stored.map(({ what }) => what)],
		...figureNames.map((name) => [name, ...stored.map((one) => cell(sampleOf(one, name)))]),
		['app ÷ y-indexeddb, from script start', ...stored.map((one) => `${shown(ratio(one))} ×`)]
	];
	console.log(`\nopen\n${table(lines)}`);
	const rows = stored.map((one) => ({
		what: one.what,
		...Object.fromEntries(figureNames.map((name) => [name, sampleOf(one, name)]))
	}));
	keep('open', { machine: machine(), browser: browser.version(), viewport, runs, rows });
}

const folder = mkdtempSync(join(tmpdir(), 'longroad-open-'));
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
await buildPage(new URL('./bare/load.ts', import.meta.url), join(folder, 'bare', 'load'));
await buildPage(new URL('./bare/script-start.ts', import.meta.url), join(folder, 'bare', 'mark'));
const server = makeServer(process.env.BUILD_FOLDER ?? 'build', join(folder, 'bare'));
try {
	const home = `http://localhost:${await listen(server, 0, '127.0.0.1')}/`;
	// The worker that keeps the app for a start without network would answer for the bench's pages too.
	const context = await browser.newContext({ viewport, locale: 'en-GB', serviceWorkers: 'block' });
	const stored = await storeAll(context, home);
	const passes = new Map<Stored, Figures[]>(stored.map((one) => [one, []]));
	// They take turns, so that a busy minute of the machine does not fall on one of them alone.
	for (let run = 0; run < runs; run++) {
		for (const one of stored) passes.get(one)?.push(await pass(context, home, one));
		console.log(`Run ${run + 1} of ${runs}.`);
	}
	tell(stored, passes);
} finally {
	await browser.close();
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true, force: true });
}
