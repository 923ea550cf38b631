import type { Plan } from '$lib/plan/plan';
import { nameRecords, recordsOf } from '$lib/state/row-record';
import type { PersonHere } from './present-people';
import type { Showing } from './shared-presence.svelte';

/** What somebody looks at: "In Timeline, at TE4", "In Timeline, moving TE4". `viewLabel` is empty for no known view. */
export function lookWords(plan: Plan, { presence }: PersonHere, viewLabel: string): string {
	const moved = namesIn(plan, Object.keys(presence.drag ?? {}));
	const chosen = namesIn(plan, presence.chosen);
	const what = moved !== '' ? `moving ${moved}` : chosen !== '' ? `at ${chosen}` : '';
	const words = [viewLabel && `In ${viewLabel}`, what].filter(Boolean).join(', ');
	return words && words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is said of a record that somebody shows; null as long as the plan here does not have it. */
export function showingWords(plan: Plan, { by, id }: Showing): string | null {
	const name = namesIn(plan, [id]);
	if (name === '') return null;
	return by.isMe ? `You show ${name} from another tab or device.` : `${by.name} shows you ${name}.`;
}

function namesIn(plan: Plan, ids: readonly string[]): string {
	const found = recordsOf(plan, ids);
	return found.length > 0 ? nameRecords(found) : '';
}
