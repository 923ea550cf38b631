import type { Day } from '$lib/plan/day';
import { axisHeight, drawFrame, drawGrid, drawToday, type Frame } from './pages-axis';
import { bandHeight, type BandPiece, drawBand } from './pages-band';
import type { Heading } from './pages-heading';
import { type Corner, drawLanes, lanesHeight } from './pages-lanes';
import type { Legend } from './pages-legend';
import { drawLinks } from './pages-links';
import type { Page, PageBlock } from './pages-paper';
import type { RowHeights, Segment } from './pages-rows';
import type { Draft } from './pages-sizes';
import { drawStrip, layStrip } from './pages-strip';
import { sans, textShape } from './pages-text';
import { pageTime } from './pages-window';
import type { Shape } from './shape';

/** What stands on one sheet. */
export interface Sheet {
	readonly draft: Draft;
	readonly segments: readonly Segment[];
	readonly corners: ReadonlyMap<Segment, Corner>;
	readonly heights: RowHeights;
	/** The rows of the behaviour band below those of the plan, if any. */
	readonly band: BandPiece | null;
	readonly heading: Heading;
	readonly legend: Legend;
	/** The time shown, and the day after it. */
	readonly start: Day;
	readonly end: Day;
	readonly number: number;
	readonly count: number;
	/** Whether the words of rows stand in a column of their own, repeated on every page along time. */
	readonly titles: boolean;
}

/** The share of a page's width that a column of row titles takes. */
const titleShare = 0.23;

export function drawSheet(sheet: Sheet): Page {
	const { draft, segments, corners, heights, heading, legend } = sheet;
	const { size } = draft;
	const column = sheet.titles ? size.width * titleShare : 0;
	const left = size.margin + size.frame + column;
	const right = size.width - size.margin - size.frame;
	const time = pageTime(sheet.start, sheet.end, left, right);
	const top = size.margin + heading.height + axisHeight(draft) + size.frame;
	const strip = layStrip(draft, time);
	const rowsTop = top + strip.height;
	const bandTop = rowsTop + lanesHeight(segments, heights);
	const bottom = bandTop + bandHeight(draft, sheet.band);
	const frame: Frame = { left, right, top, bottom };

	const titles = sheet.titles ? { left: size.margin, width: column } : null;
	const lanes = drawLanes(draft, segments, corners, heights, time, rowsTop, titles);
	const band = sheet.band && drawBand(draft, sheet.band, time, bandTop, titles);
	const phases = drawStrip(draft, strip, time, top, bottom);
	const today = drawToday(draft, frame, time);
	const links = draft.options.links ? drawLinks(draft, lanes.rows, time) : [];
	const clip = { x: left, y: top, w: right - left, h: bottom - top };
	const artifact = (...shapes: readonly Shape[]): PageBlock => ({ role: 'artifact', shapes });
	const legendTop = bottom + size.frame + axisHeight(draft) + size.caption * 1.2;
	return {
		number: sheet.number,
		count: sheet.count,
		widthPt: size.width,
		heightPt: size.height,
		blocks: [
			...heading.blocks,
			artifact(...drawGrid(draft, frame, time), ...phases.lines, ...lanes.under, ...(band?.under ?? [])),
			{ ...artifact(...links, ...lanes.plates, ...lanes.bars, ...(band?.lines ?? [])), clip },
			artifact(...(band?.plates ?? []), ...phases.marks, ...today.line, ...drawFrame(draft, frame, time)),
			...phases.words,
			...lanes.words,
			...(band?.words ?? []),
			artifact(...today.flag),
			...legend.draw(legendTop),
			foot(sheet)
		]
	};
}

function foot({ draft: { size }, number, count }: Sheet): PageBlock {
	const style = sans(size.caption);
	const y = size.height - size.margin;
	return {
		role: 'P',
		shapes: [textShape(`Page ${number} of ${count}`, size.width - size.margin, y, style, 'ink-2', 'end')]
	};
}
