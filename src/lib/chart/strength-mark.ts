import type { Strength } from '$lib/plan/behaviour/cell-status';
import type { Shape, Token } from './shape';

/** Height of the drawing: the plan's sign above, the line below. */
export const strengthMarkHeight = 13;

/**
 * A share with its interval on a line from 0 to 100 %, and the plan's share of the day as a hollow triangle above
 * it. Sizes in the unit of the surface.
 */
export function strengthMark(
	strength: Strength,
	planNow: number,
	width: number,
	token: Token = 'ink'
): readonly Shape[] {
	const y = 8.5;
	const at = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * width * 10) / 10;
	const x = at(strength.share);
	const plan = Math.min(width - 3.5, Math.max(3.5, at(planNow)));
	return [
		{ type: 'path', d: `M0 ${y}H${width}`, stroke: { token: 'rule-2', width: 1.5 } },
		{
			type: 'path',
			d: `M${at(strength.low)} ${y}H${at(strength.high)}`,
			stroke: { token, width: 2.5 }
		},
		{ type: 'path', d: `M${x} 4.5V12.5`, stroke: { token, width: 2 } },
		{
			type: 'path',
			d: `M${plan - 3} 0.8H${plan + 3}L${plan} 5.6Z`,
			fill: 'paper',
			stroke: { token: 'ink-2', width: 1 }
		}
	];
}
