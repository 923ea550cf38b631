import { copyFor } from '$lib/plan/talk/redact';
import { Library } from '$lib/state/library.svelte';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/**
 * Copies what one sees of a shared roadmap into a roadmap of one's own, on this device alone, where everything may
 * be changed. Returns its id. Throws an error with a plain sentence when the device cannot store it.
 */
export function keepAsScenario({ document, role }: Roadmap, now: () => Date): Promise<string> {
	const plan = copyFor(document.plan, role);
	const title = `${plan.roadmap.title || 'Untitled'} – my scenario`;
	return new Library(now).createFromPlan({ ...plan, roadmap: { ...plan.roadmap, title } }, 'file');
}
