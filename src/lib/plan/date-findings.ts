import { type Day, formatDay } from './day';
import { findingKey, type Noticed } from './finding';
import type { GuardInput } from './guard-input';
import { shortName } from './words';

/** DAT-1: an initiative or a phase that ends before it starts. Its dates are kept as they are. */
export function findReversedDates({ plan, spanOf }: GuardInput): Noticed[] {
	const found: Noticed[] = [];
	for (const phase of plan.phases) {
		const { start, end } = phase;
		if (start !== null && end !== null && end < start)
			found.push(reversed('phases', phase, { start, end }, { start: 'start', end: 'end' }));
	}
	for (const one of plan.initiatives) {
		const span = spanOf(one);
		if (span !== null && span.end < span.start)
			found.push(
				reversed('initiatives', one, span, {
					start: one.actualStart === null ? 'planned start' : 'actual start',
					end: one.actualEnd === null ? 'planned end' : 'actual end'
				})
			);
	}
	return found;
}

function reversed(
	collection: 'phases' | 'initiatives',
	record: { readonly id: string; readonly code?: string; readonly title: string },
	span: { readonly start: Day; readonly end: Day },
	called: { readonly start: string; readonly end: string }
): Noticed {
	const [start, end] = [formatDay(span.start), formatDay(span.end)];
	return {
		key: findingKey('DAT-1', collection, record.id),
		rule: 'DAT-1',
		method: null,
		subject: { collection, id: record.id },
		others: [],
		title: `${shortName(record)} ends before it starts`,
		reason: `Its ${called.end}, ${end}, is before its ${called.start}, ${start}. Both are kept as they are.`,
		clears: `Clears when its ${called.end} is ${start} or later, or its ${called.start} is ${end} or earlier.`,
		debtDays: 0
	};
}
