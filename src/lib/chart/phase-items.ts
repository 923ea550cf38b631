import type { GateStatus } from '$lib/plan/behaviour/gates';
import { type Day, formatDay } from '$lib/plan/day';
import type { Milestone } from '$lib/plan/milestone';
import type { Phase } from '$lib/plan/phase';
import { phaseHeightPx } from './density';
import { gateLabel, gateSign, type GateStates, signedState } from './gate-sign';
import { diamond } from './markers';
import { gateOrPeg, milestoneName, milestoneX } from './milestones';
import { across, down } from './path';
import type { Related } from './related';
import { relatedSigns, relationWords } from './related-signs';
import { type TimeScale, type Window, xOf } from './scale';
import type { Mark, MeasureText, Shape, TextStyle } from './shape';
import { withEmphasis } from './stand-back';

export interface PhaseOptions {
	readonly asOf: Day;
	/** Right edge of the drawing, where a gate's label turns to its left. */
	readonly widthPx: number;
	readonly selected: ReadonlySet<string>;
	/** What is before and after the selected, and what stands back, as in the rows below. */
	readonly related?: Related;
	readonly dimmed?: ReadonlySet<string>;
	/** Whether milestones that belong to no lane stand in the strip, as they do unless rows are grouped by phase. */
	readonly withMilestones?: boolean;
	/** Ids of the milestones that may appear; null or left out for all. */
	readonly shown?: ReadonlySet<string> | null;
	/** Where gates that ask for evidence of behaviour stand; null or left out until that is known. */
	readonly gates?: GateStates | null;
	/** The part in sight: titles of phases that began before it stay at its edge. */
	readonly window?: Pick<Window, 'fromPx' | 'toPx'>;
	readonly measure?: MeasureText;
}

const titleStyle: TextStyle = { family: 'serif', size: 13, weight: 400, italic: true };
const labelStyle: TextStyle = { family: 'sans', size: 11, weight: 600 };
const titleInset = 6;
const diamondHalf = 5;
const labelGap = 8;

/** One thing of the strip before it has a row: from where to where it needs room, and how it is drawn there. */
export interface StripItem {
	readonly kind: 'phase' | 'milestone';
	readonly fromX: number;
	readonly toX: number;
	readonly gateX: number | null;
	/** Width of its label, which may turn to the left. */
	readonly labelWidth: number;
	draw(top: number, options: PhaseOptions): Mark[];
}

/**
 * A phase with its title and its gate; null when it has no day at all. `code` is its gate's: "G1", and `gate`
 * where that stands, if it asks for evidence.
 */
export function phaseItem(
	phase: Phase,
	code: string,
	scale: TimeScale,
	measure: MeasureText,
	gate?: GateStatus
): StripItem | null {
	const title = phase.title || 'Untitled';
	const endX = phase.end === null ? null : xOf(scale, phase.end + 1);
	const startX = phase.start === null ? endX : xOf(scale, phase.start);
	if (startX === null) return null;
	const lineEndX = endX ?? startX;
	const titleW = measure(title, titleStyle);
	const labelW = measure(gateLabel(code, gate), labelStyle);
	const labelEndX = endX === null ? startX : endX + labelGap + labelW;
	return {
		kind: 'phase',
		fromX: startX,
		toX: Math.max(labelEndX, startX + titleInset + titleW) + 6,
		gateX: endX,
		labelWidth: labelW,
		draw(top, options) {
			const lineY = top + phaseHeightPx - 3;
			const stuckX = Math.min(
				Math.max(startX, options.window?.fromPx ?? startX),
				Math.max(startX, lineEndX - titleW - 2 * titleInset)
			);
			const tick = startX === endX ? '' : down(startX, top + 3, lineY);
			const shapes: Shape[] = [
				{
					type: 'path',
					d: tick + across(startX, lineEndX, lineY),
					stroke: { token: 'ink-2', width: 1 }
				},
				{
					type: 'text',
					x: stuckX + titleInset,
					y: lineY - 4,
					text: title,
					style: titleStyle,
					token: 'ink',
					halo: 3
				}
			];
			const span = [phase.start, phase.end].map((one) => (one === null ? 'no date' : formatDay(one)));
			const phaseMark: Mark = {
				key: `phase:${phase.id}`,
				kind: 'phase',
				planId: phase.id,
				name: `${title}, phase, ${span.join(' to ')}${relationWords(phase.id, options.related)}`,
				box: { x: startX, y: top, w: Math.max(24, lineEndX - startX), h: phaseHeightPx },
				shapes: [
					...withEmphasis(phase.id, options, shapes),
					...(options.selected.has(phase.id) ? [underline(startX, lineEndX, lineY)] : []),
					...relatedSigns(phase.id, options.related, startX, lineEndX, lineY)
				]
			};
			return endX === null || phase.end === null
				? [phaseMark]
				: [phaseMark, gateMark(phase, phase.end, code, endX, lineY, labelW, options, gate)];
		}
	};
}

