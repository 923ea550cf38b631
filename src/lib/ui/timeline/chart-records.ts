import { milestoneX } from '$lib/chart/milestones';
import { rowsBetween } from '$lib/chart/rows';
import { xOf } from '$lib/chart/scale';
import { currentSpan } from '$lib/plan/initiative';
import type { Box, ChosenRef } from '$lib/state/drag/marquee-gesture.svelte';
import type { ChartGround } from './chart-ground';

/** The initiatives and milestones whose bars touch a rectangle of the chart, from top to bottom. */
export function recordsTouching({ layout, geometry, session }: ChartGround, box: Box): readonly ChosenRef[] {
	const { scale } = session.viewport;
	const found: ChosenRef[] = [];
	for (const row of rowsBetween(layout, box.y, box.y + Math.max(1, box.h))) {
		const barTop = row.top + geometry.barTop;
		if (barTop > box.y + box.h || barTop + geometry.barHeight < box.y) continue;
		if (row.kind === 'milestone' && row.milestone.day !== null) {
			const x = milestoneX(row.milestone.day, scale);
			if (x >= box.x && x <= box.x + box.w) found.push([row.milestone.id, 'milestones']);
		} else if (row.kind === 'initiative') {
			for (const one of [row.initiative, ...row.others]) {
				const span = currentSpan(one);
				if (!span) continue;
				const [from, to] = [xOf(scale, span.start), xOf(scale, span.end + 1)];
				if (Math.max(from, to) >= box.x && Math.min(from, to) <= box.x + box.w)
					found.push([one.id, 'initiatives']);
			}
		}
	}
	return found;
}
