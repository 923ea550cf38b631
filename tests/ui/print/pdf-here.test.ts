import '../../../src/app.css';
import { expect, test } from 'vitest';
import type { Page } from '$lib/chart/pages-paper';
import { drawDeviceLetters } from '$lib/ui/print/device-letters';
import { pdfName } from '$lib/ui/print/download-pdf';
import { fetchFace } from '$lib/ui/print/face-files';
import { facesFor } from '$lib/ui/print/faces';
import { makeMeasure } from '$lib/ui/print/measure-text';
import { writePdf } from '$lib/ui/print/pdf';
import { day } from '$lib/plan/day';

const style = { family: 'sans', size: 10, weight: 400 } as const;

function pageWith(text: string): Page {
	const shapes = [{ type: 'text', x: 20, y: 40, text, style, token: 'ink' }] as const;
	return { number: 1, count: 1, widthPt: 300, heightPt: 200, blocks: [{ role: 'P', shapes }] };
}

async function makePdf(text: string): Promise<string> {
	const bytes = await writePdf([pageWith(text)], {
		title: 'Here',
		monochrome: false,
		loadFace: fetchFace,
		drawLetters: drawDeviceLetters,
		made: new Date()
	});
	return new TextDecoder('latin1').decode(bytes);
}

test('a browser writes the PDF by itself, with the fonts that the app brings', async () => {
	const pdf = await makePdf('Plan, план, σχέδιο, خطة, תוכנית');
	expect(pdf).toMatch(/^%PDF-1\.7/);
	for (const font of ['SourceSans3', 'NotoSansArabic', 'NotoSansHebrew']) expect(pdf).toContain(font);
	expect(pdf).not.toContain('/Subtype /Image');
});

test('letters that no bundled font has are drawn by the device', async () => {
	const pdf = await makePdf('Plan 顧客計画');
	expect(pdf).toContain('/Subtype /Image');
});

test('every face that a page may ask for is bundled', async () => {
	const cuts = [
		{ family: 'sans', weight: 400 },
		{ family: 'sans', weight: 600 },
		{ family: 'serif', weight: 400 },
		{ family: 'serif', weight: 600 },
		{ family: 'serif', weight: 400, italic: true }
	] as const;
	for (const face of cuts.flatMap((cut) => facesFor(cut)))
		expect((await fetchFace(face.name)).byteLength, face.name).toBeGreaterThan(1_000);
});

test('a text is as wide as its size makes it', () => {
	const measure = makeMeasure();
	const width = measure('Order-change self-service', style);
	expect(width).toBeGreaterThan(80);
	expect(measure('Order-change self-service', { ...style, size: 20 })).toBeCloseTo(2 * width, 6);
	expect(measure('', style)).toBe(0);
});

test('a PDF is named for the roadmap and its as-of day', () => {
	const asOf = day('2028-06-30');
	expect(pdfName('Brindlemoor Supply', asOf)).toBe('brindlemoor-supply-2028-06-30.pdf');
	expect(pdfName('Kundenplan: Überblick / «neu»', asOf)).toBe('kundenplan-uberblick-neu-2028-06-30.pdf');
	expect(pdfName('顧客計画', asOf)).toBe('顧客計画-2028-06-30.pdf');
	expect(pdfName(' … ', asOf)).toBe('roadmap-2028-06-30.pdf');
});
