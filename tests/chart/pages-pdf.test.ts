import { describe, expect, test } from 'vitest';
import { layoutPages } from '$lib/chart/pages';
import type { PageOptions } from '$lib/chart/pages-paper';
import { estimateTextWidth } from '$lib/chart/text-width';
import { day } from '$lib/plan/day';
import { initiativeFields } from '$lib/plan/initiative-fields';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { type Picture, writePdf } from '$lib/ui/print/pdf';
import { examplePlan } from '../support/example-plan';
import { largePlan } from '../support/large-plan';
import { hasPdfPrograms, loadInstalledFace, readPdf } from '../support/pdf';
import { printOptions } from '../support/print-options';

/** A white dot: where there is no screen, letters without a font have no look but keep their text. */
const dot: Picture = {
	bytes: Uint8Array.from(
		atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC'),
		(letter) => letter.charCodeAt(0)
	),
	width: 8,
	height: 8,
	ascent: 6
};

async function makePdf(plan: Plan, changed: Partial<PageOptions> = {}) {
	const options = printOptions(plan, changed);
	const { pages } = layoutPages(plan, options, estimateTextWidth);
	const bytes = await writePdf(pages, {
		title: plan.roadmap.title,
		monochrome: options.monochrome,
		loadFace: loadInstalledFace,
		drawLetters: () => dot,
		made: new Date(Date.UTC(2028, 5, 30))
	});
	return readPdf(bytes);
}

function withTitles(...titles: readonly string[]): Plan {
	const plan = examplePlan();
	const added = titles.map((title, index) =>
		makeRecord(initiativeFields, `t${index}`, {
			code: `T${index + 1}`,
			title,
			start: day('2026-03-02'),
			end: day('2026-09-30')
		})
	);
	return { ...plan, initiatives: [...plan.initiatives, ...added] };
}

describe.runIf(hasPdfPrograms())('as programs that are not ours read it', { timeout: 60_000 }, () => {
	test('[PRT-20] the example on one A3 page: size, title, language, tags, embedded fonts, no faults', async () => {
		const pdf = await makePdf(examplePlan(), { paper: 'A3' });
		expect(pdf.check.output).toContain('No syntax or stream encoding errors found');
		expect(pdf.check.ok).toBe(true);
		expect(pdf.pages).toBe(1);
		expect(pdf.sizes[0]?.[0]).toBeCloseTo(1190.55, 0);
		expect(pdf.sizes[0]?.[1]).toBeCloseTo(841.89, 0);
		expect(pdf).toMatchObject({ title: 'Brindlemoor Supply', isTagged: true, version: '1.7' });
		expect(pdf.fonts.length).toBeGreaterThan(3);
		for (const font of pdf.fonts) expect(font).toMatch(/^[A-Z]{6}\+.*[^!]$/);
	});

	test('[PRT-21] every title of the example can be read and copied', async () => {
		const pdf = await makePdf(examplePlan());
		for (const { title } of examplePlan().initiatives) expect(pdf.text.join('\n')).toContain(title);
		expect(pdf.text.join('\n')).toContain('Page 1 of 1');
	});

	test('[PRT-21] a long plan has every title once, each page with its number', async () => {
		const pdf = await makePdf(largePlan(200), { fit: 'pages', paper: 'Letter', orientation: 'portrait' });
		expect(pdf.pages).toBeGreaterThan(3);
		expect(pdf.text).toHaveLength(pdf.pages);
		for (const [index, text] of pdf.text.entries())
			expect(text).toContain(`Page ${index + 1} of ${pdf.pages}`);
		const text = pdf.text.join('\n');
		for (let number = 1; number <= 200; number += 1)
			expect(text.match(new RegExp(`Piece of work number ${number}\\b`, 'g'))).toHaveLength(1);
		expect(pdf.check.ok).toBe(true);
	});

	test('[PRT-22] Greek, Cyrillic, Polish and Vietnamese titles keep their letters', async () => {
		const titles = ['Σχέδιο πελατών', 'План клиентов', 'Źródło obsługi', 'Kế hoạch khách hàng'];
		const pdf = await makePdf(withTitles(...titles));
		for (const title of titles)
			expect(pdf.text.join('\n').normalize('NFC')).toContain(title.normalize('NFC'));
	});

	test('[PRT-22] Hebrew and Arabic titles are read in their own order', async () => {
		const pdf = await makePdf(withTitles('תוכנית לקוחות', 'خطة العملاء'));
		const text = pdf.text
			.join('\n')
			.normalize('NFKC')
			.replace(/[\u2066-\u2069\u202a-\u202e]/g, '');
		expect(text).toContain('תוכנית לקוחות');
		expect(text).toContain('خطة العملاء');
	});

	test('[PRT-23] letters that no bundled font has stay in the text behind their picture', async () => {
		const pdf = await makePdf(withTitles('Plan 🚀 顧客計画'));
		const text = pdf.text.join('\n');
		for (const word of ['Plan', '🚀', '顧客計画']) expect(text).toContain(word);
		expect(pdf.check.ok).toBe(true);
	});

	test('[PRT-24] a black-and-white print has no colour and no grey', async () => {
		const pdf = await makePdf(examplePlan(), { monochrome: true });
		expect(pdf.colours).toEqual(['0 0 0', '1 1 1']);
	});
});
