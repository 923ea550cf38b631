import { currentSpan, type Initiative, nameOf } from '$lib/plan/initiative';
import { laneNames } from '$lib/plan/lane';
import { debtOf, notesOf } from './annotation';
import { barName } from './bar-name';
import { signedState } from './gate-sign';
import { isMilestoneLate, milestoneName } from './milestones';
import type { RowDrawing } from './pages-bars';
import type { PageOptions } from './pages-paper';
import { idOf, type RowItem } from './pages-rows';
import type { Draft } from './pages-sizes';
import { fitText, sans, textShape } from './pages-text';
import type { PageTime } from './pages-window';
import type { Shape, TextStyle, Token } from './shape';

/** Room for a few words, in sizes of their letters. */
const leastEm = 14;

/** A text of a label with its look. */
interface Piece {
	readonly text: string;
	readonly style: TextStyle;
	readonly token: Token;
	readonly width: number;
	/** Left out where it would cost the others their room. */
	readonly isExtra?: boolean;
}

/** The words of a row where they stand, and how far row and words reach together. */
export interface PlacedLabel {
	readonly shapes: readonly Shape[];
	readonly left: number;
	readonly right: number;
}

/** What sets an initiative apart, in words; nothing for what goes as planned. */
function exceptionsOf(
	initiative: Initiative,
	options: PageOptions
): { readonly strong: string; readonly plain: string } {
	const findings = options.report.byInitiative.get(initiative.id) ?? [];
	const rules = findings
		.filter((one) => one.subject.id === initiative.id && one.debtDays === 0 && !one.accepted)
		.map((one) => one.rule);
	const span = currentSpan(initiative);
	const notes = span ? notesOf(initiative, span, options.asOf, debtOf(initiative, findings), null) : [];
	const words = (strong: boolean) => notes.filter((note) => note.strong === strong).map((note) => note.text);
	return {
		strong: [...words(true), ...new Set(rules)].join(', '),
		plain: [...words(false), ...(span ? [] : ['no dates'])].join(', ')
	};
}

/** A row as a reader hears it who sees neither bar nor colour. */
export function describeRow(draft: Draft, item: RowItem): string {
	const { options, elsewhere } = draft;
	const name =
		item.kind === 'initiative'
			? describeInitiative(item.initiative, options)
			: milestoneName(item.milestone, options.asOf, options.gates?.get(item.milestone.id));
	return [name, options.links ? elsewhere(idOf(item)) : ''].filter(Boolean).join(', ');
}

function describeInitiative(initiative: Initiative, options: PageOptions): string {
	const span = currentSpan(initiative);
	if (span === null) return `${nameOf(initiative)}, ${laneNames[initiative.lane].toLowerCase()}, no dates`;
	const debt = debtOf(initiative, options.report.byInitiative.get(initiative.id));
	return barName(initiative, span, debt, options.asOf);
}

function piece(draft: Draft, text: string, token: Token, weight: 400 | 600 = 400): readonly Piece[] {
	const style = sans(draft.size.label, weight);
	return text === '' ? [] : [{ text, style, token, width: draft.measure(text, style) }];
}

/** Code, title and what sets a row apart, in that order. */
function ownPieces(draft: Draft, item: RowItem): readonly Piece[] {
	if (item.kind === 'milestone') {
		const { id, title, day } = item.milestone;
		const { asOf, gates } = draft.options;
		const late = day === null ? 'no date' : isMilestoneLate(item.milestone, asOf) ? 'late' : '';
		const notes = [late, signedState(gates?.get(id)) ?? ''].filter(Boolean).join(', ');
		return [...piece(draft, title || 'Untitled', 'ink'), ...piece(draft, notes, 'ink-2')];
	}
	const { code, title, lane } = item.initiative;
	const { strong, plain } = exceptionsOf(item.initiative, draft.options);
	return [
		...piece(draft, code, lane, 600),
		...piece(draft, title || 'Untitled', 'ink'),
		...piece(draft, strong, 'accent', 600),
		...piece(draft, plain, 'ink-2')
	];
}

/** Where the links of a row go on that leave its page. */
export function linkPieces(draft: Draft, id: string): readonly Piece[] {
	const pieces = draft.options.links ? piece(draft, draft.elsewhere(id), 'ink-3') : [];
	return pieces.map((one) => ({ ...one, isExtra: true }));
}

