import type { Plan } from '$lib/plan/plan';
import type { Role } from '$lib/plan/role';
import { copyFor } from '$lib/plan/talk/redact';
import { Library } from '$lib/state/library.svelte';
import { readStored } from '$lib/state/stored-roadmaps';
import { deleteForEver, listEntries, readEntry } from '$lib/sync/catalogue';
import { lastRole } from '$lib/sync/first-reads';
import { keepLastRole } from '$lib/sync/server/membership';

/**
 * Lets what this device has under an id go on as a roadmap of one's own under another id and title, with edits that
 * no server has, and clears the id. Nothing happens where there is nothing. Rejects when the device cannot store the
 * copy; then everything is as it was.
 *
 * @returns the copy's title; null where there was nothing
 */
export async function setAside(id: string, now: () => Date): Promise<string | null> {
	if ((await readEntry(id)) === null) return null;
	const [whole, role] = await Promise.all([readStored(id), lastRole(id)]);
	const title = await keepCopy(whole, role, now);
	await deleteForEver(id);
	return title;
}

/** Stores a roadmap of one's own with what a role may keep of a plan. Returns its title, which no other has. */
export async function keepCopy(whole: Plan, role: Role | null, now: () => Date): Promise<string> {
	const entries = await listEntries();
	const plan = copyFor(whole, role);
	const title = copyTitle(plan.roadmap.title || 'Untitled', new Set(entries.map((entry) => entry.title)));
	const roadmap = { ...plan.roadmap, title };
	await keepLastRole(await new Library(now).createFromPlan({ ...plan, roadmap }, 'file'), role);
	return title;
}

function copyTitle(title: string, taken: ReadonlySet<string>): string {
	const copy = `${title} – my copy`;
	let number = 2;
	let free = copy;
	while (taken.has(free)) free = `${copy} (${number++})`;
	return free;
}
