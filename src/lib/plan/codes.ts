import { type Lane, laneCodes } from './lane';
import type { Plan } from './plan';

/** Longest number of a code that is counted; a longer one is somebody's own scheme. */
const mostDigits = 6;

/**
 * The next code for a lane's initiative, such as PR10: one more than the highest in use, whichever lane it
 * moved to since. Codes of deleted initiatives count, as they can be restored.
 */
export function nextCode(plan: Plan, lane: Lane): string {
	const letters = laneCodes[lane];
	const pattern = new RegExp(`^\\s*${letters}(\\d{1,${mostDigits}})\\s*$`, 'i');
	let highest = 0;
	const count = (code: unknown) => {
		const match = typeof code === 'string' ? pattern.exec(code) : null;
		if (match) highest = Math.max(highest, Number(match[1]));
	};
	for (const initiative of plan.initiatives) count(initiative.code);
	for (const { collection, record } of plan.trash) {
		if (collection === 'initiatives') count((record as { readonly code?: unknown }).code);
	}
	return `${letters}${highest + 1}`;
}
