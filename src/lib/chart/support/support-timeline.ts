import type { Intervention } from '$lib/plan/behaviour/intervention';
import { intensityNames, missingOf, standingOf } from '$lib/plan/behaviour/support-summary';
import { type Day, formatDay } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';
import { byId, type Plan } from '$lib/plan/plan';
import { fitText, sans, serif, textShape } from '$lib/chart/pages-text';
import { across, at } from '$lib/chart/path';
import type { Picture, PictureItem } from '$lib/chart/picture';
import type { Shape, TextStyle } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';
import { asOfLine, type DayScale, dayScale, yearAxis } from './year-axis';

export interface SupportTimelineOptions {
	readonly interventions: readonly Intervention[];
	readonly span: Span;
	readonly asOf: Day;
	readonly widthPx: number;
}

/** From this width on names stand beside the bars, else above them. */
const besidePx = 720;
const axisPx = 44;
const groupPx = 27;
const barPx: Readonly<Record<number, number>> = { 1: 6, 2: 10, 3: 14 };

const title = sans(12.5, 600);
const note = sans(11.5);
const warning = sans(11.5, 600);
const group = serif(13, 400, true);
const principle = serif(11.5, 400, true);

interface Layout {
	readonly isBeside: boolean;
	readonly labelPx: number;
	readonly rowPx: number;
	/** From the top of a row to the middle of its bar. */
	readonly barY: number;
	readonly leftPx: number;
	readonly rightPx: number;
}

/**
 * Support over the years: a row for each intervention under its purpose, the bar the thicker the stronger, with its
 * name, its style and its targets in words. An open end is drawn open. What it lacks is said in red.
 */
export function supportTimeline(plan: Plan, options: SupportTimelineOptions): Picture {
	const { interventions, span, asOf, widthPx } = options;
	const layout = layoutOf(widthPx);
	const x = dayScale(span, layout.leftPx, layout.rightPx);
	const shapes: Shape[] = [];
	const items: PictureItem[] = [];
	let y = axisPx;
	for (const [purpose, list] of byPurpose(interventions)) {
		const words = purpose === null ? 'No purpose yet' : purpose.charAt(0).toUpperCase() + purpose.slice(1);
		shapes.push(
			{ type: 'path', d: across(0, widthPx, y + 4), stroke: { token: 'rule-2', width: 1 } },
			textShape(words, 0, y + 20, group, 'ink-2')
		);
		y += groupPx;
		for (const one of list) {
			shapes.push(...labelShapes(plan, one, y, layout), ...barShapes(one, x, y, layout));
			items.push({
				key: one.id,
				name: nameOf(plan, one, asOf),
				box: { x: 0, y, w: widthPx, h: layout.rowPx }
			});
			y += layout.rowPx;
		}
	}
	const height = y + 8;
	const ground = [...yearAxis(span, x, axisPx - 6, height), ...asOfLine(asOf, span, x, axisPx - 6, height)];
	return { width: widthPx, height, shapes: [...ground, ...shapes], items };
}

function layoutOf(widthPx: number): Layout {
	const isBeside = widthPx >= besidePx;
	const labelPx = isBeside ? Math.round(Math.min(500, widthPx * 0.36)) : widthPx;
	return {
		isBeside,
		labelPx,
		rowPx: isBeside ? 49 : 74,
		barY: isBeside ? 21 : 60,
		leftPx: isBeside ? labelPx + 16 : 0,
		rightPx: widthPx - 1
	};
}

/** Purposes in the order in which they first come up, those without one last; bars by their start. */
function byPurpose(interventions: readonly Intervention[]) {
	const groups = new Map<Intervention['purpose'], Intervention[]>();
	for (const one of interventions.toSorted((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity))) {
		const list = groups.get(one.purpose);
		if (list) list.push(one);
		else groups.set(one.purpose, [one]);
	}
	return [...groups].sort(([a], [b]) => Number(a === null) - Number(b === null));
}

