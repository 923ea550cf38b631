import type { Entry } from './device-database';
import type { Json } from '$lib/plan/field';
import { deviceName } from './names';
import { usualPatience, within } from './patience';
import type { MembershipRow } from './server/membership-row';

/** What each store of this device's database holds, by its key. */
interface Kept {
	readonly entries: Entry;
	readonly views: { readonly view: Json };
	readonly settings: { readonly value: Json };
	readonly deletions: object;
	readonly memberships: MembershipRow;
}

/** The database as it is, opened once for all looks; null until then, and again once it is gone. */
let opened: Promise<IDBDatabase> | null = null;

/**
 * Reads one record of this device's database without the library that writes it. Undefined when the database
 * has no such record; rejects when there is no database yet, or it cannot be read. It makes and changes nothing.
 */
export async function lookUp<Store extends keyof Kept>(
	store: Store,
	key: string
): Promise<Kept[Store] | undefined> {
	opened ??= within(usualPatience.openMs, open());
	const asked = opened;
	try {
		const database = await asked;
		return await within(usualPatience.openMs, read<Kept[Store]>(database, store, key));
	} catch (error) {
		if (opened === asked) forget();
		throw error;
	}
}

function open(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(deviceName);
		// It does not exist, and is not made here: its stores are for the library to make.
		request.onupgradeneeded = () => request.transaction?.abort();
		request.onerror = () => reject(request.error ?? new DOMException('It cannot be opened', 'UnknownError'));
		request.onsuccess = () => {
			const { result } = request;
			// Whoever wants to change or delete it must not wait for who only looked.
			result.onversionchange = forget;
			result.onclose = forget;
			resolve(result);
		};
	});
}

function read<T>(database: IDBDatabase, store: string, key: string): Promise<T | undefined> {
	return new Promise((resolve, reject) => {
		const request = database.transaction(store).objectStore(store).get(key) as IDBRequest<T | undefined>;
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new DOMException('It cannot be read', 'UnknownError'));
	});
}

/** Lets go of the database; the next look opens it again. */
function forget(): void {
	opened?.then((database) => database.close()).catch(() => undefined);
	opened = null;
}
