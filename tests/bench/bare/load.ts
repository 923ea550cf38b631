import './script-start';
import { IndexeddbPersistence } from 'y-indexeddb';
import { Doc } from 'yjs';

/** What the bench asks of this page. */
export interface Bare {
	/** Loads documents from these databases with nothing but y-indexeddb. */
	load(names: readonly string[]): Promise<void>;
	/** Puts a copy of a database in place of another. */
	copy(from: string, to: string): Promise<void>;
	rows(name: string): Promise<Uint8Array[]>;
	replace(name: string, rows: readonly Uint8Array[]): Promise<void>;
}

declare global {
	var bare: Bare | undefined;
	/** Milliseconds since navigation at which everything was loaded. */
	var bareLoaded: number | undefined;
	/** Kept, so that what was loaded counts as memory in use. */
	var bareDocs: readonly Doc[] | undefined;
}

const wanted = new URLSearchParams(location.search).getAll('load');

globalThis.bare = {
	async load(names) {
		globalThis.bareDocs = await Promise.all(
			names.map(async (name) => {
				const doc = new Doc();
				await new IndexeddbPersistence(name, doc).whenSynced;
				return doc;
			})
		);
	},
	async copy(from, to) {
		await replace(to, await rowsOf(from));
	},
	rows: rowsOf,
	replace
};

if (wanted.length > 0) {
	await globalThis.bare.load(wanted);
	globalThis.bareLoaded = performance.now();
}

async function rowsOf(name: string): Promise<Uint8Array[]> {
	const db = await opened(name);
	const rows = await settled(db.transaction('updates').objectStore('updates').getAll());
	db.close();
	return rows as Uint8Array[];
}

async function replace(name: string, rows: readonly Uint8Array[]): Promise<void> {
	const db = await opened(name);
	const transaction = db.transaction('updates', 'readwrite');
	const store = transaction.objectStore('updates');
	store.clear();
	for (const row of rows) store.add(row);
	await new Promise((resolve) => (transaction.oncomplete = resolve));
	db.close();
}

/** A database in the layout of y-indexeddb, made if it is not there. */
function opened(name: string): Promise<IDBDatabase> {
	const request = indexedDB.open(name);
	request.onupgradeneeded = () => {
		request.result.createObjectStore('updates', { autoIncrement: true });
		request.result.createObjectStore('custom');
	};
	return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
