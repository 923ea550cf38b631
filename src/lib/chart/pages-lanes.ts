import { laneNames } from '$lib/plan/lane';
import { drawRow, type RowDrawing } from './pages-bars';
import { describeRow, linkPieces, type PlacedLabel, piecesOf, placeLabel, writeTitle } from './pages-labels';
import type { RowPlace } from './pages-links';
import type { PageBlock } from './pages-paper';
import {
	idOf,
	laneSentences,
	type RowHeights,
	rowCount,
	type Segment,
	segmentHeight,
	segmentName
} from './pages-rows';
import { type Draft, hairline } from './pages-sizes';
import { sans, serif, textShape } from './pages-text';
import type { PageTime } from './pages-window';
import type { Shape } from './shape';

/** Where the words of rows stand when they do not stand beside their bars. */
export interface TitleColumn {
	readonly left: number;
	readonly width: number;
}

/** Where a lane's name stands in a corner of its rows. */
export interface Corner {
	readonly side: 'left' | 'right';
	/** The row from which it hangs. */
	readonly row: number;
}

/** Rows of lanes as drawing and as words. */
export interface DrawnLanes {
	/** Lines between rows and lanes. */
	readonly under: readonly Shape[];
	/** Grounds of paper behind words. */
	readonly plates: readonly Shape[];
	readonly bars: readonly Shape[];
	readonly words: readonly PageBlock[];
	readonly rows: readonly RowPlace[];
}

interface Reach {
	readonly left: number;
	readonly right: number;
}

function nameSizes(draft: Draft) {
	const name = serif(draft.size.label * 2);
	const sentence = sans(Math.max(7, draft.size.label * 0.95));
	return { name, sentence, height: draft.size.label * 3.5 };
}

/** How far each row of a lane reaches, bar and words together. */
function reachRows(draft: Draft, segment: Segment, time: PageTime): readonly Reach[] {
	return segment.items.map((item) =>
		placeLabel(draft, piecesOf(draft, item), drawRow(draft, item, time, 0), time, 0)
	);
}

/** A corner that the rows of a lane leave free for its name, at the top right for choice; null if there is none. */
export function findCorner(draft: Draft, segment: Segment, time: PageTime): Corner | null {
	const { name, sentence, height } = nameSizes(draft);
	const rows = Math.ceil(height / draft.size.pitch);
	if (segment.items.length < rows) return null;
	const width =
		Math.max(
			draft.measure(segmentName(segment), name),
			draft.measure(laneSentences[segment.lane], sentence)
		) +
		draft.size.label * 2;
	const reach = reachRows(draft, segment, time);
	const { asOf } = draft.options;
	const today = asOf >= time.start && asOf < time.end ? time.x(asOf) : null;
	for (let row = 0; row + rows <= reach.length; row += 1) {
		for (const side of ['right', 'left'] as const) {
			const box = side === 'right' ? [time.right - width, time.right] : [time.left, time.left + width];
			const [left, right] = box as [number, number];
			if (today !== null && today > left && today < right) continue;
			if (reach.slice(row, row + rows).every((one) => one.right < left || one.left > right))
				return { side, row };
		}
	}
	return null;
}

