import { formatDay } from './day';
import { findingKey, type Noticed } from './finding';
import type { GuardInput } from './guard-input';
import type { Initiative, Span } from './initiative';
import { type Lane, lanes } from './lane';
import type { Phase } from './phase';
import { byId } from './plan';
import { isCancelled } from './shaping';
import { listNames, shortName } from './words';

/** SEQ-4: a phase has work in a lane while the lane before it has none that overlaps the phase or ended before it. */
export function findEmptyLanes(input: GuardInput): Noticed[] {
	const { firstDays, named, unnamed } = placeWork(input);
	return input.plan.phases.flatMap((phase) => {
		const span = spanOfPhase(phase);
		if (span === null) return [];
		const own = named.get(phase.id) ?? [];
		return lanes.slice(1).flatMap((lane, at) => {
			const before = lanes[at]!;
			if (firstDays[before] <= span.end) return [];
			const isHere = ({ start, end }: Span) => start <= span.end && end >= span.start;
			const work = [
				...own.filter((one) => one.lane === lane),
				...unnamed
					.filter((one) => one.initiative.lane === lane && isHere(one.span))
					.map((one) => one.initiative)
			];
			return work.length === 0 ? [] : [emptyLane(phase, span, lane, before, work)];
		});
	});
}

function emptyLane(phase: Phase, span: Span, lane: Lane, before: Lane, work: readonly Initiative[]): Noticed {
	const name = shortName(phase);
	return {
		key: findingKey('SEQ-4', phase.id, lane),
		rule: 'SEQ-4',
		method: 'A02',
		subject: { collection: 'phases', id: phase.id },
		others: work.map(({ id }) => ({ collection: 'initiatives', id })),
		title: `${name} has ${lane} work but no ${before} work before or during it`,
		reason: `${listNames(work.map(shortName))} ${work.length === 1 ? 'is' : 'are'} in this phase, and no ${before} initiative begins by its end.`,
		clears: `Clears when a ${before} initiative begins by ${formatDay(span.end)}, or no ${lane} work is left in the phase.`,
		debtDays: 0
	};
}

/**
 * Where work stands: the first day of each lane, the work that names each phase, and dated work that names
 * none. Work without dates stands where its phase does.
 */
function placeWork({ plan, spanOf }: GuardInput) {
	const firstDays: Record<Lane, number> = { process: Infinity, structure: Infinity, technology: Infinity };
	const phases = byId(plan.phases);
	const named = new Map<string, Initiative[]>();
	const unnamed: { readonly initiative: Initiative; readonly span: Span }[] = [];
	for (const initiative of plan.initiatives) {
		if (isCancelled(initiative)) continue;
		const phase = initiative.phase === null ? undefined : phases.get(initiative.phase);
		const own = spanOf(initiative);
		const span = own ? inOrder(own) : phase ? spanOfPhase(phase) : null;
		if (span) firstDays[initiative.lane] = Math.min(firstDays[initiative.lane], span.start);
		if (phase) {
			const list = named.get(phase.id);
			if (list) list.push(initiative);
			else named.set(phase.id, [initiative]);
		} else if (span) unnamed.push({ initiative, span });
	}
	return { firstDays, named, unnamed };
}

function spanOfPhase({ start, end }: Phase): Span | null {
	return start === null || end === null ? null : inOrder({ start, end });
}

/** Dates the right way round, for questions of place alone. */
function inOrder({ start, end }: Span): Span {
	return start <= end ? { start, end } : { start: end, end: start };
}
