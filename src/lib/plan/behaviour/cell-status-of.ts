import { addDays, type Day } from '$lib/plan/day';
import { isTooSmallToShow } from '$lib/plan/team';
import type { CellInputs } from './cell-inputs';
import { cellKey, type CellStatus } from './cell-status';
import { checksOf } from './evidence';
import type { Keeper } from './intervention';
import { monthsAhead, planShare } from './plan-line';
import { replayWords } from './word-replay';

/** Days from a check to the next: a quarter, and half a year for what is rooted and has no keeper. */
const quarterDays = 91;
const halfYearDays = 182;

/** Who keeps it on a day: the one who took over last. */
function keeperOn(keepers: readonly Keeper[], asOf: Day): Keeper | null {
	const started = keepers.filter(({ from }) => from === null || from <= asOf);
	return started.reduce<Keeper | null>(
		(last, one) =>
			last === null || (one.from ?? 0) > (last.from ?? 0) || (one.from === last.from && one.id > last.id)
				? one
				: last,
		null
	);
}

/** All that was counted of one cell as of a day. The word comes from what was counted alone, never from the model. */
export function statusOf(inputs: CellInputs): CellStatus {
	const { behaviour, team, roadmap, settings, asOf } = inputs;
	const checks = checksOf(inputs.observations, settings, asOf);
	const reading = replayWords(inputs, checks);
	const { strength, word } = reading;
	const lastSeen = checks.at(-1)?.date ?? null;
	const keeper = keeperOn(inputs.keepers, asOf);
	return {
		key: cellKey(behaviour.id, team.id),
		behaviour,
		team,
		asOf,
		...reading,
		planNow: planShare(roadmap, behaviour, asOf),
		monthsAhead: strength === null ? null : monthsAhead(roadmap, behaviour, strength.share, asOf),
		lastSeen,
		checks,
		nextCheck:
			lastSeen === null || word === 'no evidence'
				? asOf
				: addDays(lastSeen, daysBetweenChecks(word === 'rooted', keeper)),
		keeper,
		isHidden: isTooSmallToShow(team)
	};
}

function daysBetweenChecks(isRooted: boolean, keeper: Keeper | null): number {
	if (!isRooted) return quarterDays;
	return keeper?.checkEveryDays ?? halfYearDays;
}
