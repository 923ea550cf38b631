import type PDFDocument from 'pdfkit';
import type { Lane } from '$lib/plan/lane';
import type { Fill, Shape, Stroke } from '$lib/chart/shape';
import { type Palette, patternColours } from './palette';

export type PdfDocument = InstanceType<typeof PDFDocument>;

interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

type Drawn = Exclude<Shape, { readonly type: 'text' }>;

/** Between the lines of a pattern, 1.4 mm. */
const pitch = 4;

/** Draws any shape but text. */
export function paintShape(pdf: PdfDocument, shape: Drawn, palette: Palette): void {
	const { fill, stroke } = shape;
	if (typeof fill === 'object') paintPattern(pdf, shape, fill, palette);
	else if (fill) outline(pdf, shape).fill(palette[fill]);
	if (stroke) paintStroke(pdf, shape, stroke, palette);
}

function outline(pdf: PdfDocument, shape: Drawn): PdfDocument {
	if (shape.type === 'rect')
		return shape.r
			? pdf.roundedRect(shape.x, shape.y, shape.w, shape.h, shape.r)
			: pdf.rect(shape.x, shape.y, shape.w, shape.h);
	if (shape.type === 'circle') return pdf.circle(shape.cx, shape.cy, shape.r);
	return pdf.path(shape.d);
}

function paintStroke(pdf: PdfDocument, shape: Drawn, stroke: Stroke, palette: Palette): void {
	const [length, ...gaps] = stroke.dash ?? [];
	const isRound = shape.type === 'path' && shape.cap === 'round';
	pdf
		.lineWidth(stroke.width)
		.lineCap(isRound ? 'round' : 'butt')
		.lineJoin('miter');
	if (length === undefined) pdf.undash();
	else pdf.dash(Math.max(0.01, length), { space: gaps[0] ?? length });
	outline(pdf, shape).stroke(palette[stroke.token]);
	if (length !== undefined) pdf.undash();
}

function boxOf(shape: Drawn): Box {
	if (shape.type === 'rect')
		return { left: shape.x, top: shape.y, right: shape.x + shape.w, bottom: shape.y + shape.h };
	if (shape.type === 'circle')
		return {
			left: shape.cx - shape.r,
			top: shape.cy - shape.r,
			right: shape.cx + shape.r,
			bottom: shape.cy + shape.r
		};
	return boxOfPath(shape.d);
}

/** The box of a path of straight lines in absolute coordinates, as bars are drawn. */
function boxOfPath(d: string): Box {
	let box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
	for (const [, command = '', numbers = ''] of d.matchAll(/([MLHVQ])([^A-Z]*)/gi)) {
		const values = numbers
			.trim()
			.split(/[\s,]+/)
			.map(Number);
		const xs = command === 'V' ? [] : command === 'H' ? values : values.filter((_, index) => index % 2 === 0);
		const ys = command === 'H' ? [] : command === 'V' ? values : values.filter((_, index) => index % 2 === 1);
		box = {
			left: Math.min(box.left, ...xs),
			top: Math.min(box.top, ...ys),
			right: Math.max(box.right, ...xs),
			bottom: Math.max(box.bottom, ...ys)
		};
	}
	return box;
}

/** A ground with lines or dots on it, drawn as vectors and cut off at the outline. Patterns of neighbours meet. */
function paintPattern(pdf: PdfDocument, shape: Drawn, fill: Exclude<Fill, string>, palette: Palette): void {
	const { ground, mark } = patternColours(palette, fill.lane, fill.state);
	outline(pdf, shape).fill(ground);
	pdf.save();
	outline(pdf, shape).clip();
	drawMarks[fill.lane](pdf, boxOf(shape));
	pdf.stroke(mark);
	pdf.restore();
}

/** First multiple of a step at or after a value. */
function firstFrom(value: number, step: number): number {
	return Math.ceil(value / step) * step;
}

const drawMarks: Readonly<Record<Lane, (pdf: PdfDocument, box: Box) => void>> = {
	process(pdf, { left, top, right, bottom }) {
		pdf.lineWidth(1.05).lineCap('butt').undash();
		const step = pitch * Math.SQRT2;
		for (let sum = firstFrom(left + top, step); sum <= right + bottom; sum += step) {
			const from = Math.max(left - 1, sum - bottom - 1);
			const to = Math.min(right + 1, sum - top + 1);
			pdf.moveTo(from, sum - from).lineTo(to, sum - to);
		}
	},
	structure(pdf, { left, top, right, bottom }) {
		pdf.lineWidth(1).lineCap('butt').undash();
		for (let x = firstFrom(left, pitch); x <= right; x += pitch) pdf.moveTo(x, top).lineTo(x, bottom);
	},
	technology(pdf, { left, top, right, bottom }) {
		pdf
			.lineWidth(1.4)
			.lineCap('round')
			.dash(0.01, { space: pitch - 0.01 });
		const half = pitch / 2;
		for (let y = firstFrom(top - 1, half); y <= bottom + 1; y += half) {
			const odd = Math.round(y / half) % 2 !== 0;
			const x = Math.floor(left / pitch) * pitch - (odd ? half : 0);
			pdf.moveTo(x, y).lineTo(right + pitch, y);
		}
	}
};