function underline(fromX: number, toX: number, y: number): Shape {
	return { type: 'path', d: across(fromX, toX, y), stroke: { token: 'accent', width: 2 } };
}

function gateMark(
	phase: Phase,
	day: Day,
	code: string,
	x: number,
	y: number,
	labelW: number,
	options: PhaseOptions,
	gate?: GateStatus
): Mark {
	const past = day <= options.asOf;
	const state = signedState(gate);
	return {
		key: `gate:${phase.id}`,
		kind: 'gate',
		planId: phase.id,
		name: [
			`Gate ${code.slice(1)}`,
			formatDay(day),
			past ? 'date past' : '',
			state ?? '',
			phase.gate,
			state ? gate?.reason : ''
		]
			.filter(Boolean)
			.join(', '),
		box: { x: x - 12, y: y - 12, w: 24, h: 24 },
		shapes: withEmphasis(phase.id, options, [
			...(state ? gateSign(state, x, y, diamondHalf) : [diamond(x, y, diamondHalf, past)]),
			label(gateLabel(code, gate), x, y + 4, labelW, options)
		])
	};
}

function label(text: string, x: number, y: number, width: number, options: PhaseOptions): Shape {
	const isRight = x + labelGap + width <= options.widthPx;
	return {
		type: 'text',
		x: isRight ? x + labelGap : x - labelGap,
		y: isRight ? y : y - 6,
		text,
		style: labelStyle,
		token: 'ink-2',
		anchor: isRight ? 'start' : 'end',
		halo: 3
	};
}

/** A milestone that belongs to no lane, called by `code`; null when it has no day. `gate` is where it stands. */
export function milestoneItem(
	milestone: Milestone,
	code: string,
	scale: TimeScale,
	measure: MeasureText,
	gate?: GateStatus
): StripItem | null {
	if (milestone.day === null) return null;
	const x = milestoneX(milestone.day, scale);
	const text = gateLabel(code, gate);
	const labelW = measure(text, labelStyle);
	return {
		kind: 'milestone',
		fromX: x - 8,
		toX: x + labelGap + labelW + 6,
		gateX: milestone.kind === 'gate' ? x : null,
		labelWidth: labelW,
		draw(top, options) {
			const y = top + phaseHeightPx / 2 + 2;
			const ring: Shape[] = options.selected.has(milestone.id)
				? [
						{
							type: 'rect',
							x: x - 8,
							y: y - 8,
							w: 16,
							h: 16,
							stroke: { token: 'accent', width: 1.6 }
						}
					]
				: [];
			return [
				{
					key: `milestone:${milestone.id}`,
					kind: milestone.kind,
					planId: milestone.id,
					name: milestoneName(milestone, options.asOf, gate) + relationWords(milestone.id, options.related),
					box: { x: x - 12, y: y - 12, w: 24, h: 24 },
					shapes: [
						...withEmphasis(milestone.id, options, [
							...gateOrPeg(milestone, gate, x, y, diamondHalf),
							label(text, x, y + 4, labelW, options)
						]),
						...ring,
						...relatedSigns(milestone.id, options.related, x - 16, x + 16, y)
					]
				}
			];
		}
	};
}
