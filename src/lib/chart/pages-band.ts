import { bandRows, hasShownEvidence, workEnds } from '$lib/plan/behaviour/band-rows';
import { cellLabel } from '$lib/plan/behaviour/behaviour-sentence';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { codeOf } from '$lib/plan/behaviour/cell-work';
import { readSettings } from '$lib/plan/behaviour/settings';
import { percentOf, rangeOf } from '$lib/plan/behaviour/share-words';
import { statusWordNames, statusWordsByPage } from '$lib/plan/behaviour/status-word';
import { type BandOptions, bandRowShapes } from './behaviour-band';
import type { TitleColumn } from './pages-lanes';
import type { PageBlock } from './pages-paper';
import type { Draft } from './pages-sizes';
import { fitText, sans, serif, textShape } from './pages-text';
import type { PageTime } from './pages-window';
import type { Shape, TextStyle, Token } from './shape';
import { statusShapes } from './status-shapes';

/** Rows of the band that stand together on a page. */
export interface BandPiece {
	readonly cells: readonly CellStatus[];
	/** Whether the band began on an earlier page. */
	readonly isContinued: boolean;
}

/** Heights of the band in points. */
interface BandHeights {
	readonly head: number;
	readonly row: number;
}

/** Most rows beside a whole plan on one page: more would leave the plan no room. */
const mostOnOnePage = 12;

/** A row of the band is as high as one and a half rows of the plan, as far as its words and its line need it. */
function bandHeights({ size }: Pick<Draft, 'size'>): BandHeights {
	const { label, pitch } = size;
	return { head: label * 2, row: Math.max(label * 1.9, Math.min(label * 2.3, pitch * 1.46)) };
}

/** Height of a piece, its head included; nothing for none. */
export function bandHeight(draft: Pick<Draft, 'size'>, piece: BandPiece | null): number {
	if (!piece) return 0;
	const { head, row } = bandHeights(draft);
	return head + piece.cells.length * row + (piece.cells.length > 0 ? draft.size.label * 0.5 : 0);
}

/** The whole band as one page shows it; null where nothing is asked of any team, or it is not asked for. */
export function wholeBand({ options }: Pick<Draft, 'options'>): BandPiece | null {
	const { band } = options;
	if (!band || band.cells.length === 0) return null;
	return { cells: bandRows(band, null).filter(hasShownEvidence), isContinued: false };
}

/** The same with no more rows than one page of a plan bears; the head says how many there are. */
export function bandOnOnePage(draft: Pick<Draft, 'options'>): BandPiece | null {
	const whole = wholeBand(draft);
	return whole && { ...whole, cells: whole.cells.slice(0, mostOnOnePage) };
}

/**
 * Cuts the band into pages: as much as `firstRoom` holds on the page on which the rows of the plan end (null when
 * not even two rows fit), then as much as `room` holds on each further page.
 */
export function flowBand(
	draft: Pick<Draft, 'size'>,
	band: BandPiece,
	firstRoom: number,
	room: number
): readonly [first: BandPiece | null, ...rest: BandPiece[]] {
	const { head, row } = bandHeights(draft);
	const rowsIn = (points: number) => Math.floor((points - head - draft.size.label * 0.5 + 0.01) / row);
	const fitting = rowsIn(firstRoom);
	const taken = fitting >= Math.min(2, band.cells.length) ? Math.min(fitting, band.cells.length) : -1;
	const first = taken >= 0 ? { ...band, cells: band.cells.slice(0, taken) } : null;
	const rest: BandPiece[] = [];
	for (let next = Math.max(0, taken); next < band.cells.length || (!first && rest.length === 0);) {
		const count = Math.max(1, rowsIn(room));
		rest.push({ cells: band.cells.slice(next, next + count), isContinued: first !== null || next > 0 });
		next += count;
	}
	return [first, ...rest];
}

/** A piece of the band as drawing and as words. */
interface DrawnBand {
	/** Lines above the band and between its rows. */
	readonly under: readonly Shape[];
	/** What is cut off at the edges of the frame. */
	readonly lines: readonly Shape[];
	readonly plates: readonly Shape[];
	readonly words: readonly PageBlock[];
}

/**
 * Draws a piece of the band from `top` down: its counts, then a row for each cell. Words stand right of the as-of
 * day, where nothing has been counted yet, or in the column of titles where there is one.
 */
export function drawBand(
	draft: Draft,
	piece: BandPiece,
	time: PageTime,
	top: number,
	titles: TitleColumn | null
): DrawnBand {
	const { plan, options, size } = draft;
	const { head, row } = bandHeights(draft);
	const left = titles ? titles.left : time.left;
	const band: BandOptions = {
		roadmap: plan.roadmap,
		settings: readSettings(plan.roadmap.settings),
		asOf: options.asOf,
		rowHeight: row,
		textSize: Math.max(6.5, size.label * 0.85),
		fromPx: time.left,
		toPx: time.right,
		measure: draft.measure,
		isMonochrome: options.monochrome
	};
	const rows = piece.cells.map((cell, at) => {
		const rowTop = top + head + at * row;
		const lines = bandRowShapes(cell, workEnds(plan, cell, options.asOf), rowTop, time.scale, band);
		return { lines, ...rowWords(draft, cell, time, rowTop + row / 2, titles) };
	});
	return {
		under: [{ type: 'path', d: `M${left} ${top}H${time.right}`, stroke: { token: 'ink', width: 1 } }],
		lines: rows.flatMap((one) => one.lines),
		plates: rows.flatMap((one) => one.plate),
		words: [...headWords(draft, piece, time, top + head * 0.68, left), ...rows.map((one) => one.words)]
	};
}

