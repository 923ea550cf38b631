import type { Edit } from '$lib/doc/edit';
import type { Initiative } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { shifted, shiftWithinCalendar } from './day-shift';
import { nameIn, shiftWords } from './words';

/**
 * Shifts one end of an initiative, planned and where known actual: "move end of TE2 +14 days". It stops
 * where one day is left. An initiative that ends before it starts can only be mended so, not made worse.
 */
export function resizeInitiative(plan: Plan, id: string, edge: 'start' | 'end', days: number): Edit {
	const initiative = plan.initiatives.find((one) => one.id === id);
	const names = edge === 'start' ? (['start', 'actualStart'] as const) : (['end', 'actualEnd'] as const);
	const shift = initiative ? resizeShift(initiative, edge, days) : 0;
	return {
		name: 'resize-initiative',
		label: `move ${edge} of ${nameIn(plan, 'initiatives', id)} ${shiftWords(shift)}`,
		part: 'plan',
		write: (to) => {
			if (initiative) to.set('initiatives', id, shifted(initiative, names, shift));
		}
	};
}

function resizeShift(one: Initiative, edge: 'start' | 'end', days: number): number {
	const spans = [
		[one.start, one.end],
		[one.actualStart ?? one.start, one.actualEnd ?? one.end]
	] as const;
	let shift = days;
	for (const [start, end] of spans) {
		if (start === null || end === null) continue;
		const room = Math.max(0, end - start);
		shift = edge === 'start' ? Math.min(shift, room) : Math.max(shift, -room);
	}
	const ends = edge === 'start' ? [one.start, one.actualStart] : [one.end, one.actualEnd];
	return shiftWithinCalendar(ends, shift);
}
