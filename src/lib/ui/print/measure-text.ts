import type { MeasureText, TextStyle } from '$lib/chart/shape';

/** Measured at this size and scaled, so that rounding to pixels plays no part. */
const measuredPx = 100;

let context: CanvasRenderingContext2D | null | undefined;

/** A style as the `font` of a canvas, with the families that the page's custom properties name. */
export function canvasFont(style: TextStyle, sizePx: number): string {
	const families = getComputedStyle(document.documentElement).getPropertyValue(`--${style.family}`).trim();
	return `${style.italic ? 'italic ' : ''}${style.weight} ${sizePx}px ${families || 'sans-serif'}`;
}

/**
 * Measures with the fonts that the page draws with. Make a new one when fonts have loaded: it remembers
 * what it measured.
 */
export function makeMeasure(): MeasureText {
	context ??= document.createElement('canvas').getContext('2d');
	const canvas = context;
	const fonts = new Map<string, string>();
	const known = new Map<string, number>();
	return (text, style) => {
		if (!canvas || text === '') return 0;
		const cut = `${style.family}${style.weight}${style.italic === true}`;
		const key = `${cut}${text}`;
		let em = known.get(key);
		if (em === undefined) {
			let font = fonts.get(cut);
			if (font === undefined) fonts.set(cut, (font = canvasFont(style, measuredPx)));
			if (canvas.font !== font) canvas.font = font;
			em = canvas.measureText(text).width / measuredPx;
			known.set(key, em);
		}
		return em * style.size;
	};
}

const cuts: readonly TextStyle[] = [
	{ family: 'sans', size: 10, weight: 400 },
	{ family: 'sans', size: 10, weight: 600 },
	{ family: 'serif', size: 10, weight: 400 },
	{ family: 'serif', size: 10, weight: 600 },
	{ family: 'serif', size: 10, weight: 400, italic: true }
];

/** Resolves when the page's fonts have the letters of some texts; at once when they cannot be had. */
export async function loadPageFonts(letters: string): Promise<void> {
	await Promise.all(cuts.map((style) => document.fonts.load(canvasFont(style, 10), letters).catch(() => [])));
}
