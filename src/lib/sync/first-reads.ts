import type { Json } from '$lib/plan/field';
import { isRole, mayRead, type Role } from '$lib/plan/role';
import { lookUp } from './device-look';
import { keptPrefix } from './kept-values';

/**
 * What an open roadmap needs of this device's database before it is painted. Read without the library that
 * writes it; where that finds nothing, the library itself looks, and brings back what the browser dropped.
 */

/** Whether this device has a roadmap under this id. Rejects when the catalogue cannot be read. */
export async function isOnDevice(id: string): Promise<boolean> {
	if (await lookUp('entries', id).catch(() => undefined)) return true;
	const { readEntry } = await import('./catalogue');
	return (await readEntry(id)) !== null;
}

/** How this device last looked at a roadmap, or null. */
export async function firstView(id: string): Promise<Json> {
	return (await lookUp('views', id))?.view ?? null;
}

/** A choice kept on this device, or null. */
export async function firstSetting(key: string): Promise<Json> {
	return (await lookUp('settings', key))?.value ?? null;
}

/** What this device may do in a shared roadmap; null where the roadmap is on this device alone. */
export async function firstRole(id: string): Promise<Role | null> {
	return (await lookUp('memberships', id))?.role ?? null;
}

/**
 * What this device may do in a roadmap, or could do last while others took part in it: what files may hold of them
 * goes by that. Null where nobody ever did.
 */
export async function lastRole(id: string): Promise<Role | null> {
	const kept = (await firstRole(id)) ?? (await lookUp('settings', `${keptPrefix(id)}last-role`))?.value;
	return isRole(kept) ? kept : null;
}

/**
 * Whether this device has remarks on persons from a time when its role could read them, and none among them that the
 * server lacks.
 */
export async function hasUnreadable(id: string): Promise<boolean> {
	const row = await lookUp('memberships', id);
	if (!row || mayRead(row.role, 'people') || row.memory.etags.people === undefined) return false;
	return !Object.values(row.memory.unsent).some((byParts) =>
		Object.keys(byParts).some((key) => key.includes('people'))
	);
}
