import { copyFor } from '$lib/plan/talk/redact';
import { Library } from '$lib/state/library.svelte';
import { keepLastRole } from '$lib/sync/server/membership';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/**
 * Copies what one sees of a shared roadmap into a roadmap of one's own, on this device alone, where everything may
 * be changed. Returns its id. Throws an error with a plain sentence when the device cannot store it.
 */
export async function keepAsScenario({ document, leavingRole }: Roadmap, now: () => Date): Promise<string> {
	const plan = copyFor(document.plan, leavingRole);
	const title = `${plan.roadmap.title || 'Untitled'} – my scenario`;
	const copy = { ...plan, roadmap: { ...plan.roadmap, title } };
	const id = await new Library(now).createFromPlan(copy, 'file');
	await keepLastRole(id, leavingRole);
	return id;
}
