import { addDays, type Day, dayOf, shiftMonths } from './day';
import { phaseFields } from './phase';
import { emptyPlan, type Plan } from './plan';
import { makeRecord } from './record';
import { defaultHorizonYears } from './roadmap-info';

/** Title, first and last month counted from the start (0 is the first), and gate of each starter phase. */
const starterPhases = [
	{
		title: 'Understand what customers need done',
		from: 0,
		to: 8,
		gate: 'The tasks that customers come to us for are mapped from their side, and every team that takes part agrees with the map.'
	},
	{
		title: 'Redesign the processes',
		from: 6,
		to: 29,
		gate: 'Each redesigned process has one owner by role and has been tried out with real customers.'
	},
	{
		title: 'Reshape roles and measures',
		from: 12,
		to: 35,
		gate: 'Roles, decision rights and rewards fit the new processes, and no two measures pull against each other.'
	},
	{
		title: 'Enable with technology',
		from: 18,
		to: 47,
		gate: 'Every system in use serves a finished process and showed its worth in a small trial first.'
	},
	{
		title: 'Sustain',
		from: 42,
		to: 59,
		gate: 'The new ways of working hold without the programme: each has a keeper and a regular check.'
	}
] as const;

/**
 * A roadmap of five calendar years with five overlapping phases, each with a gate statement to rewrite.
 * Throws RangeError for a year outside 1900 to 2195.
 */
export function fiveYearTemplate(title: string, startYear: number, newId: () => string): Plan {
	const start = dayOf(startYear, 1, 1);
	const end = dayOf(startYear + defaultHorizonYears - 1, 12, 31);
	if (start === null || end === null) throw new RangeError(`No five years begin in ${startYear}.`);
	const phases = starterPhases.map((phase, index) =>
		makeRecord(phaseFields, newId(), {
			order: `a${index}`,
			title: phase.title,
			gate: phase.gate,
			start: shiftMonths(start, phase.from),
			end: addDays(shiftMonths(start, phase.to + 1), -1)
		})
	);
	return { ...emptyPlan({ title, start, end }), phases };
}

/** A roadmap of five years from a day, with one phase that spans them. */
export function blankRoadmap(title: string, startDay: Day, newId: () => string): Plan {
	const end = addDays(shiftMonths(startDay, defaultHorizonYears * 12), -1);
	const phase = makeRecord(phaseFields, newId(), { order: 'a0', title: 'First phase', start: startDay, end });
	return { ...emptyPlan({ title, start: startDay, end }), phases: [phase] };
}
