import type { Intervention } from '$lib/plan/behaviour/intervention';
import type { BehaviourSettings } from '$lib/plan/behaviour/settings';
import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';

/** The interventions that name a behaviour and a team. */
export function interventionsOn(plan: Plan, behaviourId: string, teamId: string): readonly Intervention[] {
	return plan.interventions.filter(
		({ behaviours, teams }) => behaviours.includes(behaviourId) && teams.includes(teamId)
	);
}

/** Whether an intervention runs on a day: from its start up to, and without, its end. Without a start it never does. */
function isRunning({ start, end }: Intervention, day: Day): boolean {
	return start !== null && start <= day && (end === null || day < end);
}

/** R on a day, 0 to 1: one minus what each running intervention leaves undone, multiplied. */
export function supportOn(
	interventions: readonly Intervention[],
	day: Day,
	{ interventionPush }: Pick<BehaviourSettings, 'interventionPush'>
): number {
	let rest = 1;
	for (const one of interventions)
		if (isRunning(one, day)) rest *= 1 - Math.min(1, interventionPush[Math.round(one.intensity) - 1] ?? 0);
	return 1 - rest;
}
