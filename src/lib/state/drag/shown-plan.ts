import type { Span } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';

/** Dates that differ from the stored ones while something is being dragged, by the ids of records. */
export interface DaysPreview {
	get(id: string): Span | undefined;
}

/** A plan with milestones and phases where somebody is dragging them; what has no day there gets none. */
export function planWithDays(plan: Plan, preview: DaysPreview): Plan {
	return {
		...plan,
		milestones: plan.milestones.map((one) => {
			const days = preview.get(one.id);
			return days ? { ...one, day: days.start } : one;
		}),
		phases: plan.phases.map((one) => {
			const days = preview.get(one.id);
			if (!days) return one;
			return { ...one, start: one.start && days.start, end: one.end && days.end };
		})
	};
}