/** All that is written beside a bar. */
export function piecesOf(draft: Draft, item: RowItem): readonly Piece[] {
	return [...ownPieces(draft, item), ...linkPieces(draft, idOf(item))];
}

function widthOf(pieces: readonly Piece[], gap: number): number {
	return pieces.reduce((sum, piece) => sum + piece.width, 0) + gap * Math.max(0, pieces.length - 1);
}

/** The pieces cut to a width: first the longest of title and notes to a few words, then those further, the code last. */
function squeeze(draft: Draft, pieces: readonly Piece[], width: number, gap: number): readonly Piece[] {
	let kept = pieces;
	for (const [share, from] of [
		[0.7, 1],
		[0, 1],
		[0, 0]
	] as const)
		for (const piece of kept.slice(from).sort((a, b) => b.width - a.width)) {
			const tooMuch = widthOf(kept, gap) - width;
			if (tooMuch <= 0) return kept;
			const room = Math.max(
				draft.size.label,
				Math.min(piece.width, draft.size.label * leastEm) * share,
				piece.width - tooMuch
			);
			const text = fitText(piece.text, piece.style, room, draft.measure);
			const shorter = { ...piece, text, width: draft.measure(text, piece.style) };
			kept = kept.map((one) => (one === piece ? shorter : one));
		}
	return kept;
}

function write(pieces: readonly Piece[], x: number, y: number, gap: number): readonly Shape[] {
	let at = x;
	return pieces.map((piece) => {
		const shape = textShape(piece.text, at, y, piece.style, piece.token);
		at += piece.width + gap;
		return shape;
	});
}

/**
 * Places words right of the bar, or left of it where the right has no room; where neither has, over the bar on
 * a ground of paper. What is too long for every place is shortened beside the bar, so that the bar is seen; only
 * a bar that leaves less than a few words' room has them on it.
 */
export function placeLabel(
	draft: Draft,
	all: readonly Piece[],
	bar: RowDrawing | null,
	time: PageTime,
	baseline: number
): PlacedLabel {
	const { size } = draft;
	const gap = size.label * 0.32;
	const clear = size.label * 0.7;
	const from = bar?.left ?? time.left;
	const to = bar?.right ?? time.left;
	const room = {
		right: time.right - to - 2 * clear,
		left: from - time.left - 2 * clear,
		over: time.right - from - 2 * clear
	};
	const fits = (one: readonly Piece[], ...places: readonly (keyof typeof room)[]) =>
		places.find((place) => widthOf(one, gap) <= room[place]);
	const wider = room.right >= room.left || !bar ? 'right' : 'left';
	const otherwise = !bar || room[wider] >= size.label * leastEm ? wider : 'over';
	const sides = bar ? (['right', 'left'] as const) : (['right'] as const);
	const beside = fits(all, ...sides);
	const pieces = beside ? all : all.filter((one) => !one.isExtra);
	const place = beside ?? fits(pieces, ...sides, ...(bar ? (['over'] as const) : [])) ?? otherwise;
	const fitted = squeeze(draft, pieces, room[place], gap);
	const taken = widthOf(fitted, gap);
	if (place === 'right')
		return { shapes: write(fitted, to + clear, baseline, gap), left: from, right: to + clear + taken };
	if (place === 'left') {
		const left = from - clear - taken;
		return { shapes: write(fitted, left, baseline, gap), left, right: to };
	}
	const x = from + clear;
	const plate: Shape = {
		type: 'rect',
		x: x - gap,
		y: baseline - size.label * 0.85,
		w: taken + 2 * gap,
		h: size.label * 1.15,
		fill: 'paper'
	};
	return { shapes: [plate, ...write(fitted, x, baseline, gap)], left: from, right: Math.max(to, x + taken) };
}

/** Code, title and notes in a column of row titles. */
export function writeTitle(
	draft: Draft,
	item: RowItem,
	x: number,
	y: number,
	width: number
): readonly Shape[] {
	const gap = draft.size.label * 0.32;
	return write(squeeze(draft, ownPieces(draft, item), width, gap), x, y, gap);
}
