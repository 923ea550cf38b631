import type { Edit } from '$lib/doc/edit';
import type { Plan } from '$lib/plan/plan';
import { shifted, shiftWithinCalendar } from './day-shift';
import { namesIn, shiftWords } from './words';

const initiativeDays = ['start', 'end', 'actualStart', 'actualEnd'] as const;

/**
 * Shifts every date that is set, planned and actual, of some initiatives: "move CRM core +30 days". The
 * shift is shortened for all of them alike where a date would leave the calendar.
 */
export function moveInitiatives(plan: Plan, ids: readonly string[], days: number): Edit {
	const chosen = new Set(ids);
	const moved = plan.initiatives.filter((one) => chosen.has(one.id));
	const shift = shiftWithinCalendar(
		moved.flatMap((one) => initiativeDays.map((name) => one[name])),
		days
	);
	return {
		name: 'move-initiatives',
		label: `move ${namesIn(plan, 'initiatives', ids)} ${shiftWords(shift)}`,
		part: 'plan',
		write: (to) => {
			for (const one of moved) to.set('initiatives', one.id, shifted(one, initiativeDays, shift));
		}
	};
}
