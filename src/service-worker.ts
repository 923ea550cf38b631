/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { base, build, files, version } from '$service-worker';
import { isServerPath } from './server-path';

/**
 * Keeps the app itself, and nothing of a person's data, so that every route opens without a network. A new
 * version waits until a page asks for it (docs/adr/0011-updates.md).
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const cachePrefix = 'longroad-app-';
const cacheName = `${cachePrefix}${base}-${version}`;

/** The one page that every route begins with. */
const page = `${base}/`;
const assets = new Set([...build, ...files]);

worker.addEventListener('install', (event) => {
	event.waitUntil(keepApp());
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(dropOldVersions().then(() => worker.clients.claim()));
});

worker.addEventListener('message', (event: ExtendableMessageEvent) => {
	if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING')
		event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (request.mode === 'navigate') {
		if (isRoute(url.pathname)) event.respondWith(fromCache(page, request));
	} else if (assets.has(url.pathname)) event.respondWith(fromCache(url.pathname, request));
});

/** A place of the app, as opposed to a file beside it, or an answer of the server, that someone opens by its address. */
function isRoute(path: string): boolean {
	return path.startsWith(page) && !assets.has(path) && !isServerPath(path, base);
}

/** All or nothing: a version that is not here whole never takes over. */
async function keepApp(): Promise<void> {
	const cache = await caches.open(cacheName);
	const requests = [page, ...assets].map((path) => new Request(path, { cache: 'reload' }));
	await cache.addAll(requests);
}

/** Other sub-paths of the same host may hold a Longroad of their own: theirs stay. */
async function dropOldVersions(): Promise<void> {
	const mine = `${cachePrefix}${base}-`;
	const names = await caches.keys();
	const old = names.filter((name) => name !== cacheName && name.startsWith(mine));
	await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromCache(path: string, request: Request): Promise<Response> {
	const cache = await caches.open(cacheName);
	return (await cache.match(path)) ?? fetch(request);
}
