import { addDays, day } from '$lib/plan/day';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { lanes } from '$lib/plan/lane';
import { linkFields } from '$lib/plan/link-fields';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';

/** A plan of so many initiatives over five years, a link for each but the first. The same every time. */
export function largePlan(count: number): Plan {
	const start = day('2026-01-01');
	const numbers = Array.from({ length: count }, (_, index) => index);
	return {
		...emptyPlan({ title: 'Large', start, end: day('2030-12-31') }),
		initiatives: numbers.map((index) => {
			const begins = addDays(start, (index * 37) % 1600);
			return makeRecord(initiativeFields, `i${index}`, {
				code: `X${index + 1}`,
				title: `Piece of work number ${index + 1}`,
				lane: lanes[index % 3] ?? 'process',
				start: begins,
				end: addDays(begins, 30 + ((index * 53) % 200)),
				progress: (index * 7) % 101
			});
		}),
		links: numbers
			.slice(1)
			.map((index) => makeRecord(linkFields, `l${index}`, { from: `i${index - 1}`, to: `i${index}` }))
	};
}
