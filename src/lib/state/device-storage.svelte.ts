import { askForPersistence, type PersistenceAnswer, storageEstimate } from '$lib/sync/persistence';

/** Whether the browser promises to keep what this site stores, and how much of the disk it uses. */
export class DeviceStorage {
	/** The browser's last answer; null before there is one. */
	answer: PersistenceAnswer | null = $state(null);
	/** Whether it was asked to keep the data, here and now, rather than only whether it does. */
	wasAsked = $state(false);
	/** Bytes used and bytes allowed; null where the browser does not say. */
	estimate: { readonly usage: number; readonly quota: number } | null = $state.raw(null);

	/** Finds out how things stand, without asking for anything. */
	async look(): Promise<void> {
		const storage: Partial<StorageManager> | undefined = navigator.storage;
		if (!storage?.persisted) this.answer = 'unsupported';
		else this.answer = (await storage.persisted().catch(() => false)) ? 'granted' : 'refused';
		this.estimate = await storageEstimate();
	}

	/** Asks the browser to keep the data. Some browsers ask the person in turn. */
	async protect(): Promise<void> {
		this.answer = await askForPersistence();
		this.wasAsked = true;
		this.estimate = await storageEstimate();
	}
}
