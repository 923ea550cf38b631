const scratch = 'longroad-scratch';

/**
 * Has the browser write its log of this site's databases anew; to be called once writing works again after
 * a failure. Chromium keeps all of them in one LevelDB. A record that a full disk cut short stays in its
 * log: what is appended later can be read until the browser ends, and then the log counts as damaged and
 * every database of the site is dropped. Deleting any database makes Chromium compact, which starts a new
 * log. Other browsers only make and delete an empty database. Rejects when the storage refuses that.
 */
export async function renewStorageLog(): Promise<void> {
	const db = await settled(indexedDB.open(scratch));
	db.close();
	await settled(indexedDB.deleteDatabase(scratch));
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
