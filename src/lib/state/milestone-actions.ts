import { snapUnit, type TimeScale } from '$lib/chart/scale';
import { moveMilestone } from '$lib/doc/edits/move-milestone';
import { shift } from '$lib/plan/day';
import { byId } from '$lib/plan/plan';
import type { Roadmap } from './roadmap.svelte';

/** Moves a milestone by one unit of the zoom, later or earlier. */
export function moveMilestoneBy(roadmap: Roadmap, id: string, steps: 1 | -1, scale: TimeScale): void {
	const day = byId(roadmap.plan.milestones).get(id)?.day ?? null;
	if (day !== null) roadmap.run(moveMilestone(roadmap.plan, id, shift(snapUnit(scale), day, steps) - day));
}
