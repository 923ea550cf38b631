import { type CalendarUnit, type Day, formatDay, partsOf, shift, startOf } from '$lib/plan/day';
import { type Draft, hairline } from './pages-sizes';
import { sans, textShape } from './pages-text';
import type { PageTime } from './pages-window';
import type { Shape } from './shape';

/** The inner edge of the frame; the scale runs outside it, the rows inside. */
export interface Frame {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Height of the line of years above or below the frame. */
export function axisHeight(draft: Draft): number {
	return draft.size.caption * 1.45;
}

function startsOf(unit: CalendarUnit, step: number, time: PageTime): readonly Day[] {
	const days: Day[] = [];
	let day = startOf(unit, time.start);
	if (unit === 'year') day = shift('year', day, -(partsOf(day).year % step));
	for (; day < time.end; day = shift(unit, day, step)) {
		if (day >= time.start) days.push(day);
		if (shift(unit, day, step) === day) break;
	}
	return days;
}

/** The finest step whose stretches are at least so many points wide. */
function stepFor(time: PageTime, leastPt: number): readonly [CalendarUnit, number] {
	const perYear = ((time.right - time.left) / Math.max(1, time.end - time.start)) * 365.25;
	const steps = [
		['month', 1, 1 / 12],
		['quarter', 1, 0.25],
		['half', 1, 0.5],
		['year', 1, 1],
		['year', 2, 2],
		['year', 5, 5],
		['year', 10, 10]
	] as const;
	const found = steps.find(([, , years]) => perYear * years >= leastPt);
	return found ? [found[0], found[1]] : ['year', 25];
}

function stepName(unit: CalendarUnit, day: Day): string {
	const { year, month, quarter } = partsOf(day);
	if (unit === 'year' || month === 1) return String(year);
	if (unit === 'quarter') return `Q${quarter}`;
	if (unit === 'half') return 'H2';
	return 'JFMAMJJASOND'.charAt(month - 1);
}

/** Lines of the calendar behind the rows: years, and the quarters or months where there is room. */
export function drawGrid(draft: Draft, frame: Frame, time: PageTime): readonly Shape[] {
	const [unit, step] = stepFor(time, 9);
	const coarse = stepFor(time, 30);
	const years = new Set(startsOf('year', coarse[0] === 'year' ? coarse[1] : 1, time));
	const line = (day: Day, strong: boolean): Shape => ({
		type: 'path',
		d: `M${time.x(day)} ${frame.top}V${frame.bottom}`,
		stroke: hairline(draft.options, strong ? 'rule-2' : 'rule', strong ? 0.7 : 0.5)
	});
	const fine = startsOf(unit, step, time).filter((day) => !years.has(day));
	return [...fine.map((day) => line(day, false)), ...[...years].map((day) => line(day, true))].filter(
		(_, index, all) => all.length < 400 || index % 2 === 0
	);
}

/** The frame with its scale bar, and the years above and below it. */
export function drawFrame(draft: Draft, frame: Frame, time: PageTime): readonly Shape[] {
	const { frame: band, caption } = draft.size;
	const box = (grow: number, width: number): Shape => ({
		type: 'rect',
		x: frame.left - grow,
		y: frame.top - grow,
		w: frame.right - frame.left + 2 * grow,
		h: frame.bottom - frame.top + 2 * grow,
		stroke: { token: 'ink', width }
	});
	const [unit, step] = stepFor(time, 12);
	const edges = [time.start, ...startsOf(unit, step, time).filter((day) => day > time.start), time.end];
	const blocks: Shape[] = [];
	for (let index = 0; index + 1 < edges.length; index += 2) {
		const x = time.x(edges[index] ?? time.start);
		const w = time.x(edges[index + 1] ?? time.end) - x;
		blocks.push({ type: 'rect', x, y: frame.top - band, w, h: band, fill: 'ink' });
		blocks.push({ type: 'rect', x, y: frame.bottom, w, h: band, fill: 'ink' });
	}
	return [box(0, 0.6), box(band, 0.8), ...blocks, ...axisNames(draft, frame, time, caption)];
}

function axisNames(draft: Draft, frame: Frame, time: PageTime, caption: number): readonly Shape[] {
	const small = sans(Math.max(7, caption * 0.88));
	const bold = sans(caption * 1.05, 600);
	const [unit, step] = stepFor(time, caption * 2.4);
	const shapes: Shape[] = [];
	const days = startsOf(unit, step, time);
	const named = days.length > 0 && days[0] === time.start ? days : [time.start, ...days];
	let free = -Infinity;
	for (const [index, day] of named.entries()) {
		const isYear = unit === 'year' || partsOf(day).month === 1 || index === 0;
		const name = index === 0 ? String(partsOf(day).year) : stepName(unit, day);
		const style = isYear ? bold : small;
		const x = time.x(day) + (isYear ? 2 : 0);
		const end = x + draft.measure(name, style);
		if (x < free || end > frame.right + draft.size.frame) continue;
		free = end + caption * 0.5;
		for (const y of [
			frame.top - draft.size.frame - caption * 0.38,
			frame.bottom + draft.size.frame + caption * 1.05
		])
			shapes.push(textShape(name, x, y, style, isYear ? 'ink' : 'ink-3'));
	}
	return shapes;
}

/** The line of the as-of day with its flag; nothing where the day is not on the page. */
export function drawToday(
	draft: Draft,
	frame: Frame,
	time: PageTime
): { readonly line: readonly Shape[]; readonly flag: readonly Shape[] } {
	const { asOf } = draft.options;
	if (asOf < time.start || asOf >= time.end) return { line: [], flag: [] };
	const style = sans(draft.size.label, 600);
	const name = formatDay(asOf);
	const w = draft.measure(name, style) + draft.size.label * 0.9;
	const h = draft.size.label * 1.4;
	const at = time.x(asOf + 1);
	const x = Math.min(frame.right - w, Math.max(frame.left, at - w / 2));
	return {
		line: [
			{
				type: 'path',
				d: `M${at} ${frame.top}V${frame.bottom}`,
				stroke: { token: 'accent', width: 1.3 }
			}
		],
		flag: [
			{ type: 'rect', x, y: frame.top + 1, w, h, fill: 'accent' },
			textShape(name, x + w / 2, frame.top + 1 + h * 0.74, style, 'on-ink', 'middle')
		]
	};
}
