/** Stores of a y-indexeddb database: numbered updates, and a place for whatever else belongs to them. */
const updates = 'updates';
const custom = 'custom';

/** An open database. */
export interface Connection {
	readonly db: IDBDatabase;
	/**
	 * Rejects when the connection closes without being asked to. A transaction that is under way then may
	 * never end, so whoever waits for one waits for this too.
	 */
	readonly lost: Promise<never>;
}

/**
 * Opens a database in the layout of y-indexeddb, making it if it is not there. It closes itself when
 * another tab wants to delete it.
 *
 * @throws a DOMException; the promise may also never settle while another tab holds the database
 */
export function openDatabase(name: string): Promise<Connection> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name);
		request.onupgradeneeded = () => {
			request.result.createObjectStore(updates, { autoIncrement: true });
			request.result.createObjectStore(custom);
		};
		request.onerror = () => reject(request.error);
		request.onsuccess = () => resolve({ db: request.result, lost: untilLost(request.result) });
	});
}

function untilLost(db: IDBDatabase): Promise<never> {
	const lost = new Promise<never>((_, reject) => {
		db.onclose = () => reject(new DOMException('The connection was closed', 'InvalidStateError'));
		db.onversionchange = () => {
			db.close();
			reject(new DOMException('The database is being deleted', 'InvalidStateError'));
		};
	});
	lost.catch(() => undefined);
	return lost;
}

/** Adds rows in one transaction; settles when the browser has them on disk, or says why not. */
export function addRows(db: IDBDatabase, rows: readonly Uint8Array[]): Promise<void> {
	const transaction = db.transaction(updates, 'readwrite', { durability: 'strict' });
	const end = ended(transaction);
	const store = transaction.objectStore(updates);
	for (const row of rows) store.add(row);
	return end;
}

/** Takes everything out of a database, what was set aside included. */
export function clearRows(db: IDBDatabase): Promise<void> {
	const transaction = db.transaction([updates, custom], 'readwrite', { durability: 'strict' });
	const end = ended(transaction);
	transaction.objectStore(updates).clear();
	transaction.objectStore(custom).clear();
	return end;
}

/** Settles as the transaction ends: committed, or aborted with its reason. */
export function ended(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () =>
			reject(transaction.error ?? new DOMException('The write was given up', 'AbortError'));
	});
}

/**
 * Moves rows that cannot be read out of the way of loading, into the other store, so that nothing is
 * thrown away.
 *
 * @returns how many
 */
export async function setAside(db: IDBDatabase, isReadable: (row: unknown) => boolean): Promise<number> {
	const damaged = await findRows(db, (row) => !isReadable(row));
	if (damaged.length === 0) return 0;
	const transaction = db.transaction([updates, custom], 'readwrite', { durability: 'strict' });
	const end = ended(transaction);
	for (const { key, row } of damaged) {
		transaction.objectStore(custom).put(row, `damaged-${Date.now()}-${String(key)}`);
		transaction.objectStore(updates).delete(key);
	}
	await end;
	return damaged.length;
}

function findRows(
	db: IDBDatabase,
	isWanted: (row: unknown) => boolean
): Promise<{ key: IDBValidKey; row: unknown }[]> {
	return new Promise((resolve, reject) => {
		const store = db.transaction(updates, 'readonly').objectStore(updates);
		const keys = store.getAllKeys();
		const rows = store.getAll();
		keys.onerror = () => reject(keys.error);
		rows.onerror = () => reject(rows.error);
		rows.onsuccess = () => {
			const all = (rows.result as unknown[]).map((row, at) => ({ key: keys.result[at] ?? at, row }));
			resolve(all.filter(({ row }) => isWanted(row)));
		};
	});
}
