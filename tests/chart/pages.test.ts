import { expect, test } from 'vitest';
import { layoutPages } from '$lib/chart/pages';
import { type Page, type PageOptions, papers, shapesOf, sheetSize } from '$lib/chart/pages-paper';
import { estimateTextWidth } from '$lib/chart/text-width';
import { day } from '$lib/plan/day';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { milestoneFields } from '$lib/plan/milestone';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { examplePlan } from '../support/example-plan';
import { largePlan } from '../support/large-plan';
import { printOptions } from '../support/print-options';

const example = examplePlan();

function print(plan: Plan, changed: Partial<PageOptions> = {}) {
	return layoutPages(plan, printOptions(plan, changed), estimateTextWidth);
}

function textsOf(page: Page) {
	return shapesOf(page).flatMap((shape) => (shape.type === 'text' ? [shape] : []));
}

function wordsOf(page: Page): readonly string[] {
	return textsOf(page).map((text) => text.text);
}

function planOf(...titles: readonly string[]): Plan {
	return {
		...emptyPlan({ ...example.roadmap }),
		initiatives: titles.map((title, index) =>
			makeRecord(initiativeFields, `i${index}`, {
				code: `PR${index + 1}`,
				title,
				status: 'done',
				start: day('2028-01-10'),
				end: day('2028-03-20')
			})
		)
	};
}

/** Every print that the example can be asked for. */
const prints = papers.flatMap((paper) =>
	(['landscape', 'portrait'] as const).flatMap((orientation) =>
		(['one-page', 'pages'] as const).flatMap((fit) =>
			[1, 3].map((across) => ({ paper, orientation, fit, across }) as const)
		)
	)
);

test.each(prints)(
	'[PRT-1] $paper $orientation, $fit, $across across: pages have the size of the paper',
	(choice) => {
		const { pages } = print(example, choice);
		expect(pages.length).toBeGreaterThan(0);
		for (const page of pages) expect(page).toMatchObject(sheetSize(choice.paper, choice.orientation));
	}
);

test.each(prints)(
	'[PRT-2] $paper $orientation, $fit, $across across: no text is smaller than 7 points',
	(choice) => {
		for (const page of print(example, choice).pages)
			for (const text of textsOf(page)) expect(text.style.size).toBeGreaterThanOrEqual(7);
	}
);

test.each(prints)(
	'[PRT-3] $paper $orientation, $fit, $across across: all words lie on the paper',
	(choice) => {
		for (const page of print(example, choice).pages)
			for (const { x, y, text, style, anchor } of textsOf(page)) {
				const width = estimateTextWidth(text, style);
				const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
				expect(left).toBeGreaterThanOrEqual(0);
				expect(left + width).toBeLessThanOrEqual(page.widthPt);
				expect(y).toBeGreaterThan(0);
				expect(y).toBeLessThan(page.heightPt);
			}
	}
);

test.each(prints)('[PRT-4] $paper $orientation, $fit, $across across: each initiative is named', (choice) => {
	const codes = new Set(print(example, choice).pages.flatMap(wordsOf));
	for (const { code } of example.initiatives) expect(codes).toContain(code);
});

test('[PRT-5] a print runs from the first month with content to the last', () => {
	const words = print(planOf('One', 'Two')).pages.flatMap(wordsOf);
	expect(words.filter((word) => /^(2027|2028|2029)$/.test(word))).toEqual(['2028', '2028']);
	expect(words.join(' ')).not.toContain('A S O N D');
	const [page] = print(planOf('One')).pages;
	const months = page ? wordsOf(page).filter((word) => /^[JFMASOND]$/.test(word)) : [];
	expect(months).toEqual(['F', 'F', 'M', 'M']);
});

test('[PRT-6] the head of a print gives title, mission, vision, the as-of day and order debt', () => {
	const words = print(example).pages.flatMap(wordsOf).join(' ');
	expect(words).toContain('Brindlemoor Supply');
	expect(words).toContain('Five-year roadmap, 2026 to 2030');
	expect(words).toContain('As of 30 Jun 2028, order debt 7.6 months');
	for (const statement of [example.roadmap.mission, example.roadmap.vision])
		expect(words).toContain(statement);
});

test('[PRT-7] rows that fit are all on one page', () => {
	const { pages, note } = print(example);
	expect(pages).toHaveLength(1);
	expect(note).toBeNull();
});

