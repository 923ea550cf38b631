import { expect, test } from 'vitest';
import { layoutPages } from '$lib/chart/pages';
import { type Page, type PageOptions, papers, shapesOf } from '$lib/chart/pages-paper';
import { estimateTextWidth } from '$lib/chart/text-width';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { gateStatuses } from '$lib/plan/behaviour/gates';
import type { Plan } from '$lib/plan/plan';
import { printOptions } from '../support/print-options';
import { exampleDay, workedExample } from '../support/worked-example';

const example = workedExample();

function print(plan: Plan, changed: Partial<PageOptions> = {}) {
	const asOf = exampleDay;
	const band = behaviourReport(plan, asOf);
	const options = printOptions(plan, { band, gates: gateStatuses(plan, asOf), ...changed });
	return layoutPages(plan, options, estimateTextWidth);
}

function textsOf(page: Page) {
	return shapesOf(page).flatMap((shape) => (shape.type === 'text' ? [shape] : []));
}

function wordsOf(pages: readonly Page[]): string {
	return pages
		.flatMap(textsOf)
		.map(({ text }) => text)
		.join(' ');
}

const sixRows = [
	'Invite IT and the customer voice to the first planning session, Sales: rooted, 84 % (74–90)',
	'Stay with the problem until the customer says it is solved, Customer Care: holding, 64 % (54–72)',
	'Bring the customer voice to another department’s planning, Customer Care: holding, 51 % (36–66)',
	'Offer a workable way first, Information Technology: emerging, 38 % (27–50)',
	'Meet a customer every quarter, Information Technology: emerging, 32 % (22–44)',
	'Put it right on the spot within your own limit, Field Service: slipping, 33 % (22–46)'
];

const prints = papers.flatMap((paper) =>
	(['landscape', 'portrait'] as const).flatMap((orientation) =>
		(['one-page', 'pages'] as const).flatMap((fit) =>
			[1, 3].map((across) => ({ paper, orientation, fit, across }) as const)
		)
	)
);

test.each(prints)(
	'[PRT-25] $paper $orientation, $fit, $across across: every cell with evidence is told once for each page of time',
	(choice) => {
		const { pages } = print(example, choice);
		const alts = pages.flatMap(({ blocks }) =>
			blocks.flatMap(({ alt }) => (alt && sixRows.includes(alt) ? [alt] : []))
		);
		const pieces = choice.fit === 'pages' ? choice.across : 1;
		expect(alts.toSorted()).toEqual(
			sixRows.flatMap((row) => Array.from({ length: pieces }, () => row)).toSorted()
		);
		for (const page of pages)
			for (const { x, y, text, style, anchor } of textsOf(page)) {
				const width = estimateTextWidth(text, style);
				const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
				expect(style.size).toBeGreaterThanOrEqual(7);
				expect(left).toBeGreaterThanOrEqual(0);
				expect(left + width).toBeLessThanOrEqual(page.widthPt);
				expect(y).toBeLessThan(page.heightPt);
			}
	}
);

test('[PRT-25] the head counts the cells of each word, and the key names both lines', () => {
	const words = wordsOf(print(example, { paper: 'A3' }).pages);
	expect(words).toContain('What people were seen to do');
	expect(words).toMatch(/1 rooted 2 holding 2 emerging 1 slipping 17 no evidence of 23 cells/);
	expect(words).toContain('planned behaviour');
	expect(words).toContain('counted, 80 %');
});

test('[PRT-25] on one A3 page the band lies below the plan; where both do not fit it follows, and the view says so', () => {
	const { pages, note } = print(example, { paper: 'A3' });
	expect(pages).toHaveLength(1);
	expect(note).toBeNull();
	const many = {
		...example,
		initiatives: [0, 1].flatMap((round) =>
			example.initiatives.map((one) => ({ ...one, id: round === 0 ? one.id : `${one.id}-${round}` }))
		)
	};
	const small = print(many, { paper: 'A3' });
	const alone = print(many, { paper: 'A3', band: null });
	expect(alone.pages).toHaveLength(1);
	if (small.pages.length === 1) expect(small.note).toBeNull();
	else {
		expect(small.note).toMatch(
			/^The plan fills one A3 page; what people were seen to do follows on a page of its own\.$/
		);
		expect(small.pages.map(({ number, count }) => [number, count])).toEqual([
			[1, 2],
			[2, 2]
		]);
	}
});

test('[PRT-25] a roadmap that asks for no behaviour, or whose print leaves it out, has no band', () => {
	const bare = { ...example, behaviours: [] };
	expect(wordsOf(print(bare).pages)).not.toContain('seen to do');
	expect(wordsOf(print(example, { band: null }).pages)).not.toContain('seen to do');
});

test('[PRT-25] cells of a team of fewer than five people have neither row nor word nor figure', () => {
	const teams = example.teams.map((team) => (team.id === 'sales' ? { ...team, headcount: 4 } : team));
	const { pages } = print({ ...example, teams }, { paper: 'A3' });
	const words = wordsOf(pages);
	expect(words).not.toContain('84 %');
	expect(words).not.toMatch(/Rooted|\d rooted/);
	expect(words).toContain('of fewer than five people not shown');
});

test('[PRT-26] a gate that asks for evidence has its state beside its number and in the key, with the reason', () => {
	const criteria = [
		{ behaviour: 'B3', sightings: 10, teams: 1, withinDays: 180, word: 'rooted', level: null }
	] as const;
	const plan = {
		...example,
		phases: example.phases.map((one) => (one.id === 'P3' ? { ...one, criteria } : one))
	};
	const { pages } = print(plan, { paper: 'A3' });
	const words = wordsOf(pages);
	expect(words.match(/G3 met/g)).toHaveLength(2);
	expect(words).toContain('G3 met No open clash between rewarded department measures. Invite IT');
	expect(pages[0]?.blocks.some(({ alt }) => alt?.includes('gate G3 met, Invite IT'))).toBe(true);
});

test('[PRT-24] in black and white the band has no ground that tells something by its tone', () => {
	const { pages } = print(example, { paper: 'A3', monochrome: true });
	const grounds = pages
		.flatMap(shapesOf)
		.flatMap((one) => ('fill' in one && one.fill === 'rule-2' ? [one] : []));
	expect(grounds).toEqual([]);
});
