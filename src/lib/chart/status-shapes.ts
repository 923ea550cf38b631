import type { StatusWord } from '$lib/plan/behaviour/status-word';
import type { Shape } from './shape';

/** Side of the square that a shape was drawn for; others scale with their lines. */
const drawnFor = 11;

/**
 * The shape of a status word in a square whose top left corner is at x, y: a dashed ring, a triangle pointing
 * down, a block on three roots, a full disc, a ring with its lower half filled. Each is told from the others
 * without colour. Sizes in the unit of the surface.
 */
export function statusShapes(word: StatusWord, x: number, y: number, size = drawnFor): readonly Shape[] {
	const unit = size / drawnFor;
	const at = (dx: number, dy: number) => `${rounded(x + dx * unit)} ${rounded(y + dy * unit)}`;
	const middle = { cx: rounded(x + size / 2), cy: rounded(y + size / 2) };
	switch (word) {
		case 'no evidence': {
			const stroke = { token: 'edge', width: 1.3 * unit, dash: [2 * unit, 2.2 * unit] } as const;
			return [{ type: 'circle', ...middle, r: 4.8 * unit, stroke }];
		}
		case 'slipping':
			return [{ type: 'path', d: `M${at(0, 0.8)}L${at(11, 0.8)}L${at(5.5, 10.6)}Z`, fill: 'accent' }];
		case 'rooted': {
			const right = 'L' + [at(11, 0.4), at(11, 10.8), at(8.8, 10.8), at(8.8, 7.2)].join('L');
			const middleRoot = 'L' + [at(6.6, 7.2), at(6.6, 10.8), at(4.4, 10.8), at(4.4, 7.2)].join('L');
			const left = 'L' + [at(2.2, 7.2), at(2.2, 10.8), at(0, 10.8)].join('L');
			return [{ type: 'path', d: `M${at(0, 0.4)}${right}${middleRoot}${left}Z`, fill: 'ink' }];
		}
		case 'holding':
			return [{ type: 'circle', ...middle, r: 5.3 * unit, fill: 'ink' }];
		case 'emerging': {
			const r = rounded(4.7 * unit);
			const half = `M${at(0.8, 5.5)}A${r} ${r} 0 0 0 ${at(10.2, 5.5)}Z`;
			return [
				{ type: 'circle', ...middle, r, stroke: { token: 'ink', width: 1.4 * unit } },
				{ type: 'path', d: half, fill: 'ink' }
			];
		}
	}
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
