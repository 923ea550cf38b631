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
}

const healthSign = 11;

/** Notes beside a bar: to its right, or to its left where the window ends too soon. */
export function drawNotes(notes: readonly Note[], place: NotePlace, options: NoteOptions) {
	const measure = options.measure ?? estimateTextWidth;
	const size = options.geometry.textSize;
	const pieces = notes.map((note, i) => {
		const text = i < notes.length - 1 ? `${note.text}, ` : note.text;
		const style: TextStyle = { family: 'sans', size, weight: note.strong ? 600 : 400 };
		return { note, text, style, signW: note.shape ? healthSign : 0, textW: measure(text, style) };
	});
	const width = pieces.reduce((sum, piece) => sum + piece.signW + piece.textW, 0);
	const fromX = startOf(width, place, options.window);
	const ground = place.ground ? { ground: place.ground } : {};
	const shapes: Shape[] = [];
	let x = fromX;
	for (const { note, text, style, signW, textW } of pieces) {
		if (note.shape) shapes.push(...healthShapes(note.shape, x, place.middle));
		const y = place.middle + size * 0.35;
		shapes.push({ type: 'text', x: x + signW, y, text, style, token: note.token, halo: 3.5, ...ground });
		x += signW + textW;
	}
	return { fromX, toX: x, shapes };
}

function startOf(width: number, place: NotePlace, window: NoteOptions['window']): number {
	if (!window || width === 0 || place.rightEnd + width <= window.toPx) return place.rightEnd;
	const left = place.leftEnd - width;
	return left >= window.fromPx ? left : place.rightEnd;
}
