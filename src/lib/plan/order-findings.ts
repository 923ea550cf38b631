import { type Day, formatDay } from './day';
import { findingKey, type Noticed } from './finding';
import type { GuardInput } from './guard-input';
import { currentSpan, type Initiative, isFinished, type Span } from './initiative';
import { debtBetween, finishOf, formatDebt } from './order-debt';
import { type ShapingPair, shapingPairs, shapingPattern } from './shaping';
import { shortName } from './words';

/** SEQ-3: work that starts before what shapes it is finished, one finding for each such pair. */
export function findEarlyStarts(input: GuardInput): Noticed[] {
	const { plan, ignoredLinks, asOf, spanOf } = input;
	const pairs = shapingPairs(plan, ignoredLinks);
	// What is said of a pair hangs on its records and the day alone, so an edit elsewhere changes nothing of it.
	const pattern = shapingPattern(plan, ignoredLinks);
	const before = spanOf === currentSpan ? said.get(pattern) : undefined;
	const known = before?.asOf === asOf ? before : undefined;
	const noticed = pairs.map((pair, at) =>
		known?.pairs[at] === pair ? (known.noticed[at] ?? null) : earlyStartOf(input, pair)
	);
	if (spanOf === currentSpan) said.set(pattern, { asOf, pairs, noticed });
	return noticed.filter((one) => one !== null);
}

/** What was said of the pairs of a plan when it was asked for last. */
interface Said {
	readonly asOf: Day;
	readonly pairs: readonly ShapingPair[];
	readonly noticed: readonly (Noticed | null)[];
}

const said = new WeakMap<readonly ShapingPair[], Said>();

function earlyStartOf(input: GuardInput, pair: ShapingPair): Noticed | null {
	const debtDays = debtBetween(pair.source, pair.target, input.asOf, input.spanOf);
	return debtDays > 0 ? earlyStart(input, pair, debtDays) : null;
}

function earlyStart(input: GuardInput, { source, target, links }: ShapingPair, debtDays: number): Noticed {
	const spans = { source: input.spanOf(source)!, target: input.spanOf(target)! };
	const isGrowing = !isFinished(source) && spans.source.end < input.asOf;
	const [from, to] = [shortName(source), shortName(target)];
	const finish = formatDay(finishOf(source, spans.source, input.asOf));
	const finishes = isFinished(source)
		? `${from} finished on ${finish}`
		: isGrowing
			? `${from} was due on ${formatDay(spans.source.end)} and is not finished`
			: `${from} is due on ${finish}`;
	return {
		key: findingKey('SEQ-3', target.id, source.id),
		rule: 'SEQ-3',
		method: 'A01',
		subject: { collection: 'initiatives', id: target.id },
		others: [
			{ collection: 'initiatives', id: source.id },
			...links.map(({ id }) => ({ collection: 'links' as const, id }))
		],
		title: `${to} starts before ${from} is finished`,
		reason:
			`${formatDebt(debtDays)} of order debt${isGrowing ? ', still growing' : ''}. ` +
			`${to} ${hasBegun(target) ? 'started' : 'starts'} on ${formatDay(spans.target.start)}; ${finishes}.`,
		clears: whatClears(input, source, target, spans),
		debtDays
	};
}

function whatClears(
	{ asOf }: GuardInput,
	source: Initiative,
	target: Initiative,
	spans: { readonly source: Span; readonly target: Span }
): string {
	const [from, to] = [shortName(source), shortName(target)];
	const finish = finishOf(source, spans.source, asOf);
	if (hasBegun(target) && spans.target.start < asOf) {
		const grows = isFinished(source) ? '' : ` The debt is counted until ${from} finishes.`;
		return (
			`${to} has begun, so this stays on record unless its dates are put right.${grows} ` +
			`An override with a reason accepts it; a link marked as plain ends it if ${from} does not shape ${to}.`
		);
	}
	const isLate = !isFinished(source) && spans.source.end < asOf;
	const start = isLate
		? `${to} starts when ${from} is finished, on ${formatDay(finish)} at the earliest`
		: `${to} starts on ${formatDay(finish)} or later`;
	const canStillFinish = !isFinished(source) && spans.target.start >= asOf;
	const early = canStillFinish ? `, or ${from} finishes by ${formatDay(spans.target.start)}` : '';
	return `Clears when ${start}${early}.`;
}

/** Whether work is under way or over, as far as it says. */
export function hasBegun(initiative: Initiative): boolean {
	return initiative.actualStart !== null || initiative.status === 'active' || initiative.status === 'done';
}
