import type { CellWork, WorkItem } from '$lib/plan/behaviour/cell-work';
import { addDays, type Day, formatDay } from '$lib/plan/day';
import { type Initiative, isFinished, type Span } from '$lib/plan/initiative';
import { isPastEnd } from '$lib/chart/annotation';
import { bodyShapes, extensionShape } from '$lib/chart/bar-body';
import { hullOf } from '$lib/chart/hull';
import { fitText, sans } from '$lib/chart/pages-text';
import { across, down } from '$lib/chart/path';
import type { Shape, TextStyle } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';
import type { CellFrame } from './cell-frame';
import type { CellPoint } from './cell-points';

const headStyle: TextStyle = sans(12.5, 600);
const codeStyle: TextStyle = sans(11.5, 600);
const nameStyle: TextStyle = sans(11.5);
const barHeight = 9;
const gap = 8;

/** Rows of bars below the chart, on its axis of time. */
export interface CellStrip {
	readonly shapes: readonly Shape[];
	readonly points: readonly CellPoint[];
	readonly bottom: number;
}

/** The bars of what is meant to change a cell, and of what helps and holds it back, from `top` down. */
export function cellStrip(frame: CellFrame, { support, work }: CellWork, asOf: Day, top: number): CellStrip {
	const hasForces = work.some(({ kind }) => kind !== 'initiative');
	const forces = hasForces ? ', what helps and what holds it back' : '';
	const head = frame.isWide ? `Initiatives meant to change it${forces}` : 'What is meant to change it';
	const first = section(frame, 'Support, planned and running', support, asOf, top);
	const second = section(frame, head, work, asOf, first.bottom);
	return {
		shapes: [...first.shapes, ...second.shapes],
		points: [...first.points, ...second.points],
		bottom: second.bottom
	};
}

function section(
	frame: CellFrame,
	head: string,
	all: readonly WorkItem[],
	asOf: Day,
	top: number
): CellStrip {
	const items = all.filter((item) => isInside(item, frame.span));
	if (items.length === 0) return { shapes: [], points: [], bottom: top };
	const { left, right } = frame;
	const words = fitText(head, headStyle, right - left, estimateTextWidth);
	const shapes: Shape[] = [
		{ type: 'path', d: across(left, right, top + 4), stroke: { token: 'rule-2', width: 1 } },
		{ type: 'text', x: left, y: top + 20, text: words, style: headStyle, token: 'ink', halo: 3 }
	];
	const points: CellPoint[] = [];
	let y = top + 25;
	for (const item of items) {
		const row = rowOf(frame, item, asOf, y);
		shapes.push(...row.shapes);
		points.push({
			key: `work:${item.kind}:${item.id}`,
			series: 'work',
			day: null,
			name: nameOfItem(item),
			box: { x: row.from, y, w: Math.max(24, row.to - row.from), h: row.height }
		});
		y += row.height;
	}
	return { shapes, points, bottom: y + 4 };
}

function isInside({ start, end }: WorkItem, span: Span): boolean {
	return (start ?? span.start) <= span.end && (end ?? span.end) >= span.start;
}

/** What a piece of work does to the cell. */
export const workKindWords: Readonly<Record<WorkItem['kind'], string>> = {
	support: 'support',
	tie: 'tie',
	initiative: 'initiative',
	catalyst: 'helps',
	inhibitor: 'holds it back'
};

/** "IV1 Listen-in hours, support, 2 Mar 2026 to 26 Feb 2027" */
function nameOfItem(item: WorkItem): string {
	const days =
		item.end === null ? `from ${dayWords(item.start)}` : `${dayWords(item.start)} to ${dayWords(item.end)}`;
	const note = item.note === '' || item.kind === 'catalyst' ? '' : `, ${item.note}`;
	return `${[item.code, item.name].filter(Boolean).join(' ')}, ${workKindWords[item.kind]}, ${days}${note}`;
}

function dayWords(day: Day | null): string {
	return day === null ? 'the beginning' : formatDay(day);
}

interface DrawnRow {
	readonly shapes: readonly Shape[];
	readonly from: number;
	readonly to: number;
	readonly height: number;
}

const rowHeight = 18;
/** Where a label stands in a line of its own. */
const stackedHeight = 31;

function rowOf(frame: CellFrame, item: WorkItem, asOf: Day, top: number): DrawnRow {
	const flat = drawItem(frame, item, asOf, 0);
	const spot = spotOf(frame, item, flat.from, flat.to);
	const isStacked = spot.kind === 'stacked';
	const middle = top + (isStacked ? stackedHeight - rowHeight / 2 : rowHeight / 2);
	const label = labelShapes(item, spot, isStacked ? top + 10 : middle + 4);
	return {
		...flat,
		shapes: [...drawItem(frame, item, asOf, middle).shapes, ...label],
		height: isStacked ? stackedHeight : rowHeight
	};
}