test('[PRT-8] rows that do not fit at 7 points flow over pages, and the print says so', () => {
	const { pages, note } = print(largePlan(300));
	expect(pages.length).toBeGreaterThan(3);
	expect(note).toContain('300 rows do not fit on one A4 page');
	expect(note).toContain(`${pages.length} pages`);
});

test('[PRT-9] each further page repeats title, years, phases and the name of the lane that goes on', () => {
	const plan = { ...largePlan(300), phases: example.phases };
	const { pages } = print(plan, { fit: 'pages' });
	for (const [index, page] of pages.entries()) {
		const words = wordsOf(page);
		expect(words).toContain('Large');
		expect(words).toContain('2027');
		expect(words).toContain('Understand');
		expect(words).toContain(`Page ${index + 1} of ${pages.length}`);
		expect(words.some((word) => /^(Process|Structure|Technology)(, continued)?$/.test(word))).toBe(true);
	}
	expect(pages.flatMap(wordsOf)).toContain('Process, continued');
});

test('[PRT-9] every row of a long plan is printed exactly once', () => {
	const plan = largePlan(1_000);
	const { pages } = print(plan, { fit: 'pages' });
	const codes = pages.flatMap(wordsOf).filter((word) => /^X\d+$/.test(word));
	expect(codes).toHaveLength(1_000);
	expect(new Set(codes).size).toBe(1_000);
});

test('[PRT-10] pages side by side cut the time between them and repeat the titles of rows', () => {
	const { pages } = print(example, { fit: 'pages', across: 2 });
	const [first, second] = pages;
	expect(first && wordsOf(first)).toContain('PR1');
	expect(second && wordsOf(second)).toContain('PR1');
	expect(first && wordsOf(first)).toContain('2026');
	expect(second && wordsOf(second)).not.toContain('2026');
	expect(second && wordsOf(second)).toContain('2030');
});

test('[PRT-11] work without dates keeps its row and says that it has none', () => {
	const plan = planOf('Dated');
	const undated = makeRecord(initiativeFields, 'u', { code: 'PR9', title: 'Some day' });
	const words = print({ ...plan, initiatives: [...plan.initiatives, undated] }).pages.flatMap(wordsOf);
	expect(words).toContain('Some day');
	expect(words).toContain('no dates');
});

test('[PRT-11] a plan in which nothing has a date is printed over its horizon', () => {
	const undated = makeRecord(initiativeFields, 'u', { code: 'PR9', title: 'Some day' });
	const words = print({ ...emptyPlan(example.roadmap), initiatives: [undated] }).pages.flatMap(wordsOf);
	expect(words).toContain('2026');
	expect(words).toContain('Some day');
});

test('[PRT-12] a plan without content has no pages', () => {
	expect(print(emptyPlan(example.roadmap))).toEqual({ pages: [], note: null });
});

test('[PRT-13] a title too long for its place ends in an ellipsis, never in half a character', () => {
	const family = '👨‍👩‍👧‍👦';
	const words = print(planOf(family.repeat(150))).pages.flatMap(wordsOf);
	const title = words.find((word) => word.includes('…'));
	expect(title).toBeDefined();
	expect(title?.replaceAll(family, '')).toBe('…');
});

test('[PRT-13] right-to-left words stay among themselves and leave their neighbours in place', () => {
	const words = print(planOf('خطة العملاء 2028')).pages.flatMap(wordsOf);
	expect(words).toContain('\u2068خطة العملاء 2028\u2069');
	expect(words).toContain('PR1');
});

test('[PRT-14] exceptions are words: late, paused, cancelled and order debt', () => {
	const words = print(example).pages.flatMap(wordsOf).join(' | ');
	expect(words).toContain('4.3 months of order debt');
	expect(words).toContain('5 months late');
});

test('[PRT-15] a reader of the PDF hears what the bar shows', () => {
	const alts = print(example).pages.flatMap((page) => page.blocks.flatMap((block) => block.alt ?? []));
	expect(alts).toContain(
		'PR1 Map five customer tasks from contact point inwards, process, 2 Feb 2026 to 12 Jun 2026, done'
	);
	expect(alts).toContain('Phase Understand, 5 Jan 2026 to 30 Sep 2026, gate G1');
});

test('[PRT-16] the key names each gate with its statement', () => {
	const words = print(example).pages.flatMap(wordsOf);
	for (const { gate } of example.phases) expect(words).toContain(gate);
});

