import type { GateStatus } from '$lib/plan/behaviour/gates';
import { formatDay } from '$lib/plan/day';
import { laneNames } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import type { BarOptions } from './bar-options';
import type { BarGeometry } from './density';
import { gateSign, signedState } from './gate-sign';
import { diamond, peg } from './markers';
import { drawNotes } from './notes';
import { relatedSigns, relationWords } from './related-signs';
import type { MilestoneRow } from './rows';
import { type TimeScale, xOf } from './scale';
import type { Mark, Shape } from './shape';
import { withEmphasis } from './stand-back';

/** Room beside a milestone for the sign that it is related to what is selected. */
const signRoom = 10;

/** Middle of a milestone's day. */
export function milestoneX(day: number, scale: TimeScale): number {
	return xOf(scale, day) + scale.pxPerDay / 2;
}

/** What a screen reader says of a milestone. */
export function milestoneName(milestone: Milestone, asOf: number, gate?: GateStatus): string {
	const { title, kind, lane, day, done } = milestone;
	const state = signedState(gate);
	const parts = [title || 'Untitled', kind];
	if (lane) parts.push(laneNames[lane].toLowerCase());
	if (day !== null) parts.push(formatDay(day));
	if (done) parts.push('reached');
	else if (isMilestoneLate(milestone, asOf)) parts.push('late');
	if (gate && state) parts.push(state, gate.reason);
	return parts.join(', ');
}

/** The sign of a milestone: a peg, or a gate's diamond; filled once reached. */
export function milestoneSign(milestone: Milestone, cx: number, cy: number, half: number): Shape {
	return milestone.kind === 'gate'
		? diamond(cx, cy, half * 1.2, milestone.done)
		: peg(cx, cy, half, milestone.done);
}

/** The same, where a gate that asks for evidence shows its state. */
export function gateOrPeg(
	milestone: Milestone,
	gate: GateStatus | undefined,
	cx: number,
	cy: number,
	half: number
): readonly Shape[] {
	const state = milestone.kind === 'gate' ? signedState(gate) : null;
	return state ? gateSign(state, cx, cy, half) : [milestoneSign(milestone, cx, cy, half)];
}

/** Half the width of a milestone's sign in a row. */
export function milestoneHalf(geometry: Pick<BarGeometry, 'barHeight'>): number {
	return Math.min(6, geometry.barHeight * 0.45);
}

/** Whether the day of a milestone has passed without it. */
export function isMilestoneLate(milestone: Milestone, asOf: number): boolean {
	return !milestone.done && milestone.day !== null && milestone.day < asOf;
}

/** A milestone in its lane's row, with its title beside it. Null when it has no day or is out of sight. */
export function milestoneMark(row: MilestoneRow, scale: TimeScale, options: BarOptions): Mark | null {
	const { milestone } = row;
	const { geometry, window } = options;
	if (milestone.day === null) return null;
	const cx = milestoneX(milestone.day, scale);
	const middle = row.top + geometry.barTop + geometry.barHeight / 2;
	const half = milestoneHalf(geometry);
	const gate = milestone.kind === 'gate' ? options.gates?.get(milestone.id) : undefined;
	const state = signedState(gate);
	const text = [
		milestone.title || 'Untitled',
		...(isMilestoneLate(milestone, options.asOf) ? ['late'] : []),
		...(state ? [state] : [])
	].join(', ');
	const isSelected = options.selected.has(milestone.id);
	const ground = isSelected ? { ground: 'accent-tint' as const } : {};
	const [signsFrom, signsTo] = [cx - half - signRoom, cx + half + signRoom];
	const signs = relatedSigns(milestone.id, options.related, signsFrom, signsTo, middle);
	const [leftEnd, rightEnd] = signs.length > 0 ? [signsFrom, signsTo] : [cx - half, cx + half];
	const place = { leftEnd: leftEnd - 5, rightEnd: rightEnd + 5, middle, ...ground };
	const notes = drawNotes([{ text, token: 'ink-2', strong: false, shape: null }], place, options);
	const from = Math.min(cx - half, notes.fromX);
	const to = Math.max(cx + half, notes.toX);
	if (window && (to < window.fromPx || from > window.toPx)) return null;
	const ring = isSelected ? [selectionRing(cx, middle, half + 3.5)] : [];
	return {
		key: `milestone:${milestone.id}`,
		kind: milestone.kind,
		planId: milestone.id,
		name: milestoneName(milestone, options.asOf, gate) + relationWords(milestone.id, options.related),
		box: { x: cx - 12, y: row.top, w: 24, h: row.height },
		shapes: [
			...withEmphasis(milestone.id, options, [...gateOrPeg(milestone, gate, cx, middle, half)]),
			...ring,
			...signs,
			...withEmphasis(milestone.id, options, notes.shapes)
		]
	};
}

function selectionRing(cx: number, cy: number, half: number): Shape {
	const stroke = { token: 'accent', width: 1.6 } as const;
	return { type: 'rect', x: cx - half, y: cy - half, w: 2 * half, h: 2 * half, stroke };
}
