import { monthsWords } from '$lib/plan/behaviour/behaviour-sentence';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { type EvidenceAsk, isStale } from '$lib/plan/behaviour/grid';
import type { BehaviourSettings } from '$lib/plan/behaviour/settings';
import { formatDay, formatMonth } from '$lib/plan/day';
import { percentOf } from '$lib/plan/behaviour/share-words';
import { fewestPeople } from '$lib/plan/team';

/**
 * The last line of a cell that is shown: how far from plan ("4.6 mo ahead", "13 mo behind", "on plan"), for a
 * rooted one whether somebody keeps it, for a grey one why.
 */
export function cellFoot(cell: CellStatus, settings: BehaviourSettings): string {
	if (cell.word === 'no evidence') return greyReason(cell, settings);
	if (cell.word === 'rooted') return cell.keeper ? 'keeper named' : 'no keeper named';
	return cell.monthsAhead === null ? '' : planDistance(cell.monthsAhead);
}

function planDistance(monthsAhead: number): string {
	const size = Math.abs(monthsAhead);
	if (size < 0.05) return 'on plan';
	return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} mo ${monthsAhead > 0 ? 'ahead' : 'behind'}`;
}

function greyReason(cell: CellStatus, settings: BehaviourSettings): string {
	if (cell.lastSeen === null) return 'never looked';
	return isStale(cell, settings.staleAfterDays) ? `last ${formatMonth(cell.lastSeen)}` : 'too little seen';
}

/** What a cell has no room for: "Plan today 51 %, 4.6 months ahead, last looked 14 Jun 2028". */
export function cellDetail(cell: CellStatus): string | undefined {
	const { lastSeen, monthsAhead, planNow, isHidden, word } = cell;
	if (isHidden || lastSeen === null) return undefined;
	const seen = `last looked ${formatDay(lastSeen)}`;
	const plan = `Plan today ${percentOf(planNow)}`;
	return word === 'no evidence' || monthsAhead === null
		? `${plan}, ${seen}`
		: `${plan}, ${monthsWords(monthsAhead)}, ${seen}`;
}

/** Why a cell shows nothing. */
export const hiddenReason = `fewer than ${fewestPeople} people`;

/** What the evidence of a cell may be asked to be like. */
export const evidenceNames: Readonly<Record<EvidenceAsk, string>> = {
	any: 'Any evidence',
	'never looked': 'Never looked',
	'gone stale': 'Seen too long ago',
	due: 'Check due'
};
