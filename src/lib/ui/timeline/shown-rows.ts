import type { Row } from '$lib/chart/rows';
import type { Gesture } from '$lib/state/drag/chart-drag.svelte';
import { addDays } from '$lib/plan/day';
import type { DaysPreview } from '$lib/state/drag/shown-plan';

/**
 * Rows as they are drawn while something is dragged: milestones on their new days, and the bar of a head or
 * group where it is pulled to. The rows themselves stay where they are.
 */
export function rowsShown(
	rows: readonly Row[],
	preview: DaysPreview | null,
	gesture: Gesture | null
): readonly Row[] {
	const [pulled, days] = gesture?.kind === 'move' ? [gesture.id, gesture.days] : [null, 0];
	if (!preview && pulled === null) return rows;
	return rows.map((row) => {
		if (row.kind === 'milestone') {
			const seen = preview?.get(row.milestone.id);
			return seen ? { ...row, milestone: { ...row.milestone, day: seen.start } } : row;
		}
		if ((row.kind !== 'head' && row.kind !== 'group') || row.id !== pulled || !row.span) return row;
		return { ...row, span: { start: addDays(row.span.start, days), end: addDays(row.span.end, days) } };
	});
}
