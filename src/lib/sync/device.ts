import type { DeviceDatabase } from './device-database';

/**
 * This device's own database with the library that writes it. Both are loaded when first asked for: what an open
 * roadmap needs before it is painted is read without them (`device-look.ts`).
 */
export async function device(): Promise<DeviceDatabase> {
	const { openDevice } = await import('./device-database');
	return openDevice();
}
