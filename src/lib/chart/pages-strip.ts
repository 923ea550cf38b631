import type { GateStatus } from '$lib/plan/behaviour/gates';
import { type Day, formatDay } from '$lib/plan/day';
import type { Milestone } from '$lib/plan/milestone';
import type { Phase } from '$lib/plan/phase';
import type { Plan } from '$lib/plan/plan';
import { gateLabel, gateSign, type GateStates, signedState } from './gate-sign';
import { diamond } from './markers';
import { gateOrPeg, milestoneName, milestoneSign, milestoneX } from './milestones';
import { type PageBlock, smallestText } from './pages-paper';
import type { Draft } from './pages-sizes';
import { fitText, sans, serif, textShape } from './pages-text';
import { type PageTime, pageTime } from './pages-window';
import type { Shape, TextStyle } from './shape';

/** A gate as the strip and the key name it. */
export interface PrintedGate {
	readonly id: string;
	readonly code: string;
	readonly statement: string;
	readonly day: Day;
	/** Where it stands, if it asks for evidence. */
	readonly status: GateStatus | undefined;
	/** Its code, with that state in words: "G3 not met". */
	readonly label: string;
}

/** The gates of a plan in its order: one where each phase ends, then those that stand on their own. */
export function printedGates(plan: Plan, states: GateStates | null = null): readonly PrintedGate[] {
	const ends = plan.phases.map((phase) => ({ id: phase.id, day: phase.end, statement: phase.gate }));
	const own = plan.milestones
		.filter((milestone) => milestone.kind === 'gate')
		.map((gate) => ({ id: gate.id, day: gate.day, statement: gate.statement || gate.title }));
	return [...ends, ...own].flatMap(({ id, day, statement }, index) => {
		if (day === null) return [];
		const [code, status] = [`G${index + 1}`, states?.get(id)];
		return [{ id, day, statement, code, status, label: gateLabel(code, status) }];
	});
}

/** The sign of a gate: its state where it asks for evidence, else a diamond, filled once its day has passed. */
export function printedGateSign(
	{ status, day }: PrintedGate,
	asOf: Day,
	cx: number,
	cy: number,
	half: number
): readonly Shape[] {
	const state = signedState(status);
	return state ? gateSign(state, cx, cy, half) : [diamond(cx, cy, half, day <= asOf)];
}

interface Item {
	readonly milestone: Milestone | null;
	readonly name: string;
	readonly alt: string;
	readonly start: Day | null;
	readonly end: Day | null;
	readonly gate: PrintedGate | null;
}

interface Placed extends Item {
	readonly row: number;
	readonly text: string;
}

/** Phases, gates and milestones laid in as few lines as keep them apart. */
export interface Strip {
	readonly rows: number;
	readonly height: number;
	readonly placed: readonly Placed[];
	/** How many found no line. */
	readonly leftOut: number;
}

function itemsOf(plan: Plan, asOf: Day, states: GateStates | null): readonly Item[] {
	const gates = new Map(printedGates(plan, states).map((gate) => [gate.id, gate]));
	const spanWords = (phase: Phase) =>
		phase.start !== null && phase.end !== null
			? `${formatDay(phase.start)} to ${formatDay(phase.end)}`
			: 'dates not complete';
	const phases = plan.phases.map((phase) => ({
		milestone: null,
		name: phase.title || 'Untitled phase',
		alt: `Phase ${phase.title || 'untitled'}, ${spanWords(phase)}`,
		start: phase.start,
		end: phase.end,
		gate: gates.get(phase.id) ?? null
	}));
	const own = plan.milestones.filter((one) => one.lane === null);
	const points = own.map((one) => ({
		milestone: one,
		name: one.kind === 'gate' ? '' : one.title || 'Untitled milestone',
		alt: milestoneName(one, asOf),
		start: null,
		end: one.day,
		gate: gates.get(one.id) ?? null
	}));
	return [...phases, ...points].filter((item) => item.start !== null || item.end !== null);
}

function codeStyle(size: number): TextStyle {
	return sans(Math.max(smallestText, size * 0.95), 600);
}

/** The x from and to which an item takes up its line. */
function reach(draft: Draft, item: Item, text: string, time: PageTime): readonly [number, number] {
	const size = draft.size.label;
	const style = serif(size * 1.15, 400, true);
	const from = time.x(item.start ?? item.end ?? time.start);
	const to = time.x((item.end ?? item.start ?? time.start) + 1);
	const words = draft.measure(text, style) + size * 0.6;
	const code = item.gate ? size * 0.8 + draft.measure(item.gate.label, codeStyle(size)) : 0;
	const name = item.start === null ? to + size * 0.8 + code : from;
	return [from - size * 0.6, Math.max(to + size * 0.9 + code, name + words)];
}