function headWords(
	draft: Draft,
	{ cells, isContinued }: BandPiece,
	time: PageTime,
	y: number,
	left: number
): readonly PageBlock[] {
	const { size, options, measure } = draft;
	const all = options.band?.cells ?? [];
	const shown = all.filter(({ isHidden }) => !isHidden);
	const hidden = all.length - shown.length;
	const bold = sans(size.label, 600);
	const plain = sans(size.label);
	const title = isContinued ? 'What people were seen to do, continued' : 'What people were seen to do';
	const heading: PageBlock = {
		role: 'H2',
		shapes: [textShape(title, left + 4, y, serif(size.label * 1.1, 600))]
	};
	const counts = statusWordsByPage
		.map((word) => ({ word, count: shown.filter((cell) => cell.word === word).length }))
		.filter(({ count }) => count > 0);
	const more = all.filter(hasShownEvidence).length - cells.length;
	const note = [
		`of ${all.length} cells`,
		hidden > 0 ? `${hidden} of fewer than five people not shown` : '',
		!isContinued && more > 0 && options.fit === 'one-page'
			? `the first ${cells.length} with evidence here`
			: ''
	]
		.filter(Boolean)
		.join(', ');
	const sign = size.label * 0.95;
	const gap = size.label * 0.45;
	const pieces = counts.map(({ word, count }) => {
		const words = ` ${word}`;
		const width = sign + gap + measure(String(count), bold) + measure(words, plain) + size.label * 1.2;
		return { word, count, words, width };
	});
	const width = pieces.reduce((sum, one) => sum + one.width, 0) + measure(note, plain);
	let x = Math.max(
		left + 4 + measure(title, serif(size.label * 1.1, 600)) + size.label,
		time.right - width - 4
	);
	const shapes: Shape[] = pieces.flatMap(({ word, count, words, width: w }) => {
		const at = x;
		x += w;
		const countX = at + sign + gap;
		return [
			...statusShapes(word, at, y - sign * 0.86, sign),
			textShape(String(count), countX, y, bold),
			textShape(words.trim(), countX + measure(`${count} `, bold), y, plain, 'ink-2')
		];
	});
	const room = time.right - 3 - x;
	return [
		heading,
		{
			role: 'P',
			alt: `${counts.map(({ word, count }) => `${count} ${word}`).join(', ')}, ${note}`,
			shapes:
				room > size.label * 3
					? [...shapes, textShape(fitText(note, plain, room, measure), x, y, plain, 'ink-2')]
					: shapes
		}
	];
}

interface Run {
	readonly text: string;
	readonly style: TextStyle;
	readonly token: Token;
}

/** "Rooted 84 % (74–90)  B3 Invite IT to the first session, Sales" with its shape, on a ground of paper. */
function rowWords(
	draft: Draft,
	cell: CellStatus,
	time: PageTime,
	middle: number,
	titles: TitleColumn | null
): { readonly words: PageBlock; readonly plate: readonly Shape[] } {
	const { size, measure } = draft;
	const bold = sans(size.label, 600);
	const plain = sans(size.label);
	const strength = cell.strength;
	const code = codeOf(cell.behaviour.id);
	const runs: readonly Run[] = [
		{
			text: `${statusWordNames[cell.word]}${strength ? ` ${percentOf(strength.share)}` : ''}`,
			style: bold,
			token: cell.word === 'slipping' ? 'accent' : 'ink'
		},
		...(strength ? [{ text: `(${rangeOf(strength)})`, style: plain, token: 'ink-3' } as const] : []),
		...(code ? [{ text: code, style: bold, token: 'ink' } as const] : []),
		{
			text: `${cell.behaviour.name || 'Untitled'}, ${cell.team.name || 'Untitled'}`,
			style: plain,
			token: 'ink'
		}
	];
	const gap = size.label * 0.45;
	const sign = size.label * 0.95;
	const wanted = sign + gap + runs.reduce((sum, run) => sum + measure(run.text, run.style) + gap, 0);
	const { from, room } = place(draft, time, wanted, titles);
	const baseline = middle + size.label * 0.34;
	const shapes: Shape[] = [...statusShapes(cell.word, from, middle - sign / 2, sign)];
	let x = from + sign + gap;
	runs.forEach((run, at) => {
		const left = from + room - x;
		if (left < size.label) return;
		const text = at === runs.length - 1 ? fitText(run.text, run.style, left, measure) : run.text;
		if (measure(text, run.style) > left + 0.5) return;
		shapes.push(textShape(text, x, baseline, run.style, run.token));
		x += measure(text, run.style) + gap;
	});
	const pad = size.label * 0.3;
	return {
		words: { role: 'P', alt: cellLabel(cell), shapes },
		plate: titles
			? []
			: [
					{
						type: 'rect',
						x: from - pad,
						y: middle - size.label * 0.5,
						w: Math.min(room, x - gap - from) + 2 * pad,
						h: size.label,
						fill: 'paper'
					}
				]
	};
}

/** Right of the as-of day while half of the words have room there; else at the edge that is further from it. */
function place(
	{ size, options }: Draft,
	time: PageTime,
	wanted: number,
	titles: TitleColumn | null
): { readonly from: number; readonly room: number } {
	if (titles) return { from: titles.left + 2, room: titles.width - 8 };
	const pad = size.label * 0.8;
	const today = Math.min(time.right, Math.max(time.left, time.x(options.asOf + 1)));
	const right = time.right - pad - (today + pad);
	const left = today - pad - (time.left + pad);
	if (right >= Math.min(wanted, size.label * 22) || right >= left)
		return { from: today + pad, room: Math.min(wanted, right) };
	return { from: time.left + pad, room: Math.min(wanted, left) };
}
