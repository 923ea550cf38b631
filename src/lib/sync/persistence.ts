export type PersistenceAnswer = 'granted' | 'refused' | 'unsupported';

/**
 * Asks the browser never to clear this site's storage by itself. To be asked once there is something to
 * lose: some browsers ask the person, others decide by how the site is used.
 */
export async function askForPersistence(): Promise<PersistenceAnswer> {
	const storage: Partial<StorageManager> | undefined = navigator.storage;
	if (!storage?.persist || !storage.persisted) return 'unsupported';
	try {
		return (await storage.persisted()) || (await storage.persist()) ? 'granted' : 'refused';
	} catch {
		return 'refused';
	}
}

/** What this site uses and may use of the disk, in bytes, as far as the browser says; null when it does not. */
export async function storageEstimate(): Promise<{ usage: number; quota: number } | null> {
	const storage: Partial<StorageManager> | undefined = navigator.storage;
	if (!storage?.estimate) return null;
	try {
		const { usage, quota } = await storage.estimate();
		return usage === undefined || quota === undefined ? null : { usage, quota };
	} catch {
		return null;
	}
}