/** Draws segments from `top` down; with `titles`, words stand in a column left of the frame, else beside the bars. */
export function drawLanes(
	draft: Draft,
	segments: readonly Segment[],
	corners: ReadonlyMap<Segment, Corner>,
	heights: RowHeights,
	time: PageTime,
	top: number,
	titles: TitleColumn | null
): DrawnLanes {
	const under: Shape[] = [];
	const plates: Shape[] = [];
	const bars: Shape[] = [];
	const words: PageBlock[] = [];
	const rows: RowPlace[] = [];
	const left = titles ? titles.left : time.left;
	let y = top;
	for (const segment of segments) {
		under.push({ type: 'path', d: `M${left} ${y}H${time.right}`, stroke: { token: 'ink', width: 0.7 } });
		words.push(laneName(draft, segment, corners.get(segment) ?? null, heights, time, y, titles));
		let rowTop = y + heights.pad / 2 + (segment.hasHead ? heights.head : 0);
		if (segment.items.length === 0) words.push(emptyLane(draft, segment, rowTop, left));
		for (const [index, item] of segment.items.entries()) {
			const bar = drawRow(draft, item, time, rowTop);
			const { barTop, barHeight } = draft.size.geometry;
			const baseline = rowTop + barTop + barHeight / 2 + draft.size.label * 0.34;
			const pieces = titles ? linkPieces(draft, idOf(item)) : piecesOf(draft, item);
			const hasLabel = pieces.length > 0 && (bar !== null || !titles);
			const label = hasLabel ? placeLabel(draft, pieces, bar, time, baseline) : null;
			if (index > 0)
				under.push({
					type: 'path',
					d: `M${left} ${rowTop}H${time.right}`,
					stroke: hairline(draft.options, 'rule')
				});
			if (label) plates.push(...plateOf(draft, label, bar, rowTop));
			bars.push(...(bar?.shapes ?? []));
			rows.push({ ...item, top: rowTop, height: heights.pitch });
			words.push({
				role: 'P',
				alt: describeRow(draft, item),
				shapes: [
					...(titles ? writeTitle(draft, item, left + 2, baseline, titles.width - 6) : []),
					...(label?.shapes ?? [])
				]
			});
			rowTop += heights.pitch;
		}
		y += segmentHeight(segment, heights);
	}
	return { under, plates, bars, words, rows };
}

/** A ground of paper behind the words of a row, so that lines of the calendar do not run through them. */
function plateOf(draft: Draft, label: PlacedLabel, bar: RowDrawing | null, rowTop: number): readonly Shape[] {
	const pad = draft.size.label * 0.2;
	const left = bar && label.left >= bar.left ? bar.right : label.left;
	const right = bar && label.left < bar.left ? bar.left : label.right;
	const inset = draft.size.label * 0.7 - pad;
	const x = Math.min(left + (label.left < (bar?.left ?? -Infinity) ? -pad : inset), right);
	const end = label.left < (bar?.left ?? -Infinity) ? right - inset : right + pad;
	if (end - x <= 0) return [];
	return [{ type: 'rect', x, y: rowTop + 1, w: end - x, h: draft.size.pitch - 2, fill: 'paper' }];
}

function laneName(
	draft: Draft,
	segment: Segment,
	corner: Corner | null,
	heights: RowHeights,
	time: PageTime,
	top: number,
	titles: TitleColumn | null
): PageBlock {
	const { name, sentence } = nameSizes(draft);
	const { label } = draft.size;
	if (corner) {
		const x = corner.side === 'right' ? time.right - label : time.left + label;
		const anchor = corner.side === 'right' ? 'end' : 'start';
		const y = top + heights.pad / 2 + corner.row * heights.pitch + label * 1.7;
		return {
			role: 'H2',
			shapes: [
				textShape(segmentName(segment), x, y, name, segment.lane, anchor),
				textShape(laneSentences[segment.lane], x, y + label * 1.35, sentence, 'ink-2', anchor)
			]
		};
	}
	const style = serif(label * 1.5);
	const y = top + heights.head * 0.78;
	const left = (titles ? titles.left : time.left) + 4;
	const after = left + draft.measure(segmentName(segment), style) + label * 0.8;
	const room = titles ? titles.left + titles.width - after - draft.size.frame : Infinity;
	const hasRoom = draft.measure(laneSentences[segment.lane], sentence) <= room;
	return {
		role: 'H2',
		shapes: [
			textShape(segmentName(segment), left, y, style, segment.lane),
			...(hasRoom ? [textShape(laneSentences[segment.lane], after, y, sentence, 'ink-2')] : [])
		]
	};
}

function emptyLane(draft: Draft, segment: Segment, top: number, left: number): PageBlock {
	const text = `Nothing planned in ${laneNames[segment.lane].toLowerCase()}`;
	const style = serif(draft.size.label, 400, true);
	return {
		role: 'P',
		shapes: [textShape(text, left + 4, top + draft.size.pitch * 0.68, style, 'ink-2')]
	};
}

/** Height of the rows of segments together. */
export function lanesHeight(segments: readonly Segment[], heights: RowHeights): number {
	return segments.reduce((sum, segment) => sum + segmentHeight(segment, heights), 0);
}

/** The rows of all segments together. */
export function countRows(segments: readonly Segment[]): number {
	return segments.reduce((sum, segment) => sum + rowCount(segment), 0);
}
