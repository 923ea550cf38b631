import type { Entry } from '$lib/sync/catalogue';

/** An entry of the catalogue with an id of its own. */
export function makeEntry(values: Partial<Entry> = {}): Entry {
	return {
		id: crypto.randomUUID(),
		title: 'A roadmap',
		subtitle: '',
		createdAt: 1,
		editedAt: 1,
		openedAt: 1,
		trashedAt: null,
		origin: 'blank',
		summary: null,
		...values
	};
}
