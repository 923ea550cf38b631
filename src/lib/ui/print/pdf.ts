import PDFDocument from 'pdfkit';
import type { Page, PageBlock } from '$lib/chart/pages-paper';
import type { Shape } from '$lib/chart/shape';
import { type Face, facesFor } from './faces';
import { type Palette, paletteFor } from './palette';
import { paintShape, type PdfDocument } from './pdf-paint';
import { layoutRuns } from './text-runs';

type TextShape = Extract<Shape, { readonly type: 'text' }>;

/** Letters that no bundled font has, drawn with a font of the device. */
export interface Picture {
	/** PNG or JPEG. */
	readonly bytes: Uint8Array;
	/** Size in points, and how far its top lies above the baseline. */
	readonly width: number;
	readonly height: number;
	readonly ascent: number;
}

/** What a PDF is made with besides its pages. */
export interface PdfOptions {
	readonly title: string;
	readonly monochrome: boolean;
	/** Reads a bundled font, WOFF, by the name of its face. */
	readonly loadFace: (name: string) => Promise<Uint8Array>;
	/** Draws letters that no bundled font has; null when the device cannot draw them either. */
	readonly drawLetters: (text: string, style: TextShape['style'], colour: string) => Picture | null;
	/** Called before each page, by its number, so that a screen can tell how far it is. */
	readonly onPage?: (number: number) => void;
	/** When it was made. */
	readonly made: Date;
}

interface Fonts {
	readonly loaded: ReadonlySet<string>;
	has(face: Face, codePoint: number): boolean;
}

/**
 * Writes pages as a PDF 1.7 of vectors and text: tagged, with its title and language, every font embedded
 * and cut down to the letters in use. The same pages give the same drawing as on screen.
 */
export async function writePdf(
	pages: readonly Page[],
	options: PdfOptions
): Promise<Uint8Array<ArrayBuffer>> {
	const pdf = new PDFDocument({
		pdfVersion: '1.7',
		lang: 'en-GB',
		displayTitle: true,
		tagged: true,
		autoFirstPage: false,
		font: '',
		margin: 0,
		info: { Title: options.title, Creator: 'Longroad', Producer: 'Longroad', CreationDate: options.made }
	});
	const chunks: Uint8Array[] = [];
	pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
	const ended = new Promise<void>((resolve, reject) => {
		pdf.on('end', resolve);
		pdf.on('error', reject);
	});
	const fonts = await loadFonts(pdf, pages, options);
	const palette = paletteFor(options.monochrome);
	const root = pdf.struct('Document');
	pdf.addStructure(root);
	for (const page of pages) {
		options.onPage?.(page.number);
		await breathe();
		pdf.addPage({ size: [page.widthPt, page.heightPt], margin: 0 });
		const section = pdf.struct('Sect', { title: `Page ${page.number} of ${page.count}` });
		root.add(section);
		for (const block of page.blocks) paintBlock(pdf, section, block, palette, fonts, options);
		section.end();
	}
	root.end();
	pdf.end();
	await ended;
	return joinBytes(chunks);
}

/** Lets the screen answer between pages. */
function breathe(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

function joinBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
	let offset = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return bytes;
}

