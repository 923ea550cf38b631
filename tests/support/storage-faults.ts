/** Faults put into the browser's own IndexedDB; each function returns what mends it. */

/** Writes to y-indexeddb databases abort at the commit, as they do when the disk is full. */
export function abortCommits(isMeant: (databaseName: string) => boolean = isRoadmapDatabase): () => void {
	const { add } = IDBObjectStore.prototype;
	IDBObjectStore.prototype.add = function (...given) {
		const request = add.apply(this, given);
		const { transaction } = this;
		request.addEventListener('success', () => {
			if (!isMeant(transaction.db.name) || aborted.has(transaction)) return;
			aborted.add(transaction);
			transaction.abort();
		});
		return request;
	};
	return () => (IDBObjectStore.prototype.add = add);
}

const aborted = new WeakSet<IDBTransaction>();

/** Opening a y-indexeddb database fails at once with this error. */
export function refuseOpening(errorName: string): () => void {
	const { open } = IDBFactory.prototype;
	IDBFactory.prototype.open = function (name, version) {
		if (isRoadmapDatabase(name)) throw new DOMException('refused by the test', errorName);
		return open.call(this, name, version);
	};
	return () => (IDBFactory.prototype.open = open);
}

/** Opening a y-indexeddb database fails with an error event, if it has a version above 1. */
export function failOpening(): () => void {
	const { open } = IDBFactory.prototype;
	IDBFactory.prototype.open = function (name, version) {
		return open.call(this, name, isRoadmapDatabase(name) ? 1 : version);
	};
	return () => (IDBFactory.prototype.open = open);
}

/** Remembers the connections that are opened from now on, to close them as if they were lost without a word. */
export function watchConnections(): { closeAll(): void; mend(): void } {
	const { open } = IDBFactory.prototype;
	const connections: IDBDatabase[] = [];
	IDBFactory.prototype.open = function (name, version) {
		const request = open.call(this, name, version);
		if (isRoadmapDatabase(name)) {
			request.addEventListener('success', () => connections.push(request.result));
		}
		return request;
	};
	return {
		closeAll: () => connections.forEach((db) => db.close()),
		mend: () => (IDBFactory.prototype.open = open)
	};
}

/** Nothing can be put into the stores of this name, as when the disk is full. */
export function refusePuts(storeName: string): () => void {
	const { put } = IDBObjectStore.prototype;
	IDBObjectStore.prototype.put = function (...given) {
		if (this.name === storeName) throw new DOMException('refused by the test', 'QuotaExceededError');
		return put.apply(this, given);
	};
	return () => (IDBObjectStore.prototype.put = put);
}

function isRoadmapDatabase(name: string): boolean {
	return name.startsWith('longroad-');
}
