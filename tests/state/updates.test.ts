import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { Updates } from '$lib/state/updates.svelte';
import { HeldEdit } from '../support/held-edit.svelte';

/** The browser's side: a worker that another one may replace. */
class BrowserSide extends EventTarget {
	controller: object | null = {};
	readonly posted: unknown[] = [];
	readonly registration = Object.assign(new EventTarget(), {
		installing: null as EventTarget | null,
		waiting: null as object | null,
		update: () => Promise.resolve()
	});

	register() {
		return Promise.resolve(this.registration);
	}

	/** A new version has been fetched whole. */
	fetchNewVersion() {
		const worker = Object.assign(new EventTarget(), {
			state: 'installing',
			postMessage: (message: unknown) => this.posted.push(message)
		});
		this.registration.installing = worker;
		this.registration.dispatchEvent(new Event('updatefound'));
		this.registration.waiting = worker;
		worker.state = 'installed';
		worker.dispatchEvent(new Event('statechange'));
		flushSync();
	}

	/** The new version is in charge, whoever asked for it. */
	takeOver() {
		this.controller = {};
		this.dispatchEvent(new Event('controllerchange'));
		flushSync();
	}
}

let browser: BrowserSide;
let reloads: number;
let updates: Updates;

beforeEach(() => {
	browser = new BrowserSide();
	reloads = 0;
	updates = new Updates(browser as unknown as ServiceWorkerContainer, () => (reloads += 1));
});

describe('an update', () => {
	test('waits until it is asked for', async () => {
		await updates.register('/service-worker.js');
		expect(updates.state).toBe('current');
		browser.fetchNewVersion();
		expect(updates.state).toBe('waiting');
		expect(browser.posted).toEqual([]);
		expect(reloads).toBe(0);
	});

	test('lets the new version take over, then loads the page again', async () => {
		await updates.register('/service-worker.js');
		browser.fetchNewVersion();
		updates.take();
		flushSync();
		expect(browser.posted).toEqual([{ type: 'SKIP_WAITING' }]);
		expect(reloads).toBe(0);
		browser.takeOver();
		expect(reloads).toBe(1);
	});

	test('waits for an edit to be saved before it takes over', async () => {
		await updates.register('/service-worker.js');
		const edit = new HeldEdit();
		updates.holdWhile(() => edit.isUnsaved);
		browser.fetchNewVersion();
		updates.take();
		flushSync();
		expect(updates.isHeld).toBe(true);
		expect(browser.posted).toEqual([]);
		edit.isUnsaved = false;
		flushSync();
		expect(browser.posted).toEqual([{ type: 'SKIP_WAITING' }]);
	});

	test('does not load again under an edit made while the new version took over', async () => {
		await updates.register('/service-worker.js');
		const edit = new HeldEdit();
		edit.isUnsaved = false;
		const release = updates.holdWhile(() => edit.isUnsaved);
		browser.fetchNewVersion();
		updates.take();
		flushSync();
		edit.isUnsaved = true;
		browser.takeOver();
		expect(reloads).toBe(0);
		release();
		flushSync();
		expect(reloads).toBe(1);
	});

	test('taken in another tab is told, and never reloads this one by itself', async () => {
		await updates.register('/service-worker.js');
		browser.fetchNewVersion();
		browser.takeOver();
		expect(updates.state).toBe('replaced');
		expect(reloads).toBe(0);
		updates.take();
		flushSync();
		expect(reloads).toBe(1);
	});

	test('the first worker of a first visit is no update', async () => {
		browser.controller = null;
		await updates.register('/service-worker.js');
		browser.takeOver();
		expect(updates.state).toBe('current');
	});

	test('a browser that refuses workers leaves the app as it is', async () => {
		browser.register = () => Promise.reject(new Error('refused'));
		await updates.register('/service-worker.js');
		expect(updates.state).toBe('current');
	});
});
