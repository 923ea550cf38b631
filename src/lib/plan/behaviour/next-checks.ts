import { addDays, type Day, daysPerMonth, formatDay } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { cellKey, type BehaviourReport, type CellStatus } from './cell-status';
import type { PlannedCheck } from './check';
import { isWeak } from './observation';
import { type BehaviourSettings, readSettings } from './settings';

type CheckReason = 'never looked' | 'went grey' | 'too little' | 'due' | 'promised';

/** A look that is to be taken. */
export interface NextCheck {
	/** Key of the cell. */
	readonly key: string;
	readonly status: CellStatus;
	readonly due: Day;
	readonly reason: CheckReason;
	/** Why, in a few words: "went grey 25 Apr 2028", "2.0 of 8 needed". */
	readonly words: string;
	/** What kind of look would help: "Needs a count, not self-reports"; else how the behaviour is measured. */
	readonly how: string;
	/** Who has promised to look, if anybody. */
	readonly assignee: string | null;
	/** The promise; null while nobody has promised. */
	readonly promise: PlannedCheck | null;
	/** Whether its day has passed. */
	readonly isOverdue: boolean;
}

/** Days after which a team whose figures stay hidden is looked at again, whatever its word. */
const hiddenRhythmDays = 91;
/** Days before a promised day from which on a look keeps the promise. */
const keptBeforeDays = 30;

/**
 * When each cell is to be looked at next: one entry for each, the earliest first. A promise that is not kept yet
 * comes in place of the usual rhythm; cells without evidence are due now. Among those due on one day, what
 * is in sight of evidence comes before what nobody has ever looked at.
 */
export function nextChecks(plan: Plan, report: BehaviourReport): readonly NextCheck[] {
	const settings = readSettings(plan.roadmap.settings);
	const promises = openPromises(plan.checks, report);
	return report.cells
		.map((status) => nextCheckOf(status, promises.get(status.key) ?? null, settings))
		.sort((a, b) => a.due - b.due || rank(a) - rank(b));
}

const reasons: readonly CheckReason[] = ['promised', 'due', 'went grey', 'too little', 'never looked'];

function rank({ reason }: NextCheck): number {
	return reasons.indexOf(reason);
}

/** The earliest promise of each cell that no look has kept. */
function openPromises(
	checks: readonly PlannedCheck[],
	{ byKey }: BehaviourReport
): ReadonlyMap<string, PlannedCheck> {
	const open = new Map<string, PlannedCheck>();
	for (const check of checks) {
		const { behaviour, team, due } = check;
		if (behaviour === null || team === null || due === null) continue;
		const key = cellKey(behaviour, team);
		const status = byKey.get(key);
		if (!status || !isOpenPromise(check, status)) continue;
		const other = open.get(key);
		if (!other || due < other.due!) open.set(key, check);
	}
	return open;
}

/** Whether a promised look of a cell is still to be taken: a look on or after the day 30 days before it was due keeps it. */
function isOpenPromise({ due }: PlannedCheck, { lastSeen }: CellStatus): boolean {
	return due !== null && (lastSeen === null || lastSeen < due - keptBeforeDays);
}

function nextCheckOf(
	status: CellStatus,
	promise: PlannedCheck | null,
	settings: BehaviourSettings
): NextCheck {
	const { key, asOf, isHidden, lastSeen, behaviour } = status;
	// Of a team whose figures stay hidden neither the day nor the words may tell the word: one rhythm for all.
	const usual = isHidden && lastSeen !== null ? addDays(lastSeen, hiddenRhythmDays) : status.nextCheck;
	const due = promise?.due ?? usual;
	const reason = promise ? 'promised' : isHidden ? 'due' : reasonOf(status, settings);
	return {
		key,
		status,
		due,
		reason,
		words: isHidden && !promise ? 'figures stay hidden' : wordsOf(status, reason, due, settings),
		how: isHidden ? behaviour.measure.trim() || 'First look' : howToLook(status),
		assignee: promise?.assignee.trim() || null,
		promise,
		isOverdue: due < asOf
	};
}

function reasonOf({ word, lastSeen, asOf }: CellStatus, { staleAfterDays }: BehaviourSettings): CheckReason {
	if (lastSeen === null) return 'never looked';
	if (word !== 'no evidence') return 'due';
	return asOf - lastSeen > staleAfterDays ? 'went grey' : 'too little';
}

function wordsOf(status: CellStatus, reason: CheckReason, due: Day, settings: BehaviourSettings): string {
	switch (reason) {
		case 'never looked':
			return 'never looked';
		case 'went grey':
			return `went grey ${formatDay(addDays(status.lastSeen!, settings.staleAfterDays))}`;
		case 'too little':
			return `${(status.strength?.n ?? 0).toFixed(1)} of ${settings.minimumEvidence} needed`;
		case 'promised':
			return `promised for ${formatDay(due)}`;
		case 'due':
			return rhythmOf(status) ?? `due ${formatDay(due)}`;
	}
}

/** "every six months", where a keeper looks after what is rooted. */
function rhythmOf({ word, keeper }: CellStatus): string | null {
	if (word !== 'rooted' || keeper === null) return null;
	const months = Math.round(keeper.checkEveryDays / daysPerMonth);
	if (months < 1) return `every ${keeper.checkEveryDays} days`;
	return months === 1 ? 'every month' : months === 6 ? 'every six months' : `every ${months} months`;
}

function howToLook({ word, keeper, checks, behaviour }: CellStatus): string {
	if (word === 'rooted' && keeper?.role.trim()) return `Keeper: ${keeper.role.trim()}`;
	const sources = checks.map(({ observation }) => observation.source);
	if (word === 'no evidence' && sources.length > 0 && sources.every((one) => one === null || isWeak(one)))
		return 'Needs a count, not ratings or reports';
	return behaviour.measure.trim() || 'First look';
}
