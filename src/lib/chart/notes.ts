import type { Note } from './annotation';
import type { BarGeometry } from './density';
import { healthShapes } from './markers';
import type { Window } from './scale';
import type { MeasureText, Shape, TextStyle, Token } from './shape';
import { estimateTextWidth } from './text-width';

export interface NoteOptions {
	readonly geometry: Pick<BarGeometry, 'textSize'>;
	readonly window?: Pick<Window, 'fromPx' | 'toPx'>;
	readonly measure?: MeasureText;
}

export interface NotePlace {
	/** Where notes may end on the left of what they speak of, and where they may begin on the right. */
	readonly leftEnd: number;
	readonly rightEnd: number;
	/** Middle of the row's drawing. */
	readonly middle: number;
	/** Colour of the row, where it is not paper. */
	readonly ground?: Token;
	/** Where notes must keep inside; else there is nothing in their way. */
	readonly room?: BarRoom | null;
}

/** The part of a row that belongs to one bar, where others share the row. */
export interface BarRoom {
	readonly fromX: number;
	readonly toX: number;
}

const healthSign = 11;

interface Piece {
	readonly note: Note;
	readonly text: string;
	readonly style: TextStyle;
	readonly signW: number;
	readonly textW: number;
}

/**
 * Notes beside a bar: to its right, or to its left where the window ends too soon. Where others share the
 * row, as much of them as there is room for: all, the first, its sign, or nothing.
 */
export function drawNotes(notes: readonly Note[], place: NotePlace, options: NoteOptions) {
	const ways = [notes];
	if (place.room && notes[0]) {
		if (notes.length > 1) ways.push(notes.slice(0, 1));
		if (notes[0].shape) ways.push([{ ...notes[0], text: '' }]);
	}
	for (const some of ways) {
		const pieces = piecesOf(some, options);
		const fromX = startOf(
			pieces.reduce((sum, { signW, textW }) => sum + signW + textW, 0),
			place,
			options.window
		);
		if (fromX !== null) return drawPieces(pieces, fromX, place, options.geometry.textSize);
	}
	return { fromX: place.rightEnd, toX: place.rightEnd, shapes: [] };
}

function piecesOf(notes: readonly Note[], options: NoteOptions): Piece[] {
	const measure = options.measure ?? estimateTextWidth;
	const size = options.geometry.textSize;
	return notes.map((note, i) => {
		const text = i < notes.length - 1 ? `${note.text}, ` : note.text;
		const style: TextStyle = { family: 'sans', size, weight: note.strong ? 600 : 400 };
		return { note, text, style, signW: note.shape ? healthSign : 0, textW: measure(text, style) };
	});
}

function drawPieces(pieces: readonly Piece[], fromX: number, { middle, ground }: NotePlace, size: number) {
	const shapes: Shape[] = [];
	let x = fromX;
	for (const { note, text, style, signW, textW } of pieces) {
		if (note.shape) shapes.push(...healthShapes(note.shape, x, middle));
		const y = middle + size * 0.35;
		const words = { type: 'text', x: x + signW, y, text, style, token: note.token, halo: 3.5 } as const;
		if (text) shapes.push(ground ? { ...words, ground } : words);
		x += signW + textW;
	}
	return { fromX, toX: x, shapes };
}

/** Where notes of a width begin; null where they have no room. */
function startOf(width: number, place: NotePlace, window: NoteOptions['window']): number | null {
	const { rightEnd, room } = place;
	const left = place.leftEnd - width;
	const fitsRight = !room || rightEnd + width <= room.toX;
	const fitsLeft = !room || left >= room.fromX;
	if (fitsRight && (!window || width === 0 || rightEnd + width <= window.toPx)) return rightEnd;
	if (fitsLeft && (!window || left >= window.fromPx)) return left;
	return fitsRight ? rightEnd : null;
}
