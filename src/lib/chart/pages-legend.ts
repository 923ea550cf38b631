import type { Day } from '$lib/plan/day';
import { type Initiative, isFinished, isLate } from '$lib/plan/initiative';
import { type Lane, lanes } from '$lib/plan/lane';
import { debtOf } from './annotation';
import { baselineShape } from './bar-body';
import { impreciseDays } from './hull';
import { diamond, trialEnd } from './markers';
import type { PageBlock } from './pages-paper';
import type { Draft } from './pages-sizes';
import { fitText, sans, textShape } from './pages-text';
import { printedGates } from './pages-strip';
import { drawnSpan, trialSpan } from './pages-window';
import { across } from './path';
import type { Fill, Shape } from './shape';

/** The key at the foot of a page; its shapes begin at y = 0. */
export interface Legend {
	readonly height: number;
	readonly draw: (top: number) => readonly PageBlock[];
}

interface Entry {
	readonly name: string;
	readonly sign: (x: number, middle: number, w: number, h: number) => readonly Shape[];
}

function swatch(fill: Fill, lane: Lane): Entry['sign'] {
	return (x, middle, w, h) => [
		{ type: 'rect', x, y: middle - h / 2, w, h, fill, stroke: { token: lane, width: 0.8 } }
	];
}

function dotted(lane: Lane, result: 'met' | 'not met'): Entry['sign'] {
	return (x, middle, w) => [
		{
			type: 'path',
			d: across(x, x + w - 7, middle),
			stroke: { token: lane, width: 1.2, dash: [0.01, 2.6] },
			cap: 'round'
		},
		trialEnd(result, lane, x + w - 4, middle)
	];
}

/** Whether an end of a bar tapers, being too far away to be known to the day. */
function isRough(initiative: Initiative, asOf: Day): boolean {
	const span = isFinished(initiative) ? null : drawnSpan(initiative);
	return span !== null && impreciseDays(span.end, asOf) > 0;
}

/** The entries that this plan has use for: what is done and to come always, the others where they occur. */
function entriesOf(draft: Draft): readonly Entry[] {
	const { initiatives } = draft.plan;
	const { options } = draft;
	const done = lanes.map((lane) => ({ name: 'done', sign: swatch({ lane, state: 'done' }, lane) }));
	const todo = lanes.map((lane) => ({
		name: `to come, ${lane}`,
		sign: swatch({ lane, state: 'todo' }, lane)
	}));
	const others: Entry[] = [];
	if (initiatives.some((one) => isRough(one, options.asOf)))
		others.push({
			name: 'end known to a quarter or half',
			sign: (x, middle, w, h) => [
				{
					type: 'path',
					d: `M${x} ${middle - h / 2}H${x + w - h}L${x + w} ${middle}L${x + w - h} ${middle + h / 2}H${x}Z`,
					fill: { lane: 'technology', state: 'todo' },
					stroke: { token: 'technology', width: 0.8 }
				}
			]
		});
	if (options.baseline)
		others.push({ name: 'as agreed', sign: (x, middle, w) => [baselineShape(x, x + w, middle)] });
	if (initiatives.some((one) => isLate(one, options.asOf)))
		others.push({
			name: 'past its end, to the as-of day',
			sign: (x, middle, w, h) => [
				{
					type: 'rect',
					x,
					y: middle - h / 2,
					w,
					h,
					stroke: { token: 'structure', width: 0.7, dash: [2.4, 1.6] }
				}
			]
		});
	if (initiatives.some((one) => trialSpan(one))) {
		others.push({ name: 'pilot, test met', sign: dotted('technology', 'met') });
		others.push({ name: 'pilot, test not met', sign: dotted('technology', 'not met') });
	}
	if (initiatives.some((one) => debtOf(one, options.report.byInitiative.get(one.id)).totalDays > 0))
		others.push({
			name: 'order debt',
			sign: (x, middle, w, h) => [{ type: 'rect', x, y: middle - h * 0.2, w, h: h * 0.2, fill: 'accent' }]
		});
	if (options.links && draft.plan.links.length > 0)
		others.push({
			name: 'link',
			sign: (x, middle, w) => [
				{ type: 'path', d: `M${x} ${middle}H${x + w - 4}`, stroke: { token: 'ink', width: 0.9 } },
				{ type: 'path', d: `M${x + w} ${middle}L${x + w - 4} ${middle - 2}V${middle + 2}Z`, fill: 'ink' }
			]
		});
	return [...done, ...todo, ...others];
}