/** Name and style on one line, targets on the next, then the principle, or what is missing. */
function labelShapes(plan: Plan, one: Intervention, y: number, { labelPx }: Layout): Shape[] {
	const styleWidth = estimateTextWidth(one.style, note) + 14;
	const missing = missingOf(one).map((what) => `no ${what}`);
	const words = missing.length > 0 ? missing.join(', ') : one.fitsPhilosophy;
	const fit = (text: string, style: TextStyle, widthPx: number) =>
		fitText(text, style, widthPx, estimateTextWidth);
	const shapes: Shape[] = [
		textShape(fit(one.name || 'Untitled', title, labelPx - styleWidth), 0, y + 14, title),
		textShape(one.style, labelPx, y + 14, note, 'ink-2', 'end'),
		textShape(fit(targetWords(plan, one), note, labelPx), 0, y + 28, note, 'ink-3'),
		missing.length > 0
			? textShape(fit(words, warning, labelPx - 14), 14, y + 42, warning, 'accent')
			: textShape(fit(words, principle, labelPx), 0, y + 42, principle, 'ink-2')
	].map((shape) => ({ ...shape, halo: 3 }));
	if (missing.length === 0) return shapes;
	const sign: Shape = {
		type: 'path',
		d: `M0.5 ${at(y + 42)}h9l-4.5 -8.5Z`,
		fill: 'paper',
		stroke: { token: 'accent', width: 1.3 }
	};
	return [...shapes, sign];
}

function barShapes(one: Intervention, x: DayScale, y: number, layout: Layout): Shape[] {
	const middle = y + layout.barY;
	const [from, to] = x.range() as [number, number];
	if (one.start === null) return [textShape('no dates yet', from + 5, middle + 4, note, 'ink-3')];
	const left = Math.max(from, Math.min(to - 2, x(one.start)));
	const right = one.end === null ? to : Math.max(left + 2, Math.min(to, x(one.end)));
	const half = (barPx[Math.round(one.intensity)] ?? 6) / 2;
	const [top, bottom] = [middle - half, middle + half];
	const outline =
		one.end === null
			? `M${at(right)} ${at(top)}H${at(left)}V${at(bottom)}H${at(right)}`
			: `M${at(left)} ${at(top)}H${at(right)}V${at(bottom)}H${at(left)}Z`;
	return [
		{ type: 'rect', x: left, y: top, w: right - left, h: bottom - top, fill: 'rule-2' },
		{ type: 'path', d: outline, stroke: { token: 'ink', width: 1 } }
	];
}

function targetWords(plan: Plan, one: Intervention): string {
	const behaviours = namesOf(one.behaviours, byId(plan.behaviours));
	const inhibitors = namesOf(one.inhibitors, byId(plan.inhibitors)).map((name) => `against ${name}`);
	const what = [...behaviours, ...inhibitors].join('; ') || 'no target yet';
	const teams = namesOf(one.teams, byId(plan.teams));
	return teams.length === 0 ? what : `${what} – ${teamWords(teams, plan.teams.length)}`;
}

function teamWords(names: readonly string[], total: number): string {
	return names.length > 2 && names.length === total ? 'all teams' : names.join(', ');
}

function namesOf(
	ids: readonly string[],
	known: ReadonlyMap<string, { readonly name: string }>
): readonly string[] {
	return ids.flatMap((id) => known.get(id)?.name || []);
}

function nameOf(plan: Plan, one: Intervention, asOf: Day): string {
	const time =
		one.start === null
			? 'no dates yet'
			: one.end === null
				? `from ${formatDay(one.start)}, no end yet`
				: `${formatDay(one.start)} to ${formatDay(one.end)}`;
	const standing = standingOf(one, asOf);
	const parts = [
		`${one.style}, ${intensityNames[Math.round(one.intensity)] ?? 'light'}`,
		standing === 'no dates' ? time : `${time}, ${standing}`,
		targetWords(plan, one),
		...(one.fitsPhilosophy ? [`follows “${one.fitsPhilosophy}”`] : []),
		...missingOf(one).map((what) => `no ${what}`)
	];
	return `${one.name || 'Untitled'}: ${parts.join('; ')}`;
}
