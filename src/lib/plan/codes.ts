import { type Lane, laneCodes } from './lane';
import type { Plan } from './plan';

/** Longest number of a code that is counted; a longer one is somebody's own scheme. */
const mostDigits = 6;

/**
 * The next code for a lane's initiative, such as PR10: one more than the highest in use, whichever lane it
 * moved to since. Codes of deleted initiatives count, as they can be restored.
 */
export function nextCode(plan: Plan, lane: Lane): string {
	return codeMaker(plan)(lane);
}

/** The same for many new initiatives: each call gives the next code of that lane. */
export function codeMaker(plan: Plan): (lane: Lane) => string {
	const used = plan.initiatives.map((initiative) => initiative.code);
	for (const { collection, record } of plan.trash) {
		const { code } = record as { readonly code?: unknown };
		if (collection === 'initiatives' && typeof code === 'string') used.push(code);
	}
	const highest = new Map<Lane, number>();
	return (lane) => {
		const number = (highest.get(lane) ?? highestIn(used, lane)) + 1;
		highest.set(lane, number);
		return `${laneCodes[lane]}${number}`;
	};
}

function highestIn(codes: readonly string[], lane: Lane): number {
	const pattern = new RegExp(`^\\s*${laneCodes[lane]}(\\d{1,${mostDigits}})\\s*$`, 'i');
	let highest = 0;
	for (const code of codes) highest = Math.max(highest, Number(pattern.exec(code)?.[1] ?? 0));
	return highest;
}
