import { readSetting, writeSetting } from '$lib/sync/catalogue';

const key = 'own-name';

/** What others called the person at this device the last time they shared; null when they never did. */
export async function readOwnName(): Promise<string | null> {
	const kept = await readSetting(key).catch(() => null);
	return typeof kept === 'string' && kept !== '' ? kept : null;
}

/** Keeps it on this device, where storage allows. */
export async function writeOwnName(name: string): Promise<void> {
	await writeSetting(key, name).catch(() => undefined);
}
