import type { Edit } from '$lib/doc/edit';
import type { Plan } from '$lib/plan/plan';
import { shifted, shiftWithinCalendar } from './day-shift';
import { nameIn, shiftWords } from './words';

/** Shifts a milestone or gate: "move Board review −7 days". */
export function moveMilestone(plan: Plan, id: string, days: number): Edit {
	const milestone = plan.milestones.find((one) => one.id === id);
	const shift = shiftWithinCalendar([milestone?.day ?? null], days);
	return {
		name: 'move-milestone',
		label: `move ${nameIn(plan, 'milestones', id)} ${shiftWords(shift)}`,
		part: 'plan',
		write: (to) => {
			if (milestone) to.set('milestones', id, shifted(milestone, ['day'], shift));
		}
	};
}
