import { laneNames, lanes } from '$lib/plan/lane';
import { formatDebt } from '$lib/plan/order-debt';
import type { FlowArrow, OrderFlow } from '$lib/plan/order-flow';
import type { FlowBox } from './order-flow-boxes';
import { type Curve, type LabelLine, labelPlacer } from './order-flow-labels';
import { fitText } from './pages-text';
import { at, type Point, polyline } from './path';
import type { Shape, TextStyle, Token } from './shape';
import { estimateTextWidth } from './text-width';

/** An arrow of the flow as drawn; pixels. */
export interface FlowArrowDrawing {
	readonly arrow: FlowArrow;
	/** Its line, for hitting it and for marking it as chosen. */
	readonly d: string;
	readonly width: number;
	readonly shapes: readonly Shape[];
	/** Drawn over the boxes. */
	readonly label: readonly Shape[];
	/** What a screen reader says of it. */
	readonly name: string;
}

/** How far arrows stay from the corners of a box, and from each other in the gap between columns. */
const inset = 14;
const laneStep = 8;
const headLength = 7;
const longestName = 120;
/** More labels than these would hide the picture; the largest debts have them. */
const mostLabels = 40;

const strong: TextStyle = { family: 'sans', size: 11.5, weight: 600 };
const note: TextStyle = { family: 'sans', size: 10.5, weight: 400 };

interface Ported {
	readonly arrow: FlowArrow;
	readonly from: FlowBox;
	readonly to: FlowBox;
	readonly start: number;
	readonly end: number;
}

/** Routes arrows between the boxes of a flow, in the order in which they are drawn, with the labels of the last. */
export function routeArrows(
	arrows: readonly FlowArrow[],
	boxes: ReadonlyMap<string, FlowBox>,
	flow: OrderFlow
): FlowArrowDrawing[] {
	const gutters = new Map<number, number>();
	const phaseOf = (box: FlowBox) => flow.columns[box.cell.column]?.title ?? '';
	const routed = givePorts(arrows, boxes).map((one) => ({ ...one, curve: curveOf(one, gutters) }));
	const placeLabel = labelPlacer(
		[...boxes.values()],
		routed.map(({ curve }) => curve)
	);
	const labels = new Map<FlowArrow, Shape[]>();
	for (const { arrow, curve } of routed.toReversed().slice(0, mostLabels)) {
		if (arrow.debtDays > 0) labels.set(arrow, placeLabel(labelLines(arrow), curve));
	}
	return routed.map((one) => {
		const { arrow, curve } = one;
		const width = Math.min(8, 1.2 + 1.3 * Math.log2(arrow.pairs.length));
		return {
			arrow,
			d: pathOf(curve),
			width,
			shapes: arrowShapes(arrow, curve, width),
			label: labels.get(arrow) ?? [],
			name: nameOf(one, phaseOf)
		};
	});
}

/** Sorts the ends of arrows along the edges of boxes, by where they lead, so that few of them cross. */
function givePorts(arrows: readonly FlowArrow[], boxes: ReadonlyMap<string, FlowBox>): Ported[] {
	const whole = arrows.flatMap((arrow) => {
		const [from, to] = [boxes.get(arrow.from), boxes.get(arrow.to)];
		return from && to ? [{ arrow, from, to }] : [];
	});
	const place = (end: 'from' | 'to') => {
		const byBox = new Map<string, typeof whole>();
		for (const one of whole) {
			const id = one[end].cell.id;
			const list = byBox.get(id);
			if (list) list.push(one);
			else byBox.set(id, [one]);
		}
		const xs = new Map<FlowArrow, number>();
		const other = end === 'from' ? 'to' : 'from';
		for (const list of byBox.values()) {
			list.sort((a, b) => sideOf(a, end) - sideOf(b, end) || a[other].y - b[other].y);
			list.forEach((one, i) => {
				const { x, w } = one[end];
				xs.set(one.arrow, x + inset + ((w - 2 * inset) * (i + 1)) / (list.length + 1));
			});
		}
		return xs;
	};
	const [starts, ends] = [place('from'), place('to')];
	return whole.map((one) => ({ ...one, start: starts.get(one.arrow) ?? 0, end: ends.get(one.arrow) ?? 0 }));
}

/** From which side an arrow comes to its end, or leaves its start, as an x to sort by. */
function sideOf({ from, to }: Pick<Ported, 'from' | 'to'>, end: 'from' | 'to'): number {
	if (end === 'from') return to.x;
	// What passes the structure row comes down the gap beside its target.
	if (rowsOf({ from, to }) < 2) return from.x;
	return to.cell.column > from.cell.column ? to.x - 1 : to.x + to.w + 1;
}

/** How many rows an arrow goes down. */
function rowsOf({ from, to }: Pick<Ported, 'from' | 'to'>): number {
	return lanes.indexOf(to.cell.lane) - lanes.indexOf(from.cell.lane);
}