/** pdfkit's own font object, whose types it does not publish. */
interface OpenFont {
	readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** Every style has one at hand: a picture of letters stands on it. */
const space = 0x20;

/** Loads the files that the texts of some pages have letters in. */
async function loadFonts(pdf: PdfDocument, pages: readonly Page[], options: PdfOptions): Promise<Fonts> {
	const letters = new Map<string, { readonly faces: readonly Face[]; readonly codes: Set<number> }>();
	for (const shape of pages.flatMap((page) => page.blocks.flatMap((block) => block.shapes))) {
		if (shape.type !== 'text') continue;
		const { family, weight, italic } = shape.style;
		const key = `${family}${weight}${italic === true}`;
		const known = letters.get(key) ?? { faces: facesFor(shape.style), codes: new Set([space]) };
		for (const letter of shape.text) known.codes.add(letter.codePointAt(0) ?? 0);
		letters.set(key, known);
	}
	const wanted = new Set<string>();
	for (const { faces, codes } of letters.values())
		for (const face of faces) if ([...codes].some((code) => face.covers(code))) wanted.add(face.name);
	await Promise.all(
		[...wanted].map(async (name) => {
			const bytes = await options.loadFace(name);
			pdf.registerFont(name, bytes as unknown as Buffer);
		})
	);
	return {
		loaded: wanted,
		has(face, codePoint) {
			if (!wanted.has(face.name) || !face.covers(codePoint)) return false;
			pdf.font(face.name);
			return (pdf as unknown as OpenFont)._font.font.hasGlyphForCodePoint(codePoint);
		}
	};
}

function paintBlock(
	pdf: PdfDocument,
	parent: PDFKit.PDFStructureElement,
	block: PageBlock,
	palette: Palette,
	fonts: Fonts,
	options: PdfOptions
): void {
	const { clip } = block;
	function paint(): void {
		if (clip) pdf.save().rect(clip.x, clip.y, clip.w, clip.h).clip();
		for (const shape of block.shapes)
			if (shape.type === 'text') paintText(pdf, shape, palette, fonts, options);
			else paintShape(pdf, shape, palette);
		if (clip) pdf.restore();
	}
	if (block.shapes.length === 0) return;
	if (block.role === 'artifact') {
		pdf.markContent('Artifact', { type: 'Layout' });
		paint();
		pdf.endMarkedContent();
		return;
	}
	const element = pdf.struct(block.role, block.alt ? { alt: block.alt } : {}, paint);
	parent.add(element);
}

interface MeasuredRun {
	readonly text: string;
	readonly face: Face | null;
	readonly width: number;
	readonly picture: Picture | null;
}

/**
 * How pdfkit shapes a run. Left to right it goes word by word and remembers each; our fonts' figures are
 * tabular and lining as they are. Right to left a list of features, even an empty one, has the run shaped
 * whole, so that its words come in their own order.
 */
function featuresOf(text: string): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
	return rightToLeft.test(text) ? { features: [] } : {};
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

function paintText(
	pdf: PdfDocument,
	shape: TextShape,
	palette: Palette,
	fonts: Fonts,
	options: PdfOptions
): void {
	const { size } = shape.style;
	const colour = palette[shape.token];
	const faces = facesFor(shape.style);
	function holds(face: Face, cluster: string): boolean {
		return Array.from(cluster).every((letter) => fonts.has(face, letter.codePointAt(0) ?? 0));
	}
	const runs = layoutRuns<Face>(shape.text, (cluster, preferred) =>
		preferred && holds(preferred, cluster) ? preferred : (faces.find((face) => holds(face, cluster)) ?? null)
	).map((run, _, all): MeasuredRun => {
		if (run.face) {
			if (all.length === 1 && (shape.anchor ?? 'start') === 'start')
				return { ...run, width: 0, picture: null };
			pdf.font(run.face.name).fontSize(size);
			return { ...run, width: pdf.widthOfString(run.text, featuresOf(run.text)), picture: null };
		}
		const picture = options.drawLetters(run.text, shape.style, colour);
		return { ...run, width: picture?.width ?? 0, picture };
	});
	const width = runs.reduce((sum, run) => sum + run.width, 0);
	let x = shape.x - (shape.anchor === 'end' ? width : shape.anchor === 'middle' ? width / 2 : 0);
	for (const run of runs) {
		if (run.face) {
			pdf.font(run.face.name).fontSize(size).fillColor(colour);
			pdf.text(run.text, x, shape.y, { lineBreak: false, baseline: 'alphabetic', ...featuresOf(run.text) });
		} else if (run.picture) {
			const { bytes, height, ascent } = run.picture;
			pdf.image(bytes as unknown as Buffer, x, shape.y - ascent, { width: run.width, height });
			standFor(pdf, run, x, shape.y, faces[0]?.name ?? '', size);
		}
		x += run.width;
	}
}

/**
 * Puts the text that a picture shows behind it. Readers replace text by the text meant, never a picture, so
 * an empty letter as wide as the picture carries it. It is set half-way down the page and moved into place:
 * pdfkit turns each line of text upside down about that height, and readers that take the position after
 * the turn find it there all the same.
 */
function standFor(
	pdf: PdfDocument,
	run: Pick<MeasuredRun, 'text' | 'width'>,
	x: number,
	y: number,
	font: string,
	size: number
): void {
	const half = pdf.page.height / 2;
	pdf.save().translate(0, y - half);
	pdf.markContent('Span', { actual: run.text });
	pdf.font(font).fontSize(size);
	const characterSpacing = run.width - pdf.widthOfString(' ');
	pdf.text(' ', x, half, { lineBreak: false, baseline: 'alphabetic', characterSpacing });
	pdf.endMarkedContent();
	pdf.restore();
}
