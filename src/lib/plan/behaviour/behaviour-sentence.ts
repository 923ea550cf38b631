import { type Day, formatDay, partsOf } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { fewestPeople } from '$lib/plan/team';
import type { CellForecast } from './cell-forecast';
import type { Cell, CellStatus } from './cell-status';
import { planPoints } from './plan-line';
import { percentOf, rangeOf, wholePercent } from './share-words';

/** How a cell is called in a sentence: "Sales, Ask in business terms". */
export function cellName({ team, behaviour }: Cell): string {
	return `${team.name.trim() || 'Untitled team'}, ${behaviour.name.trim() || 'untitled behaviour'}`;
}

/** Why the figures of a cell stay hidden: its word and its chart, too. */
const hiddenReason = `Fewer than ${fewestPeople} people: counted, never shown.`;

/**
 * A cell as a link or a reader says it: "Stay with the problem, Customer Care: holding, 64 % (54–72)". Without
 * evidence: "…: no evidence, never looked". The figures of a small team are not in it.
 */
export function cellLabel(status: CellStatus): string {
	const { behaviour, team, strength, word, lastSeen, isHidden } = status;
	const name = `${behaviour.name.trim() || 'Untitled behaviour'}, ${team.name.trim() || 'untitled team'}`;
	if (isHidden) return `${name}: hidden, fewer than ${fewestPeople} people`;
	if (strength === null || lastSeen === null) return `${name}: ${word}, never looked`;
	if (word === 'no evidence') return `${name}: ${word}, last looked ${formatDay(lastSeen)}`;
	return `${name}: ${word}, ${percentOf(strength.share)} (${rangeOf(strength)})`;
}

/**
 * All of a cell in one sentence: "IT, workable way first: emerging, 38 % (27–50), 8.6 months behind; 2030 target
 * 72 % lies above the planned range 32–58 %." The second half needs a forecast that people may see.
 */
export function cellSentence(status: CellStatus, forecast: CellForecast | null, plan: Plan): string {
	const { strength, word, lastSeen, isHidden } = status;
	if (isHidden) return `${cellName(status)}: hidden. ${hiddenReason}`;
	if (strength === null || lastSeen === null)
		return `${cellName(status)}: no evidence, nobody has looked yet.`;
	if (word === 'no evidence')
		return `${cellName(status)}: no evidence, last looked ${formatDay(lastSeen)}. ${status.because}`;
	const now = `${word}, ${percentOf(strength.share)} (${rangeOf(strength)}), ${monthsWords(status.monthsAhead ?? 0)}`;
	const then = forecast?.isShown ? targetWords(status, forecast, plan) : null;
	return `${cellName(status)}: ${now}${then === null ? '' : `; ${then}`}.`;
}

/** "8.6 months behind", "4.6 months ahead", "on plan". */
export function monthsWords(months: number): string {
	const shown = Math.abs(months).toFixed(1);
	if (Number(shown) === 0) return 'on plan';
	const unit = shown === '1.0' ? 'month' : 'months';
	return `${shown.replace(/\.0$/, '')} ${unit} ${months < 0 ? 'behind' : 'ahead'}`;
}

/** Where the last target lies against the range that is to be expected with planned support. */
interface TargetOutlook {
	readonly day: Day;
	readonly target: number;
	readonly low: number;
	readonly high: number;
	readonly lies: 'above' | 'within' | 'below';
}

/** The last target that the forecast reaches to, against its range; null without such a target. */
export function targetOutlook(
	{ behaviour }: Cell,
	{ days, planned }: Pick<CellForecast, 'days' | 'planned'>,
	{ roadmap }: Plan
): TargetOutlook | null {
	const [first, last] = [days[0], days.at(-1)];
	if (first === undefined || last === undefined) return null;
	const target = planPoints(roadmap, behaviour).findLast(
		({ day, isTarget }) => isTarget && day > first && day <= last
	);
	if (!target) return null;
	const at = days.findIndex((day) => day >= target.day);
	const [low, high] = [planned.low[at], planned.high[at]];
	if (low === undefined || high === undefined) return null;
	// As it reads in whole percent, so that the sentence never contradicts its own figures.
	const [is, from, to] = [target.share, low, high].map(wholePercent) as [number, number, number];
	const lies = is > to ? 'above' : is < from ? 'below' : 'within';
	return { day: target.day, target: target.share, low, high, lies };
}

function targetWords(cell: Cell, forecast: CellForecast, plan: Plan): string | null {
	const outlook = targetOutlook(cell, forecast, plan);
	if (outlook === null) return null;
	const { day, target, lies } = outlook;
	return `${partsOf(day).year} target ${percentOf(target)} lies ${lies} the planned range ${rangeOf(outlook)} %`;
}
