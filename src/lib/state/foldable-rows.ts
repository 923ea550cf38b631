import { lanes } from '$lib/plan/lane';
import type { Session } from './session.svelte';

/** Names of all rows that can be folded: heads of both groupings, and groups wherever they show. */
export function foldableRows({ roadmap, screen }: Pick<Session, 'roadmap' | 'screen'>): readonly string[] {
	const { phases, groups } = roadmap.plan;
	const shown = (screen?.rowIds() ?? []).filter((row) => row.startsWith('group:'));
	return [
		...lanes.map((lane) => `lane:${lane}`),
		...phases.map(({ id }) => `phase:${id}`),
		'phase:',
		...groups.map(({ id }) => `group:${id}`),
		...shown
	];
}
