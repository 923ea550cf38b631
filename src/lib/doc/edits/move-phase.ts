import type { Edit } from '$lib/doc/edit';
import type { Plan } from '$lib/plan/plan';
import { shifted, shiftWithinCalendar } from './day-shift';
import { nameIn, shiftWords } from './words';

/** Shifts a phase, not what happens in it: "move Understand +30 days". */
export function movePhase(plan: Plan, id: string, days: number): Edit {
	const phase = plan.phases.find((one) => one.id === id);
	const shift = shiftWithinCalendar([phase?.start ?? null, phase?.end ?? null], days);
	return {
		name: 'move-phase',
		label: `move ${nameIn(plan, 'phases', id)} ${shiftWords(shift)}`,
		part: 'plan',
		write: (to) => {
			if (phase) to.set('phases', id, shifted(phase, ['start', 'end'], shift));
		}
	};
}
