import { type Day, formatDay, partsOf } from '$lib/plan/day';
import { formatDebt } from '$lib/plan/order-debt';
import type { PageBlock } from './pages-paper';
import type { Draft } from './pages-sizes';
import { fitText, sans, serif, textShape, wrapText } from './pages-text';
import type { Shape, TextStyle } from './shape';

/** The head of a page, drawn from the top margin down. */
export interface Heading {
	readonly blocks: readonly PageBlock[];
	readonly height: number;
}

const numbers = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** "Five-year roadmap, 2026 to 2030" for the time from `start` to the day before `end`. */
function subtitleOf(start: Day, end: Day): string {
	const from = partsOf(start).year;
	const to = partsOf((end - 1) as Day).year;
	const years = to - from + 1;
	return years === 1
		? `One-year roadmap, ${from}`
		: `${numbers[years] ?? years}-year roadmap, ${from} to ${to}`;
}

/** "As of 30 Jun 2028, baseline 3 of 31 Jan 2028, order debt 7.6 months" */
function captionOf(draft: Draft): string {
	const { asOf, baseline, report } = draft.options;
	const agreed = baseline?.day ? ` of ${formatDay(baseline.day)}` : '';
	const name = baseline
		? /^baseline/i.test(baseline.name)
			? baseline.name
			: `Baseline ${baseline.name}`
		: '';
	return [
		`As of ${formatDay(asOf)}`,
		name ? `${name.charAt(0).toLowerCase()}${name.slice(1)}${agreed}` : '',
		`order debt ${formatDebt(report.debtDays)}`
	]
		.filter(Boolean)
		.join(', ');
}

/** A text's style made smaller until the text fits, down to a share of its size. */
function shrink(draft: Draft, text: string, style: TextStyle, width: number, least: number): TextStyle {
	const needs = draft.measure(text, style);
	return needs <= width ? style : { ...style, size: style.size * Math.max(least, width / needs) };
}

function titleOf(draft: Draft): string {
	const { title, organisation } = draft.plan.roadmap;
	return title || organisation || 'Untitled roadmap';
}

function subtitleParts(draft: Draft, start: Day, end: Day): string {
	const { title, organisation } = draft.plan.roadmap;
	const names = title && organisation && !title.includes(organisation) ? [organisation] : [];
	return [...names, subtitleOf(start, end)].join(' · ');
}

/** The full head: title, dates, mission and vision. Long statements end in an ellipsis after six lines. */
export function drawHeading(draft: Draft, start: Day, end: Day): Heading {
	const { size, plan, measure } = draft;
	const { margin, title, subtitle, statement, caption } = size;
	const inner = size.width - 2 * margin;
	const statements = (
		[
			['Mission', plan.roadmap.mission],
			['Vision', plan.roadmap.vision]
		] as const
	).filter(([, text]) => text.trim() !== '');
	const beside = size.width > size.height && statements.length > 0;
	const titleWidth = beside ? inner * (statements.length === 2 ? 0.36 : 0.55) : inner;

	const titleStyle = shrink(draft, titleOf(draft), serif(title, 600), titleWidth, 0.62);
	const titleLines = wrapText(titleOf(draft), titleStyle, titleWidth, 2, measure);
	const lead = titleStyle.size * 1.12;
	let y = margin + title * 0.78;
	const words: PageBlock[] = [
		{
			role: 'H1',
			shapes: titleLines.map((line, row) => textShape(line, margin, y + row * lead, titleStyle))
		}
	];
	y += (titleLines.length - 1) * lead;
	const under = (text: string, style: TextStyle, step: number, token: 'ink' | 'ink-2') => {
		y += step;
		const lines = wrapText(text, style, titleWidth, 2, measure);
		words.push({
			role: 'P',
			shapes: lines.map((line, index) => textShape(line, margin, y + index * style.size * 1.3, style, token))
		});
		y += (lines.length - 1) * style.size * 1.3;
	};
	under(subtitleParts(draft, start, end), serif(subtitle, 400, true), subtitle * 1.5, 'ink');
	under(captionOf(draft), sans(caption), caption * 1.65, 'ink-2');
	let height = y + caption * 0.4 - margin;

	const top = beside ? margin : y + caption * 1.4;
	const left = beside ? margin + titleWidth + inner * 0.025 : margin;
	const column = (size.width - margin - left) / Math.max(1, statements.length);
	const rules: Shape[] = [];
	let tallest = 0;
	for (const [index, [name, text]] of statements.entries()) {
		const x = left + index * column + (beside ? subtitle : index * subtitle * 0.5);
		const style = serif(statement, 400, true);
		const lines = wrapText(text, style, left + (index + 1) * column - x - subtitle * 0.6, 6, measure);
		const head = top + caption;
		words.push({
			role: 'P',
			shapes: [
				textShape(name, x, head, sans(caption, 600)),
				...lines.map((line, row) => textShape(line, x, head + statement * (1.3 + row * 1.24), style))
			]
		});
		tallest = Math.max(tallest, caption + statement * (1.3 + (lines.length - 1) * 1.24 + 0.3));
		if (beside) rules.push(verticalRule(x - subtitle, margin, 0));
	}
	if (statements.length > 0) height = beside ? Math.max(height, tallest) : top - margin + tallest;
	return {
		blocks: [{ role: 'artifact', shapes: rules.map((rule) => lengthen(rule, margin + height)) }, ...words],
		height: height + caption * 0.8
	};
}

function verticalRule(x: number, top: number, bottom: number): Shape {
	return { type: 'path', d: `M${x} ${top}V${bottom}`, stroke: { token: 'ink', width: 0.7 } };
}

function lengthen(rule: Shape, bottom: number): Shape {
	return rule.type === 'path' ? { ...rule, d: rule.d.replace(/V[^V]*$/, `V${bottom}`) } : rule;
}

/** The head of a later page: title and dates in one line. */
export function drawShortHeading(draft: Draft, start: Day, end: Day): Heading {
	const { margin, subtitle, caption } = draft.size;
	const inner = draft.size.width - 2 * margin;
	const note = `${subtitleOf(start, end)}. ${captionOf(draft)}`;
	const noteStyle = sans(caption);
	const shown = fitText(note, noteStyle, inner * 0.6, draft.measure);
	const style = serif(subtitle * 1.15, 600);
	const room = inner - draft.measure(shown, noteStyle) - subtitle;
	const y = margin + subtitle;
	return {
		blocks: [
			{
				role: 'H1',
				shapes: [textShape(fitText(titleOf(draft), style, room, draft.measure), margin, y, style)]
			},
			{ role: 'P', shapes: [textShape(shown, margin + inner, y, noteStyle, 'ink-2', 'end')] }
		],
		height: subtitle * 1.15 + caption * 0.6
	};
}
