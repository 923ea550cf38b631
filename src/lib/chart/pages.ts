import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { type Corner, countRows, findCorner, lanesHeight } from './pages-lanes';
import { drawHeading, drawShortHeading, type Heading } from './pages-heading';
import { axisHeight } from './pages-axis';
import { bandHeight, bandOnOnePage, type BandPiece, flowBand, wholeBand } from './pages-band';
import { layLegend, layShortLegend, type Legend } from './pages-legend';
import { linksElsewhere } from './pages-links';
import { type Page, type PageOptions, smallestText } from './pages-paper';
import { flowRows, idOf, laneLists, type RowHeights, type Segment } from './pages-rows';
import { drawSheet } from './pages-sheet';
import { comfortableLabel, type Draft, makeSizes } from './pages-sizes';
import { measureStrip } from './pages-strip';
import { cutTime, pageTime, printedTime } from './pages-window';
import type { MeasureText } from './shape';

/** A print: its pages, and what the one who asked for it should know of them. */
export interface PageSet {
	readonly pages: readonly Page[];
	/** Why the print is not as asked, in a sentence; null when it is. */
	readonly note: string | null;
}

interface Fitted {
	readonly draft: Draft;
	readonly band: BandPiece | null;
	readonly segments: readonly Segment[];
	readonly corners: ReadonlyMap<Segment, Corner>;
	readonly heights: RowHeights;
}

/**
 * Lays a plan out on paper: phases, lanes, bars and words, from the first month with content to the last.
 * On one page the rows shrink until their words are 7 points; what then still does not fit flows over
 * pages that repeat the strip of phases, the axis and the lanes' names. All in points, nothing smaller than
 * `smallestText`. A plan without initiatives, phases and milestones has no pages.
 */
export function layoutPages(plan: Plan, options: PageOptions, measure: MeasureText): PageSet {
	if (plan.initiatives.length + plan.phases.length + plan.milestones.length === 0)
		return { pages: [], note: null };
	const { start, end } = printedTime(plan, options.asOf, options.baseline);
	if (options.fit === 'one-page') {
		const band = bandOnOnePage({ options });
		const whole = fitOnePage(plan, options, measure, start, end, band);
		if (whole) return { pages: sheetsOf(whole, start, end, null), note: null };
		const without = band && fitOnePage(plan, options, measure, start, end, null);
		if (without) {
			const pages = sheetsOf(without, start, end, wholeBand({ options }));
			const note = `The plan fills one ${options.paper} page; what people were seen to do follows on ${pages.length === 2 ? 'a page' : `${pages.length - 1} pages`} of its own.`;
			return { pages, note };
		}
	}
	const pages = flowPages(plan, options, measure, start, end);
	const rows = countRows(laneLists(plan).map((one) => ({ ...one, isContinued: false, hasHead: true })));
	const note =
		options.fit === 'one-page'
			? `${rows} rows do not fit on one ${options.paper} page with words of ${smallestText} points, so they run over ${pages.length} pages.`
			: null;
	return { pages, note };
}

/** The one page of a plan, and the pages of a band that found no room on it. */
function sheetsOf(fitted: Fitted, start: Day, end: Day, band: BandPiece | null): readonly Page[] {
	const { draft } = fitted;
	const legend = layLegend(draft);
	const first = { heading: drawHeading(draft, start, end), legend, start, end, number: 1, titles: false };
	if (!band) return [drawSheet({ ...fitted, ...first, count: 1 })];
	const { width } = draft.size;
	const own = {
		...draft,
		size: makeSizes(draft.options, comfortableLabel(width), comfortableLabel(width) * 1.6)
	};
	const [left, right] = [own.size.margin + own.size.frame, width - own.size.margin - own.size.frame];
	const strip = measureStrip(own, start, end, left, right);
	const further = { heading: drawShortHeading(own, start, end), legend: layShortLegend(own) };
	const [, ...pieces] = flowBand(own, band, 0, rowRoom(own, further.heading, further.legend, strip.height));
	const count = pieces.length + 1;
	return [
		drawSheet({ ...fitted, ...first, count }),
		...pieces.map((piece, at) =>
			drawSheet({
				...fitted,
				...first,
				...further,
				draft: own,
				segments: [],
				corners: new Map(),
				band: piece,
				number: at + 2,
				count
			})
		)
	];
}

/** What is left for rows on a page. */
function rowRoom(draft: Draft, heading: Heading, legend: Legend, stripHeight: number): number {
	const { size } = draft;
	const foot = size.caption * 3.4 + legend.height;
	return (
		size.height -
		2 * size.margin -
		heading.height -
		2 * axisHeight(draft) -
		2 * size.frame -
		stripHeight -
		foot
	);
}

function heightsFor(label: number, pitch: number): RowHeights {
	return { pitch, head: label * 2.3, pad: label * 0.8 };
}

