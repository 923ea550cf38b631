import { snapUnit, type TimeScale } from '$lib/chart/scale';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { resizeInitiative } from '$lib/doc/edits/resize-initiative';
import { shift } from '$lib/plan/day';
import { currentSpan, type Initiative, nameOf } from '$lib/plan/initiative';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { type BarPart, boundedShift } from './snap';

/** One key press on a bar: a step of the zoom's unit, later or earlier. */
export function nudgeBar(
	roadmap: Roadmap,
	initiative: Initiative,
	part: BarPart,
	steps: 1 | -1,
	scale: TimeScale
): void {
	const span = currentSpan(initiative);
	if (span === null) {
		roadmap.announce(`${nameOf(initiative)} has no dates yet. Give it dates in the inspector.`);
		return;
	}
	const edge = part === 'end' ? span.end : span.start;
	const wanted = shift(snapUnit(scale), edge, steps) - edge;
	const days = boundedShift(span, part, wanted);
	const { plan } = roadmap;
	if (days === 0) roadmap.announce(`${nameOf(initiative)} cannot get shorter than one day.`);
	else if (part === 'middle') roadmap.run(moveInitiatives(plan, [initiative.id], days));
	else roadmap.run(resizeInitiative(plan, initiative.id, part, days));
}