interface LabelSpot {
	readonly kind: 'beside' | 'within' | 'stacked';
	readonly x: number;
}

/** Right of the bar, else left of it, else within a line, which it breaks like a contour; else above. */
function spotOf(frame: CellFrame, item: WorkItem, from: number, to: number): LabelSpot {
	const width = labelWidth(item);
	const isLine = item.kind === 'inhibitor' || item.kind === 'catalyst';
	if (to + gap + width <= frame.width - 4) return { kind: 'beside', x: to + gap };
	if (from - gap - width >= 0) return { kind: 'beside', x: from - gap - width };
	if (isLine && to - from >= width + 40) return { kind: 'within', x: from + 20 };
	return { kind: 'stacked', x: Math.max(0, Math.min(from, frame.width - 4 - width)) };
}

function wordsOf({ name, note }: WorkItem): string {
	return note ? `${name}, ${note}` : name;
}

function labelWidth(item: WorkItem): number {
	const code = item.code ? estimateTextWidth(`${item.code} `, codeStyle) : 0;
	return code + estimateTextWidth(wordsOf(item), nameStyle);
}

function labelShapes(item: WorkItem, { kind, x }: LabelSpot, y: number): Shape[] {
	const halo = 4;
	const code = item.code ? estimateTextWidth(`${item.code} `, codeStyle) : 0;
	const shapes: Shape[] = [];
	if (kind === 'within')
		shapes.push({ type: 'rect', x: x - 3, y: y - 9, w: labelWidth(item) + 6, h: 12, fill: 'paper' });
	if (code > 0) shapes.push({ type: 'text', x, y, text: item.code, style: codeStyle, token: 'ink', halo });
	const text = wordsOf(item);
	return [...shapes, { type: 'text', x: x + code, y, text, style: nameStyle, token: 'ink-2', halo }];
}

/** Shapes about a middle line, and how far they reach. */
type DrawnItem = Pick<DrawnRow, 'shapes' | 'from' | 'to'>;

function drawItem(frame: CellFrame, item: WorkItem, asOf: Day, middle: number): DrawnItem {
	if (item.initiative) return drawInitiative(frame, item.initiative, item, asOf, middle);
	const { span, left, right } = frame;
	const from = Math.max(left, frame.xAt(item.start ?? span.start));
	const to = Math.max(from + 3, item.end === null ? right : Math.min(right, frame.xAt(addDays(item.end, 1))));
	return { shapes: itemShapes(item, from, to, middle), from, to };
}

function itemShapes(item: WorkItem, from: number, to: number, middle: number): Shape[] {
	const line = across(from, to, middle);
	if (item.kind === 'support') {
		const box = { x: from, y: middle - barHeight / 2, w: to - from, h: barHeight };
		return [{ type: 'rect', ...box, fill: 'rule-2', stroke: { token: 'ink', width: 1 } }];
	}
	if (item.kind === 'tie')
		return [
			{ type: 'path', d: line, stroke: { token: 'ink', width: 2 } },
			{ type: 'circle', cx: from, cy: middle, r: 4, fill: 'ink' }
		];
	const tick = (x: number) => down(x, middle - 3.5, middle + 3.5);
	const ends = (item.start === null ? '' : tick(from)) + (item.end === null ? '' : tick(to));
	const isHelp = item.kind === 'catalyst';
	const dash = isHelp ? {} : { dash: [4, 3] };
	return [
		{ type: 'path', d: line, stroke: { token: 'ink', width: isHelp ? 1.2 : 1.4, ...dash } },
		...(ends ? [{ type: 'path', d: ends, stroke: { token: 'ink', width: 1.6 } } as const] : [])
	];
}

/** The bar of an initiative as the timeline draws it, cut at the edges of the chart. */
function drawInitiative(
	frame: CellFrame,
	initiative: Initiative,
	{ start, end }: WorkItem,
	asOf: Day,
	middle: number
): DrawnItem {
	const { scale, span } = frame;
	if (start === null || end === null) return { shapes: [], from: frame.left, to: frame.left };
	const isOpen = !isFinished(initiative) && initiative.status !== 'cancelled';
	const shown: Span = {
		start: Math.max(span.start, Math.min(start, end)) as Day,
		end: Math.min(span.end - 1, Math.max(start, end)) as Day
	};
	const ends = { start: isOpen && initiative.actualStart === null, end: isOpen };
	const hull = hullOf(shown, scale, asOf, ends, middle - barHeight / 2, barHeight);
	const from = Math.max(frame.left, hull.tipLeft);
	const to = Math.min(frame.right + 2, hull.tipRight);
	const shapes = bodyShapes(initiative, { start, end }, hull, scale, 1);
	if (!isPastEnd(initiative, { start, end }, asOf)) return { shapes, from, to };
	const x = frame.xAt(asOf);
	return { shapes: [...shapes, extensionShape(initiative.lane, hull, x, 1)], from, to: Math.max(to, x) };
}
