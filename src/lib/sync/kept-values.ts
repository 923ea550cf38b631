import type { Json } from '$lib/plan/field';
import { device } from './device';

/** What a device keeps of a roadmap besides its documents; it goes when the roadmap is deleted for ever. */
export type KeptName = 'record' | 'pulse' | 'last-role';

/** What the keys of one roadmap begin with, and those of no other; ids may be any string. */
export function keptPrefix(id: string): string {
	return `kept ${id.length} ${id} `;
}

/** What this device keeps of a roadmap under a name, or null. Rejects when it cannot be read. */
export async function readKept(id: string, name: KeptName): Promise<Json> {
	return (await (await device()).settings.get(keptPrefix(id) + name))?.value ?? null;
}

/**
 * Changes what this device keeps of a roadmap, in one step: no other tab comes between reading and writing.
 * `change` gets what was kept, or null, and returns what is to be kept. Nothing happens when the roadmap was
 * deleted for ever. Rejects when it cannot be written; then nothing has changed.
 */
export async function changeKept(id: string, name: KeptName, change: (kept: Json) => Json): Promise<void> {
	const database = await device();
	const { settings, deletions } = database;
	const key = keptPrefix(id) + name;
	await database.transaction('rw', [settings, deletions], async () => {
		if ((await deletions.get(id)) !== undefined) return;
		const before = (await settings.get(key))?.value ?? null;
		await settings.put({ key, value: change(before) });
	});
}
