import type { Edit } from '$lib/doc/edit';
import { type AgreedDates, type Baseline, baselineFields } from '$lib/plan/baseline';
import type { Day } from '$lib/plan/day';
import type { Json } from '$lib/plan/field';
import { currentSpan } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { shortName } from './words';

type Taken = { readonly id: string; readonly name: string; readonly day: Day; readonly reason: string };

/** Keeps the dates of every dated initiative as they are now, as agreed: "take baseline First plan". */
export function addBaseline(plan: Plan, baseline: Taken): Edit {
	const record = agreedNow(plan, baseline);
	return {
		name: 'add-baseline',
		label: `take baseline ${shortName('baselines', record)}`,
		part: 'plan',
		write: (to) => to.add('baselines', record)
	};
}

/** The record of a baseline of the dates as they are now. */
export function agreedNow(plan: Plan, baseline: Taken): Baseline {
	const agreed: [string, readonly [number, number]][] = [];
	for (const initiative of plan.initiatives) {
		const span = currentSpan(initiative);
		if (span) agreed.push([initiative.id, [span.start, span.end]]);
	}
	const dates = Object.fromEntries(agreed) as AgreedDates & Json;
	return makeRecord(baselineFields, baseline.id, { ...baseline, dates });
}
