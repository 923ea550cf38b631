import type { RuleId } from './finding';
import type { Status } from './initiative';
import type { Lane } from './lane';

/**
 * What of a plan one wants to look at. Each list narrows; an empty one does not. `rules` are findings that an
 * initiative must have, one of them.
 */
export interface PlanFilter {
	readonly text: string;
	readonly lanes: readonly Lane[];
	/** Ids; "" stands for work in no phase. */
	readonly phases: readonly string[];
	/** Ids; "" stands for work that touches no team. */
	readonly teams: readonly string[];
	/** Owner roles; "" stands for work without one. */
	readonly owners: readonly string[];
	readonly statuses: readonly Status[];
	readonly rules: readonly RuleId[];
	/** What does not match stands back, or is left out. */
	readonly mode: 'dim' | 'hide';
}

export const noFilter: PlanFilter = {
	text: '',
	lanes: [],
	phases: [],
	teams: [],
	owners: [],
	statuses: [],
	rules: [],
	mode: 'dim'
};
