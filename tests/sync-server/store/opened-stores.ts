import { afterEach, beforeEach } from 'vitest';
import type { Store } from '$server/store/store';
import type { StoreUnderTest } from '../../support/server-store';

/** Data of the current test, and what has it open; all is closed and removed after the test. */
export interface OpenedStores {
	/** The first opening. */
	readonly store: Store;
	readonly data: StoreUnderTest;
	/** Opens the same data once more, as another server would. */
	openAgain(): Promise<Store>;
}

/** Fresh data for each test of the surrounding block. */
export function openedStores(make: () => Promise<StoreUnderTest>): OpenedStores {
	let data: StoreUnderTest;
	let open: Store[] = [];
	async function openAgain(): Promise<Store> {
		const store = await data.open();
		open.push(store);
		return store;
	}
	beforeEach(async () => {
		data = await make();
		await openAgain();
	});
	afterEach(async () => {
		for (const store of open) await store.close();
		open = [];
		await data.remove();
	});
	return {
		get store() {
			const [first] = open;
			if (!first) throw new Error('The store is opened before each test.');
			return first;
		},
		get data() {
			return data;
		},
		openAgain
	};
}
