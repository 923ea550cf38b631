import { type Day, formatDay } from '$lib/plan/day';
import type { CellStatus } from './cell-status';
import { criterionWords, type GateCriterion } from './gate-criterion';
import type { BehaviourSettings } from './settings';
import type { StatusWord } from './status-word';
import { strengthLine } from './strength-line';

/** Of one team, or of a criterion as a whole: asked for and seen, seen but too long ago, or not seen. */
export type EvidenceState = 'met' | 'stale' | 'not met';

/** What one team has to show for a criterion. */
export interface TeamEvidence {
	readonly teamId: string;
	readonly teamName: string;
	readonly state: EvidenceState;
	/** Looks within the days asked for, unweighted. */
	readonly sightings: number;
	/** "50 sightings since 2 Jan 2028, holding", or what is lacking. */
	readonly words: string;
}

const ladder: readonly StatusWord[] = criterionWords;

/** Looks at a cell within so many days up to a day, that day among them. */
function sightingsWithin(cell: CellStatus, days: number, upTo: Day): number {
	return cell.checks.reduce((sum, { date, n }) => {
		const age = upTo - date;
		return age >= 0 && age < days ? sum + n : sum;
	}, 0);
}

/** Whether a word and a strength are what a criterion asks for; nothing is said of a cell without evidence. */
function suits({ word, level }: GateCriterion, now: StatusWord, share: number | null): boolean {
	if (word !== null && ladder.indexOf(now) < ladder.indexOf(word)) return false;
	if (level === null) return true;
	return now !== 'no evidence' && share !== null && share >= level - 1e-9;
}

/** What was said of a cell on a day, going by its latest check until then. */
function saidOn(cell: CellStatus, settings: BehaviourSettings, on: Day) {
	const step = cell.history.findLast(({ date }) => date <= on);
	const share = strengthLine(cell, settings).findLast(({ day }) => day <= on)?.strength.share ?? null;
	const isStale = !step || on - step.date > settings.staleAfterDays;
	return { word: isStale ? ('no evidence' as const) : step.word, share };
}

/** Whether a cell had on a day what a criterion asks for, going by its latest check until then. */
export function hadOn(
	cell: CellStatus,
	criterion: GateCriterion,
	settings: BehaviourSettings,
	on: Day
): boolean {
	if (sightingsWithin(cell, criterion.withinDays, on) < criterion.sightings) return false;
	const { word, share } = saidOn(cell, settings, on);
	return suits(criterion, word, share);
}

/**
 * What a team has to show for a criterion as of the report's day. Stale is a team that had it once, and lacks
 * nothing now but looks that are recent enough: the last word said of it would still do.
 */
export function teamEvidence(
	cell: CellStatus,
	criterion: GateCriterion,
	settings: BehaviourSettings
): TeamEvidence {
	const { asOf, team } = cell;
	const sightings = sightingsWithin(cell, criterion.withinDays, asOf);
	const isEnough = sightings >= criterion.sightings;
	const doesSuit = suits(criterion, cell.word, cell.strength?.share ?? null);
	const state = isEnough && doesSuit ? 'met' : isAged(cell, criterion, settings) ? 'stale' : 'not met';
	return {
		teamId: team.id,
		teamName: team.name || 'Untitled team',
		state,
		sightings,
		words: wordsOf(cell, criterion, sightings, state)
	};
}

function isAged(cell: CellStatus, criterion: GateCriterion, settings: BehaviourSettings): boolean {
	const said = cell.history.findLast(({ word }) => word !== 'no evidence');
	if (!said && (criterion.word !== null || criterion.level !== null)) return false;
	if (said) {
		const { word, share } = saidOn(cell, settings, said.date);
		if (!suits(criterion, word, share)) return false;
	}
	const isSilent = cell.word === 'no evidence';
	if (!isSilent && !suits(criterion, cell.word, cell.strength?.share ?? null)) return false;
	return cell.checks.some(({ date }) => hadOn(cell, criterion, settings, date));
}

function wordsOf(
	cell: CellStatus,
	criterion: GateCriterion,
	sightings: number,
	state: EvidenceState
): string {
	const { asOf, word, strength, lastSeen } = cell;
	if (lastSeen === null) return 'never looked';
	const since = formatDay((asOf - criterion.withinDays + 1) as Day);
	const count =
		sightings < criterion.sightings
			? `${sightings} of ${criterion.sightings} sightings since ${since}`
			: `${sightings} ${sightings === 1 ? 'sighting' : 'sightings'} since ${since}`;
	const parts = [count, state === 'met' || word === 'no evidence' ? word : lacking(criterion, cell)];
	if (criterion.level !== null && strength && word !== 'no evidence')
		parts.push(`${percent(strength.share)} of the ${percent(criterion.level)} asked for`);
	if (state === 'stale') parts.push(`last looked ${formatDay(lastSeen)}`);
	return parts.filter(Boolean).join(', ');
}

function lacking({ word: asked }: GateCriterion, { word }: CellStatus): string {
	return asked === null || ladder.indexOf(word) >= ladder.indexOf(asked) ? word : `${word}, not ${asked}`;
}

/** "64 %" */
function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}