/** Lays the strip for a frame from `left` to `right` that shows `start` to `end`. */
export function layStrip(draft: Draft, time: PageTime): Strip {
	const size = draft.size.label;
	const most = Math.max(3, Math.floor((draft.size.height * 0.22) / (size * 1.75)));
	const rowEnds: number[] = [];
	const placed: Placed[] = [];
	let leftOut = 0;
	for (const item of itemsOf(draft.plan, draft.options.asOf, draft.options.gates ?? null)) {
		const begins = item.start ?? item.end ?? time.start;
		const ends = item.end ?? item.start ?? time.start;
		if (begins >= time.end || ends < time.start) continue;
		const shown = begins < time.start ? { ...item, start: item.start === null ? null : time.start } : item;
		const room = time.right - time.x(shown.start ?? begins) - size;
		const text = fitText(item.name, serif(size * 1.15, 400, true), Math.max(room, size * 5), draft.measure);
		const [from, to] = reach(draft, shown, text, time);
		let row = rowEnds.findIndex((end) => end <= from);
		if (row < 0) row = rowEnds.length;
		if (row >= most) {
			leftOut += 1;
			continue;
		}
		rowEnds[row] = to;
		placed.push({ ...shown, row, text });
	}
	const flag = draft.options.asOf >= time.start && draft.options.asOf < time.end ? 1.6 : 0.3;
	const rows = Math.max(rowEnds.length, leftOut > 0 ? most : 0);
	return { rows, placed, leftOut, height: (flag + rows * 1.75 + (rows > 0 ? 0.55 : 0)) * size };
}

/** The strip at `top`: brackets and gates as drawing, names as text, gate lines down to `bottom`. */
export function drawStrip(
	draft: Draft,
	strip: Strip,
	time: PageTime,
	top: number,
	bottom: number
): {
	readonly lines: readonly Shape[];
	readonly marks: readonly Shape[];
	readonly words: readonly PageBlock[];
} {
	const size = draft.size.label;
	const first = top + strip.height - strip.rows * 1.75 * size - 0.55 * size;
	const lines: Shape[] = [];
	const marks: Shape[] = [];
	const words: PageBlock[] = [];
	for (const item of strip.placed) {
		const y = first + (item.row + 1) * 1.75 * size - size * 0.35;
		const inside = item.end !== null && item.end < time.end;
		const { milestone } = item;
		const to =
			milestone?.day != null
				? milestoneX(milestone.day, time.scale)
				: Math.min(time.right, time.x((item.end ?? item.start ?? time.start) + 1));
		const texts: Shape[] = [];
		if (item.start !== null) {
			const from = time.x(item.start);
			marks.push({
				type: 'path',
				d: `M${from} ${y - size * 1.15}V${y}H${to}`,
				stroke: { token: 'ink', width: 0.8 }
			});
			texts.push(textShape(item.text, from + size * 0.5, y - size * 0.32, serif(size * 1.15, 400, true)));
		}
		const r = size * 0.52;
		let after = to + r + size * 0.25;
		if (item.gate && inside) {
			lines.push({
				type: 'path',
				d: `M${to} ${y}V${bottom}`,
				stroke: { token: 'ink', width: 0.6, dash: [0.6, 2.6] }
			});
			if (milestone) marks.push(...gateOrPeg(milestone, item.gate.status, to, y, r / 1.2));
			else marks.push(...printedGateSign(item.gate, draft.options.asOf, to, y, r));
			const style = codeStyle(size);
			const w = draft.measure(item.gate.label, style);
			if (after + w <= time.right) texts.push(textShape(item.gate.label, after, y + size * 0.33, style));
			else texts.push(textShape(item.gate.label, to - r - 2, y - size * 0.4, style, 'ink', 'end'));
			after += w + size * 0.3;
		} else if (milestone) marks.push(milestoneSign(milestone, to, y, r));
		if (item.start === null && item.text) {
			const style = sans(Math.max(smallestText, size * 0.95));
			const room = time.right - after;
			if (draft.measure(item.text, style) <= room || room > to - time.left)
				texts.push(textShape(fitText(item.text, style, room, draft.measure), after, y + size * 0.33, style));
			else {
				const text = fitText(item.text, style, to - r - size * 0.3 - time.left, draft.measure);
				texts.push(textShape(text, to - r - size * 0.3, y + size * 0.33, style, 'ink', 'end'));
			}
		}
		const gate = item.gate ? `, gate ${item.gate.label}${gateReason(item.gate)}` : '';
		words.push({ role: 'P', alt: `${item.alt}${gate}`, shapes: texts });
	}
	if (strip.leftOut > 0) {
		const note = `and ${strip.leftOut} more phases or milestones`;
		const y = top + strip.height - size * 0.45;
		words.push({
			role: 'P',
			shapes: [textShape(note, time.right - 4, y, sans(size), 'ink', 'end')]
		});
	}
	return { lines, marks, words };
}

/** Why a gate that asks for evidence stands where it does, for those who do not see its sign. */
function gateReason({ status }: PrintedGate): string {
	return status && signedState(status) ? `, ${status.reason}` : '';
}

/** The strip laid as if for a frame of this width; its height does not depend on where the frame stands. */
export function measureStrip(draft: Draft, start: Day, end: Day, left: number, right: number): Strip {
	return layStrip(draft, pageTime(start, end, left, right));
}