function curveOf({ from, to, start, end }: Ported, gutters: Map<number, number>): Curve {
	const rows = rowsOf({ from, to });
	if (from === to) return loop(from);
	if (rows === 0) return hump(from, to);
	const first = { x: start, y: from.y + from.h };
	const last = { x: end, y: to.y - headLength };
	if (rows === 1) return [first, ...swing(first, last)];
	const gutter = to.cell.column > from.cell.column ? to.cell.column : to.cell.column + 1;
	const used = gutters.get(gutter) ?? 0;
	gutters.set(gutter, used + 1);
	const edge = to.cell.column > from.cell.column ? to.x : to.x + to.w;
	const side = to.cell.column > from.cell.column ? -1 : 1;
	const x = edge + side * (14 + (used % 6) * laneStep);
	const third = (last.y - first.y) / 3;
	const above = { x, y: first.y + third };
	const below = { x, y: last.y - third };
	return [first, ...swing(first, above), ...straight(above, below), ...swing(below, last)];
}

/** From one point down to another, leaving and arriving upright. */
function swing(from: Point, to: Point): Curve {
	const middle = (from.y + to.y) / 2;
	return [{ x: from.x, y: middle }, { x: to.x, y: middle }, to];
}

function straight(from: Point, to: Point): Curve {
	return [from, to, to];
}

/** Structure that shapes structure of another phase: over the boxes between. */
function hump(from: FlowBox, to: FlowBox): Curve {
	const forward = to.x > from.x;
	const first = { x: forward ? from.x + from.w - inset : from.x + inset, y: from.y };
	const last = { x: forward ? to.x + inset : to.x + to.w - inset, y: to.y - headLength };
	const rise = 26 + Math.min(14, Math.abs(to.cell.column - from.cell.column) * 4);
	return [first, { x: first.x, y: first.y - rise }, { x: last.x, y: last.y - rise }, last];
}

/** Structure that shapes structure of the same phase: out at the right and in again. */
function loop({ x, y, w, h }: FlowBox): Curve {
	const right = x + w;
	return [
		{ x: right, y: y + h - 14 },
		{ x: right + 30, y: y + h - 10 },
		{ x: right + 34, y: y + 16 },
		{ x: right + headLength, y: y + 16 }
	];
}

function pathOf([first, ...rest]: Curve): string {
	if (!first) return '';
	let d = `M${at(first.x)} ${at(first.y)}`;
	for (let i = 0; i + 2 < rest.length; i += 3) {
		const three = rest.slice(i, i + 3).map(({ x, y }) => `${at(x)} ${at(y)}`);
		d += `C${three.join(' ')}`;
	}
	return d;
}

/** Solid where debt is open, dashed where all of it is accepted, quiet where none is owed. */
function arrowShapes(arrow: FlowArrow, curve: Curve, width: number): Shape[] {
	const token: Token = arrow.debtDays > 0 ? 'accent' : 'edge';
	const isAccepted = arrow.debtDays > 0 && arrow.acceptedDays === arrow.debtDays;
	const [before, tip] = [curve.at(-2), curve.at(-1)];
	if (!before || !tip) return [];
	const stroke = { token, width, ...(isAccepted ? { dash: [7, 4] } : {}) };
	return [
		{ type: 'path', d: pathOf(curve), stroke },
		{ type: 'path', d: headOf(before, tip, 4 + width / 2), fill: token }
	];
}

function headOf(before: Point, tip: Point, half: number): string {
	const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
	const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
	return polyline(
		[
			{ x: tip.x + dx * headLength, y: tip.y + dy * headLength },
			{ x: tip.x - dy * half, y: tip.y + dx * half },
			{ x: tip.x + dy * half, y: tip.y - dx * half }
		],
		true
	);
}

/** The debt of an arrow in words, and who accepted it. */
function labelLines(arrow: FlowArrow): LabelLine[] {
	const { debtDays, acceptedDays, pairs } = arrow;
	const debt = { text: formatDebt(debtDays, 'mo'), style: strong, token: 'accent' as const };
	if (acceptedDays === 0) return [debt];
	if (acceptedDays < debtDays) {
		const text = `${formatDebt(acceptedDays, 'mo')} accepted`;
		return [debt, { text, style: note, token: 'ink-2' }];
	}
	const names = [...new Set(pairs.flatMap(({ accepted }) => accepted?.by ?? []))];
	const by = names.length === 1 ? names[0]! : `${names.length} people`;
	return [
		{ ...debt, text: `${debt.text} accepted` },
		{ text: fitText(`by ${by}`, note, longestName, estimateTextWidth), style: note, token: 'ink-2' }
	];
}

function nameOf({ arrow, from, to }: Ported, phaseOf: (box: FlowBox) => string): string {
	const { pairs, debtDays, acceptedDays } = arrow;
	const place = (box: FlowBox) => `${laneNames[box.cell.lane].toLowerCase()} in ${phaseOf(box)}`;
	const many = pairs.length === 1 ? '1 piece of work is shaped' : `${pairs.length} times work is shaped`;
	const owes =
		debtDays === 0
			? 'nothing is owed'
			: acceptedDays === debtDays
				? `${formatDebt(debtDays)} of order debt, all accepted`
				: acceptedDays === 0
					? `${formatDebt(debtDays)} of order debt, open`
					: `${formatDebt(debtDays)} of order debt, ${formatDebt(acceptedDays)} of it accepted`;
	const start = place(from);
	return `From ${start} to ${place(to)}: ${many}, ${owes}`;
}
