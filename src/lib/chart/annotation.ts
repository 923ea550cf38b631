import { type Day, daysPerMonth } from '$lib/plan/day';
import type { Finding } from '$lib/plan/finding';
import { type Initiative, isFinished, type Span } from '$lib/plan/initiative';
import { formatDebt } from '$lib/plan/order-debt';
import type { Token } from './shape';

/** A few words beside a bar, with the shape that goes before them. */
export interface Note {
	readonly text: string;
	readonly token: Token;
	readonly strong: boolean;
	readonly shape: 'at-risk' | 'in-trouble' | null;
}

/** Order debt of one initiative in days: all of it, and its longest stretch from the initiative's start. */
export interface Debt {
	readonly totalDays: number;
	readonly longestDays: number;
}

/** The order debt that an initiative owes by its findings, accepted or not. */
export function debtOf(initiative: Initiative, findings: readonly Finding[] | undefined): Debt {
	let totalDays = 0;
	let longestDays = 0;
	for (const finding of findings ?? []) {
		if (finding.debtDays <= 0 || finding.subject.id !== initiative.id) continue;
		totalDays += finding.debtDays;
		longestDays = Math.max(longestDays, finding.debtDays);
	}
	return { totalDays, longestDays };
}

/** Drift of less than a week is no news. */
const minDriftDays = 7;

/** Whether an end has passed and the work is neither over nor given up. */
export function isPastEnd(initiative: Initiative, span: Span, asOf: Day): boolean {
	return !isFinished(initiative) && initiative.status !== 'cancelled' && span.end < asOf;
}

/**
 * What is exceptional about an initiative, most important first; empty when it goes as agreed. `agreedEnd`
 * is the last day in the baseline shown, if any.
 */
export function notesOf(
	initiative: Initiative,
	span: Span,
	asOf: Day,
	debt: Debt,
	agreedEnd: number | null
): readonly Note[] {
	if (initiative.status === 'cancelled') return [note('cancelled')];
	const notes: Note[] = [];
	if (debt.totalDays > 0)
		notes.push({ ...note(`${formatDebt(debt.totalDays)} of order debt`), token: 'accent', strong: true });
	if (span.end < span.start) notes.push(note('ends before it starts'));
	const past = isPastEnd(initiative, span, asOf);
	if (past) notes.push(note(`${roundText(asOf - span.end)} late`));
	if (initiative.status === 'paused') notes.push(note('paused'));
	if (!isFinished(initiative) && initiative.health === 'at-risk')
		notes.push({ ...note('at risk'), shape: 'at-risk' });
	if (!isFinished(initiative) && initiative.health === 'in-trouble')
		notes.push({ ...note('in trouble'), shape: 'in-trouble' });
	const drift = agreedEnd === null ? 0 : span.end - agreedEnd;
	if (!past && Math.abs(drift) >= minDriftDays) notes.push(note(driftText(drift)));
	if (!isFinished(initiative) && initiative.trial?.result === 'not met') notes.push(note('trial not met'));
	return notes.slice(0, 3);
}

function note(text: string): Note {
	return { text, token: 'ink-2', strong: false, shape: null };
}

function roundText(days: number): string {
	const months = Math.round(days / daysPerMonth);
	if (days < daysPerMonth) return plural(days, 'day');
	return months < 24 ? plural(months, 'month') : `${Math.round(months / 12)} years`;
}

function driftText(days: number): string {
	const sign = days < 0 ? '−' : '+';
	const size = Math.abs(days);
	return size < 100 ? `${sign}${size} d` : `${sign}${Math.round(size / daysPerMonth)} months`;
}

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
