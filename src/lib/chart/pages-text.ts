import type { MeasureText, Shape, TextStyle, Token } from './shape';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export function sans(size: number, weight: 400 | 600 = 400): TextStyle {
	return { family: 'sans', size, weight };
}

export function serif(size: number, weight: 400 | 600 = 400, italic = false): TextStyle {
	return { family: 'serif', size, weight, italic };
}

/** A line of text as it stands in a line of its own: its right-to-left words stay among themselves. */
function isolate(text: string): string {
	return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

export function textShape(
	text: string,
	x: number,
	y: number,
	style: TextStyle,
	token: Token = 'ink',
	anchor: 'start' | 'middle' | 'end' = 'start'
): Shape {
	return { type: 'text', x, y, text: isolate(text), style, token, anchor };
}

/** A text cut with an ellipsis so that it is no wider than `width`; never through a character that people see as one. */
export function fitText(text: string, style: TextStyle, width: number, measure: MeasureText): string {
	const oneLine = text.replace(/\s+/gu, ' ').trim();
	if (measure(oneLine, style) <= width) return oneLine;
	const clusters = Array.from(graphemes.segment(oneLine.slice(0, 2_000)), (part) => part.segment);
	let fits = 0;
	let tooLong = clusters.length;
	while (fits < tooLong - 1) {
		const middle = (fits + tooLong) >> 1;
		if (measure(`${clusters.slice(0, middle).join('').trimEnd()}…`, style) <= width) fits = middle;
		else tooLong = middle;
	}
	return fits === 0 ? '…' : `${clusters.slice(0, fits).join('').trimEnd()}…`;
}

/** A text in lines no wider than `width`, at most `maxLines`; what does not fit ends in an ellipsis. */
export function wrapText(
	text: string,
	style: TextStyle,
	width: number,
	maxLines: number,
	measure: MeasureText
): readonly string[] {
	const words = text.trim().split(/\s+/u).filter(Boolean);
	const lines: string[] = [];
	let line = '';
	for (const [index, word] of words.entries()) {
		const longer = line ? `${line} ${word}` : word;
		if (line === '' || measure(longer, style) <= width) line = longer;
		else if (lines.length + 1 === maxLines) {
			lines.push(fitText([line, ...words.slice(index, index + 40)].join(' '), style, width, measure));
			return lines;
		} else {
			lines.push(fitText(line, style, width, measure));
			line = word;
		}
	}
	return line ? [...lines, fitText(line, style, width, measure)] : lines;
}
