import type { GateStatus } from '$lib/plan/behaviour/gates';
import { diamond } from './markers';
import { at, polyline } from './path';
import type { Shape } from './shape';

/** Where gates that ask for evidence stand, by the id of their phase or milestone. */
export type GateStates = ReadonlyMap<string, GateStatus>;

/** A gate's state, by its shape alone. */
export type SignedState = 'met' | 'stale' | 'not met';

/** How much larger than a plain diamond one is that holds a sign. */
const grown = 1.2;

/**
 * A gate that asks for evidence, told by shape in one ink: filled with a tick (met), dashed (stale), empty with a
 * cross (not met). `line` is the width of its lines at a half of five.
 */
export function gateSign(state: SignedState, cx: number, cy: number, half: number): readonly Shape[] {
	const r = half * grown;
	const line = half / 5;
	if (state === 'met')
		return [
			diamond(cx, cy, r, true),
			{
				type: 'path',
				d: polyline([
					{ x: cx - r * 0.38, y: cy + r * 0.02 },
					{ x: cx - r * 0.08, y: cy + r * 0.3 },
					{ x: cx + r * 0.4, y: cy - r * 0.28 }
				]),
				stroke: { token: 'paper', width: 1.4 * line }
			}
		];
	const [left, top, right, bottom] = [cx - r, cy - r, cx + r, cy + r];
	const d = `M${at(cx)} ${at(top)}L${at(right)} ${at(cy)}L${at(cx)} ${at(bottom)}L${at(left)} ${at(cy)}Z`;
	if (state === 'stale')
		return [
			{
				type: 'path',
				d,
				fill: 'paper',
				stroke: { token: 'ink', width: 1.2 * line, dash: [2 * line, 1.6 * line] }
			}
		];
	const arm = r * 0.3;
	const cross = `M${at(cx - arm)} ${at(cy - arm)}L${at(cx + arm)} ${at(cy + arm)}M${at(cx + arm)} ${at(cy - arm)}L${at(cx - arm)} ${at(cy + arm)}`;
	return [diamond(cx, cy, r, false), { type: 'path', d: cross, stroke: { token: 'ink', width: 1.2 * line } }];
}

/** The state that a sign shows; null for a gate without criteria, which keeps its plain diamond. */
export function signedState(status: GateStatus | undefined): SignedState | null {
	return !status || status.state === 'no criteria' ? null : status.state;
}

/** A gate's code with its state in words: "G3 not met". */
export function gateLabel(code: string, status: GateStatus | undefined): string {
	const state = signedState(status);
	return state === null ? code : `${code} ${state}`;
}