interface Cell {
	readonly x: number;
	readonly row: number;
	readonly draw: (x: number, middle: number) => PageBlock;
}

/** Lays columns of `rows` cells from the left; the columns that find no room begin again below. */
function flow(
	blocks: readonly { readonly width: number; readonly draw: Cell['draw'] }[],
	rows: number,
	width: number,
	gap: number
): { readonly cells: readonly Cell[]; readonly rows: number; readonly right: number } {
	const cells: Cell[] = [];
	let x = 0;
	let band = 0;
	let right = 0;
	for (let index = 0; index < blocks.length; index += rows) {
		const column = blocks.slice(index, index + rows);
		const wide = Math.max(...column.map((one) => one.width));
		if (x > 0 && x + wide > width) [x, band] = [0, band + 1];
		for (const [row, one] of column.entries()) cells.push({ x, row: band * rows + row, draw: one.draw });
		x += wide + gap;
		right = Math.max(right, x - gap);
	}
	return { cells, rows: cells.reduce((most, cell) => Math.max(most, cell.row + 1), 0), right };
}

/** The full key: signs, then each gate with its statement. */
export function layLegend(draft: Draft): Legend {
	const { size, measure } = draft;
	const style = sans(size.caption);
	const step = size.caption * 1.6;
	const width = size.width - 2 * size.margin;
	const [w, h] = [size.caption * 3.1, size.caption * 0.95];
	const signs = entriesOf(draft).map((entry) => ({
		width: w + size.caption * 0.6 + measure(entry.name, style),
		draw: (x: number, middle: number): PageBlock => ({
			role: 'P',
			shapes: [
				...entry.sign(x, middle, w, h),
				textShape(entry.name, x + w + size.caption * 0.6, middle + size.caption * 0.34, style)
			]
		})
	}));
	const laid = flow(signs, 3, width, size.caption * 1.8);
	const gates = gateCells(draft, width, laid.right);
	const beside = gates.cells.length > 0 && gates.beside;
	const gatesTop = beside ? 0 : (laid.rows + 0.4) * step;
	const gatesLeft = beside ? laid.right + size.caption * 2.4 : 0;
	const rows = beside ? Math.max(laid.rows, gates.rows) : laid.rows + (gates.rows ? gates.rows + 0.4 : 0);
	return {
		height: rows * step,
		draw: (top) => [
			...laid.cells.map((cell) => cell.draw(size.margin + cell.x, top + (cell.row + 0.5) * step)),
			...gates.cells.map((cell) =>
				cell.draw(size.margin + gatesLeft + cell.x, top + gatesTop + (cell.row + 0.5) * step)
			)
		]
	};
}

function gateCells(draft: Draft, width: number, taken: number) {
	const { size, measure } = draft;
	const gates = printedGates(draft.plan).filter((gate) => gate.statement.trim() !== '');
	if (gates.length === 0) return { cells: [], rows: 0, beside: false };
	const room = width - taken - size.caption * 2.4;
	const beside = room >= size.caption * 26 && gates.length <= 5;
	const columns = beside ? 1 : Math.max(1, Math.floor(width / (size.caption * 34)));
	const columnWidth = (beside ? room : width) / columns;
	const codeWidth = Math.max(...gates.map((gate) => measure(gate.code, sans(size.caption, 600))));
	const shown = gates.slice(0, columns * 8);
	const cells = shown.map((gate) => ({
		width: columnWidth - size.caption * 1.8,
		draw: (x: number, middle: number): PageBlock => {
			const y = middle + size.caption * 0.34;
			const codeX = x + size.caption * 1.3;
			const textX = codeX + codeWidth + size.caption * 0.45;
			const room = x + columnWidth - textX - size.caption;
			return {
				role: 'P',
				shapes: [
					diamond(x + size.caption * 0.5, middle, size.caption * 0.42, gate.day < draft.options.asOf),
					textShape(gate.code, codeX, y, sans(size.caption, 600)),
					textShape(fitText(gate.statement, sans(size.caption), room, measure), textX, y, sans(size.caption))
				]
			};
		}
	}));
	const more = gates.length - shown.length;
	if (more > 0)
		cells.push({
			width: columnWidth,
			draw: (x, middle) => ({
				role: 'P',
				shapes: [textShape(`and ${more} more gates`, x, middle + size.caption * 0.34, sans(size.caption))]
			})
		});
	const laid = flow(cells, Math.ceil(cells.length / columns), width, size.caption * 1.8);
	return { cells: laid.cells, rows: laid.rows, beside };
}
