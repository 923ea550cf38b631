/** A connection that, unlike the program's, does not let go when someone wants to delete the database. */
export function openRaw(name: string, version?: number): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name, version);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

export function deleteRaw(name: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve();
		request.onerror = () => reject(request.error);
	});
}

/** Does something in one transaction of a database and waits until it is committed. */
export async function inStore<T>(
	name: string,
	storeName: string,
	action: (store: IDBObjectStore) => IDBRequest<T>
): Promise<T> {
	const db = await openRaw(name);
	try {
		return await new Promise((resolve, reject) => {
			const transaction = db.transaction(storeName, 'readwrite');
			const request = action(transaction.objectStore(storeName));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onabort = () => reject(transaction.error);
		});
	} finally {
		db.close();
	}
}
