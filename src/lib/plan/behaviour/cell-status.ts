import type { Day } from '$lib/plan/day';
import type { Team } from '$lib/plan/team';
import type { Behaviour } from './behaviour';
import type { Keeper } from './intervention';
import type { Observation } from './observation';
import type { StatusWord } from './status-word';

/** One behaviour in one team. */
export interface Cell {
	/** The same in every copy: `cellKey(behaviour.id, team.id)`. */
	readonly key: string;
	readonly behaviour: Behaviour;
	readonly team: Team;
}

/** An observation that counts, with what its figures are made from. All shares 0 to 1. */
export interface Check {
	readonly observation: Observation;
	readonly date: Day;
	/** As seen: k of n; a rating counts as n raters and rating/100 of them. */
	readonly k: number;
	readonly n: number;
	readonly sourceWeight: number;
	/** 1 + ρ(n − 1): what n is divided by. */
	readonly cluster: number;
	/** n · weight ÷ cluster, not aged; k likewise. */
	readonly effectiveN: number;
	readonly effectiveK: number;
}

/** A share with its interval (80 % unless set otherwise). */
export interface Strength {
	readonly share: number;
	readonly low: number;
	readonly high: number;
	/** Aged sums that it comes from. */
	readonly n: number;
	readonly k: number;
}

/** The latest checks against those before them (95 % unless set otherwise), as a difference of shares. */
export interface Change {
	readonly kind: 'clear rise' | 'clear fall' | 'no clear change' | 'too few to tell';
	/** Null when too few. */
	readonly difference: number | null;
	readonly low: number | null;
	readonly high: number | null;
	readonly latestN: number;
	readonly beforeN: number;
}

/** A word as of the day of a check, and why. */
export interface WordStep {
	readonly date: Day;
	readonly word: StatusWord;
	/** In plain words: "First check, 9 of 40, counts as 13.6 sightings; 8 are needed." */
	readonly because: string;
}

/** All that was counted of a cell, as of a day. */
export interface CellStatus extends Cell {
	readonly asOf: Day;
	readonly word: StatusWord;
	/** Why the word is what it is as of this day. */
	readonly because: string;
	/** Null for a cell that nobody has ever observed. */
	readonly strength: Strength | null;
	/** The plan line's share on the as-of day. */
	readonly planNow: number;
	/** Earned schedule against the plan line; null when never observed. Negative: behind. */
	readonly monthsAhead: number | null;
	readonly lastSeen: Day | null;
	readonly change: Change;
	/** Checks on or before as-of, in order. */
	readonly checks: readonly Check[];
	/** The word after the checks of each day, in order. */
	readonly history: readonly WordStep[];
	/** When to look next: now (as-of) for a cell without evidence. */
	readonly nextCheck: Day;
	/** Who looks after the cell as of this day, if anybody. */
	readonly keeper: Keeper | null;
	/** Whether figures stay hidden, as the team has fewer than five people. */
	readonly isHidden: boolean;
}

/** Every cell of a plan as of a day. */
export interface BehaviourReport {
	readonly asOf: Day;
	/** In the order of behaviours, then of their teams. */
	readonly cells: readonly CellStatus[];
	readonly byKey: ReadonlyMap<string, CellStatus>;
	/** Cells per word, hidden ones included. */
	readonly counts: Readonly<Record<StatusWord, number>>;
	/** Shown cells with evidence whose change could be tested, and the false alarms to expect among them (.025 each). */
	readonly tested: number;
	readonly expectedFalseAlarms: number;
}

/** The name of a cell among all; two different pairs never give one. */
export function cellKey(behaviourId: string, teamId: string): string {
	return `${behaviourId.length}:${behaviourId}${teamId}`;
}