test('links are drawn only when asked for', () => {
	const count = (links: boolean) => print(example, { links }).pages.flatMap(shapesOf).length;
	expect(count(true)).toBeGreaterThan(count(false) + 20);
});

function withLaneMilestone(): Plan {
	const milestone = makeRecord(milestoneFields, 'm1', {
		title: 'Stores open',
		day: day('2027-05-03'),
		lane: 'structure'
	});
	return { ...example, milestones: [milestone] };
}

test('[PRT-4] a milestone that belongs to a lane has a row in it, and none in the strip of phases', () => {
	const [page] = print(withLaneMilestone()).pages;
	const texts = page ? textsOf(page).filter((one) => one.text === 'Stores open') : [];
	expect(texts).toHaveLength(1);
	const y = (text: string) => (page ? (textsOf(page).find((one) => one.text === text)?.y ?? 0) : 0);
	expect(texts[0]?.y).toBeGreaterThan(y('ST8'));
	expect(texts[0]?.y).toBeLessThan(y('TE1'));
	expect(page?.blocks.map((block) => block.alt)).toContain(
		'Stores open, milestone, structure, 3 May 2027, late'
	);
});

test('[PRT-14] work that ends before it starts says so', () => {
	const plan = planOf('Backwards');
	const [one] = plan.initiatives;
	if (!one) throw new Error('The plan has no initiative.');
	const backwards = { ...one, status: 'planned' as const, start: one.end, end: one.start };
	const words = print({ ...plan, initiatives: [backwards] }).pages.flatMap(wordsOf);
	expect(words.some((word) => word.includes('ends before it starts'))).toBe(true);
});

test('[PRT-13] a title too long for any place is shortened beside its bar and leaves the bar free', () => {
	const [first] = planOf('A title that goes on and on '.repeat(20)).initiatives;
	if (!first) throw new Error('The plan has no initiative.');
	const plan = { ...example, initiatives: [{ ...first, start: day('2026-08-01'), end: day('2028-03-01') }] };
	const [page] = print(plan).pages;
	const bar = page
		? shapesOf(page).flatMap((one) => (one.type === 'rect' && typeof one.fill === 'object' ? [one] : []))[0]
		: undefined;
	const title = page ? textsOf(page).find((one) => one.text.includes('…')) : undefined;
	expect(title?.x).toBeGreaterThan((bar?.x ?? Infinity) + (bar?.w ?? 0));
});

test('[PRT-16] each page has a key, the first in full and the others in a line', () => {
	const { pages } = print(example, { fit: 'pages', orientation: 'landscape' });
	expect(pages.length).toBeGreaterThan(1);
	for (const page of pages)
		for (const word of ['done', 'order debt', 'past its end']) expect(wordsOf(page)).toContain(word);
	expect(pages.slice(1).flatMap(wordsOf)).not.toContain('to come, process');
});

test('[PRT-17] a link to a row of another page is named at both its ends, with the page', () => {
	const { pages } = print(example, { fit: 'pages' });
	const pageOf = (code: string) => pages.find((page) => wordsOf(page).includes(code))?.number ?? 0;
	const leaving = example.links.filter(({ from, to }) => pageOf(from) !== pageOf(to));
	expect(leaving.length).toBeGreaterThan(2);
	const alts = pages.flatMap((page) => page.blocks.flatMap((block) => block.alt ?? []));
	for (const { from, to } of leaving) {
		const said = (code: string) => alts.find((alt) => alt.startsWith(`${code} `)) ?? '';
		expect(said(from)).toMatch(new RegExp(`to [^,]*\\b${to}\\b.* on page ${pageOf(to)}`));
		expect(said(to)).toMatch(new RegExp(`from .*\\b${from}\\b.* on page ${pageOf(from)}`));
	}
	expect(pages.flatMap(wordsOf).some((word) => /^to TE\d.* on page 2/.test(word))).toBe(true);
	const silent = print(example, { fit: 'pages', links: false }).pages.flatMap(wordsOf);
	expect(silent.some((word) => word.includes('on page 2'))).toBe(false);
});

test('[PRT-10] [PRT-17] drawing that reaches beyond a page is cut off at its frame', () => {
	for (const page of print(example, { fit: 'pages', across: 3 }).pages) {
		const { clip } = page.blocks.find((block) => block.clip) ?? {};
		expect(clip?.x).toBeGreaterThan(page.widthPt * 0.2);
		expect((clip?.x ?? 0) + (clip?.w ?? 0)).toBeLessThan(page.widthPt - 20);
	}
});
