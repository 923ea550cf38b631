import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import type { BehaviourSettings } from '$lib/plan/behaviour/settings';
import { changeWords } from '$lib/plan/behaviour/share-words';
import type { StatusWord } from '$lib/plan/behaviour/status-word';
import type { Day } from '$lib/plan/day';

/** A change of the word, and why. */
interface WordChange {
	readonly date: Day;
	readonly from: StatusWord;
	readonly to: StatusWord;
	readonly because: string;
}

/** What moved the word, newest last, and what has been seen since. */
export interface WordSteps {
	readonly changes: readonly WordChange[];
	/** "Five checks, word unchanged"; empty without a check since the last change. */
	readonly since: string;
	/** How the latest checks compare with those before; empty where there is nothing to compare. */
	readonly comparison: string;
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** The changes of a cell's word up to as-of. Every cell begins without evidence. */
export function wordSteps(status: CellStatus, settings: BehaviourSettings): WordSteps {
	const { history, word, because, asOf, change } = status;
	const changes: WordChange[] = [];
	let before: StatusWord = 'no evidence';
	let unchanged = 0;
	for (const step of history) {
		if (step.word === before) unchanged += 1;
		else {
			changes.push({ date: step.date, from: before, to: step.word, because: step.because });
			unchanged = 0;
		}
		before = step.word;
	}
	if (word !== before) {
		// Evidence ages between checks, and the plan rises.
		changes.push({ date: asOf, from: before, to: word, because });
		unchanged = 0;
	}
	const isComparable = history.length > 0 && change.kind !== 'too few to tell';
	const comparison = isComparable ? changeWords(change, settings) : '';
	const count = numbers[unchanged] ?? String(unchanged);
	return {
		changes,
		since: unchanged === 0 ? '' : `${count} ${unchanged === 1 ? 'check' : 'checks'}, word unchanged`,
		// A fall that moved the word is told there.
		comparison: comparison === changes.at(-1)?.because ? '' : comparison
	};
}
