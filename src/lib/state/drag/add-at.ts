import { snapUnit, type TimeScale } from '$lib/chart/scale';
import { addInitiative } from '$lib/doc/edits/add-initiative';
import { nextCode } from '$lib/plan/codes';
import { addDays, type Day, shift, startOf } from '$lib/plan/day';
import type { Lane } from '$lib/plan/lane';
import { newId } from '$lib/state/new-id';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** Where a new initiative belongs; a phase that is undefined is the one that holds its first day. */
export interface NewPlace {
	readonly lane: Lane;
	readonly group: string | null;
	readonly phase: string | null | undefined;
}

/** Adds an initiative of three months, from the start of the zoom's unit that holds a day. Returns its id. */
export function addInitiativeAt(roadmap: Roadmap, place: NewPlace, day: number, scale: TimeScale): string {
	const { plan } = roadmap;
	const id = newId();
	const start = startOf(snapUnit(scale), addDays(0 as Day, Math.floor(day)));
	const end = addDays(shift('month', start, 3), -1);
	const holds = plan.phases.find(
		(one) => one.start !== null && one.end !== null && one.start <= start && start <= one.end
	);
	const { lane, group } = place;
	const phase = place.phase === undefined ? (holds?.id ?? null) : place.phase;
	const code = nextCode(plan, lane);
	roadmap.run(addInitiative(plan, { id, code, title: 'New initiative', lane, phase, group, start, end }));
	return id;
}