function fitOnePage(
	plan: Plan,
	options: PageOptions,
	measure: MeasureText,
	start: Day,
	end: Day,
	band: BandPiece | null
): Fitted | null {
	const first = makeSizes(options, smallestText, smallestText * 1.5);
	const plain: Draft = { plan, options, measure, size: first, elsewhere: () => '' };
	const heading = drawHeading(plain, start, end);
	const legend = layLegend(plain);
	const lists = laneLists(plan);
	const rows = lists.reduce((sum, list) => sum + Math.max(1, list.items.length), 0);
	const largest = comfortableLabel(first.width);
	for (let label = largest; ; label = Math.max(smallestText, label - 0.25)) {
		for (const ratio of label > smallestText ? [1.5] : [1.5, 1.4, 1.3]) {
			if (rows * label * ratio > first.height) continue;
			const draft: Draft = { ...plain, size: makeSizes(options, label, label * ratio) };
			const [left, right] = [first.margin + first.frame, first.width - first.margin - first.frame];
			const strip = measureStrip(draft, start, end, left, right);
			const room = rowRoom(draft, heading, legend, strip.height);
			const placed = placeNames(draft, lists, pageTime(start, end, left, right));
			const heights = heightsFor(label, label * ratio);
			const spare = room - lanesHeight(placed.segments, heights) - bandHeight(draft, band);
			if (spare < 0) continue;
			// A row of the band grows one and a half times as fast as one of the plan.
			const share = rows + (band ? band.cells.length * 1.46 : 0);
			const pitch = Math.min(label * 2.4, heights.pitch + spare / Math.max(1, share));
			const sizes = makeSizes(options, label, pitch);
			return { ...placed, band, draft: { ...draft, size: sizes }, heights: heightsFor(label, pitch) };
		}
		if (label === smallestText) return null;
	}
}

/** Each lane's name in a free corner of its rows, or in a line of its own. */
function placeNames(
	draft: Draft,
	lists: ReturnType<typeof laneLists>,
	time: ReturnType<typeof pageTime>
): Pick<Fitted, 'segments' | 'corners'> {
	const corners = new Map<Segment, Corner>();
	const segments = lists.map((list) => {
		const bare: Segment = { ...list, isContinued: false, hasHead: false };
		const corner = findCorner(draft, bare, time);
		if (!corner) return { ...bare, hasHead: true };
		corners.set(bare, corner);
		return bare;
	});
	return { segments, corners };
}

function flowPages(
	plan: Plan,
	options: PageOptions,
	measure: MeasureText,
	start: Day,
	end: Day
): readonly Page[] {
	const label = comfortableLabel(makeSizes(options, smallestText, smallestText).width);
	const size = makeSizes(options, label, label * 1.6);
	const draft: Draft = { plan, options, measure, size, elsewhere: () => '' };
	const heights = heightsFor(label, size.pitch);
	const pieces = cutTime(start, end, Math.min(8, Math.max(1, Math.round(options.across))));
	const full = drawHeading(draft, start, end);
	const short = drawShortHeading(draft, start, end);
	const legend = layLegend(draft);
	const line = layShortLegend(draft);
	const left = size.margin + size.frame;
	const strips = pieces.map((piece) =>
		measureStrip(draft, piece.start, piece.end, left, size.width - size.margin - size.frame)
	);
	const strip = Math.max(...strips.map((one) => one.height)) + (pieces.length > 1 ? size.label * 1.75 : 0);
	const roomOn = (page: number) =>
		rowRoom(draft, page === 0 ? full : short, page === 0 ? legend : line, strip);
	const rows = flowRows(plan, heights, roomOn);
	const band = wholeBand(draft);
	const last = rows.length - 1;
	const spare = roomOn(last) - lanesHeight(rows[last] ?? [], heights);
	const [bandHere, ...bandPages] = band ? flowBand(draft, band, spare, roomOn(1)) : [null];
	const flowed = [...rows, ...bandPages.map(() => [])];
	const count = flowed.length * pieces.length;
	const pagesOf = pieces.map(
		(_, across) =>
			new Map(
				flowed.flatMap((segments, down) =>
					segments.flatMap(({ items }) =>
						items.map((item) => [idOf(item), down * pieces.length + across + 1] as const)
					)
				)
			)
	);
	const drafts = pagesOf.map((pageOf): Draft => ({
		...draft,
		elsewhere: (id) => linksElsewhere(draft, id, pageOf)
	}));
	return flowed.flatMap((segments, down) =>
		pieces.map((piece, across) =>
			drawSheet({
				draft: drafts[across] ?? draft,
				segments,
				corners: new Map(),
				heights,
				band: down === last ? bandHere : (bandPages[down - rows.length] ?? null),
				heading: down === 0 ? full : short,
				legend: down === 0 ? legend : line,
				...piece,
				number: down * pieces.length + across + 1,
				count,
				titles: pieces.length > 1
			})
		)
	);
}
