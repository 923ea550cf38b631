import { readSettings } from '$lib/plan/behaviour/settings';
import { type Lane, lanes } from '$lib/plan/lane';
import { legendSigns } from './legend';
import type { SignBox } from './legend-sign';
import { arrowShapes } from './links';
import { wholeBand } from './pages-band';
import type { PageBlock } from './pages-paper';
import type { Draft } from './pages-sizes';
import { fitText, sans, textShape } from './pages-text';
import { type PrintedGate, printedGateSign, printedGates } from './pages-strip';
import type { Shape } from './shape';

/** The key at the foot of a page; its shapes begin at y = 0. */
export interface Legend {
	readonly height: number;
	readonly draw: (top: number) => readonly PageBlock[];
}

interface Entry {
	readonly name: string;
	readonly draw: (box: SignBox) => readonly Shape[];
}

function swatch(lane: Lane, state: 'done' | 'todo'): Entry['draw'] {
	return ({ x, middle, w, h, line }) => [
		{
			type: 'rect',
			x,
			y: middle - h / 2,
			w,
			h,
			fill: { lane, state },
			stroke: { token: lane, width: line }
		}
	];
}

/** The three lanes next to each other. */
function swatches(state: 'done' | 'todo'): Entry['draw'] {
	return (box) =>
		lanes.flatMap((lane, index) =>
			swatch(lane, state)({ ...box, x: box.x + (index * box.w) / 3, w: box.w / 3 - 1 })
		);
}

/** What bars and lines mean, besides done and to come: what occurs in this plan. */
function signsOf({ plan, options }: Draft): readonly Entry[] {
	const { asOf, report, baseline } = options;
	const isNamed = printedGates(plan).some(hasStatement);
	const hidden = ['done', 'todo', ...(isNamed ? ['gate'] : [])];
	const signs = legendSigns(plan, asOf, report, baseline?.dates ?? null)
		.filter(({ key }) => !hidden.includes(key))
		.map(({ words, draw }): Entry => ({ name: words, draw }));
	const links = options.links && plan.links.length > 0 ? [{ name: 'link', draw: linkSign }] : [];
	return [...signs, ...links, ...(wholeBand({ options }) ? bandSigns({ plan, options }) : [])];
}

/** What the lines of the behaviour band mean. */
function bandSigns({ plan, options }: Pick<Draft, 'plan' | 'options'>): readonly Entry[] {
	const { intervalPercent } = readSettings(plan.roadmap.settings);
	const stroke = (dash?: readonly number[]): Entry['draw'] => {
		return ({ x, middle, w, line }) => [
			{
				type: 'path',
				d: `M${x} ${middle}H${x + w}`,
				stroke: {
					token: options.monochrome ? 'ink' : dash ? 'ink-3' : 'ink',
					width: dash ? line : line * 1.5,
					...(dash && { dash })
				}
			}
		];
	};
	return [
		{ name: 'planned behaviour', draw: stroke([3, 2.5]) },
		{ name: `counted, ${intervalPercent} %`, draw: stroke() }
	];
}

function linkSign({ x, middle, w }: SignBox): readonly Shape[] {
	const ends = [
		{ x, y: middle },
		{ x: x + w, y: middle }
	];
	return arrowShapes(ends, { token: 'ink', width: 0.9 }, 4);
}

/** A sign with its words, as wide as both. */
function cellOf({ size, measure }: Draft, entry: Entry) {
	const style = sans(size.caption);
	const [w, h] = [size.caption * 3.1, size.caption * 0.95];
	const textX = w + size.caption * 0.6;
	return {
		width: textX + measure(entry.name, style),
		draw: (x: number, middle: number): PageBlock => ({
			role: 'P',
			shapes: [
				...entry.draw({ x, middle, w, h, line: size.geometry.line }),
				textShape(entry.name, x + textX, middle + size.caption * 0.34, style)
			]
		})
	};
}

/** The key of a later page: as many signs as one line holds. */
export function layShortLegend(draft: Draft): Legend {
	const { size } = draft;
	const entries = [
		{ name: 'done', draw: swatches('done') },
		{ name: 'to come', draw: swatches('todo') },
		...signsOf(draft)
	];
	const { cells } = flow(
		entries.map((entry) => cellOf(draft, entry)),
		1,
		size.width - 2 * size.margin,
		size.caption * 1.6
	);
	const step = size.caption * 1.6;
	return {
		height: step,
		draw: (top) =>
			cells.filter((cell) => cell.row === 0).map((cell) => cell.draw(size.margin + cell.x, top + step / 2))
	};
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
	const { size } = draft;
	const step = size.caption * 1.6;
	const width = size.width - 2 * size.margin;
	const entries: readonly Entry[] = [
		...lanes.map((lane) => ({ name: 'done', draw: swatch(lane, 'done') })),
		...lanes.map((lane) => ({ name: `to come, ${lane}`, draw: swatch(lane, 'todo') })),
		...signsOf(draft)
	];
	const signs = entries.map((entry) => cellOf(draft, entry));
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

function hasStatement(gate: PrintedGate): boolean {
	return gate.statement.trim() !== '';
}

/** What a gate says, and why it stands where it does if it asks for evidence. */
function wordsOf({ statement, status }: PrintedGate): string {
	return status && status.state !== 'no criteria' ? `${statement}. ${status.reason}` : statement;
}

function gateCells(draft: Draft, width: number, taken: number) {
	const { size, measure } = draft;
	const gates = printedGates(draft.plan, draft.options.gates).filter(hasStatement);
	if (gates.length === 0) return { cells: [], rows: 0, beside: false };
	const room = width - taken - size.caption * 2.4;
	const codeWidth = Math.max(...gates.map((gate) => measure(gate.label, sans(size.caption, 600))));
	const longest = Math.max(...gates.map((gate) => measure(wordsOf(gate), sans(size.caption))));
	const needed = codeWidth + longest + size.caption * 2.8;
	const beside = room >= Math.min(needed, size.caption * 60) && gates.length <= 5;
	const columns = beside ? 1 : Math.max(1, Math.floor(width / (size.caption * 34)));
	const columnWidth = (beside ? room : width) / columns;
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
					...printedGateSign(gate, draft.options.asOf, x + size.caption * 0.5, middle, size.caption * 0.42),
					textShape(gate.label, codeX, y, sans(size.caption, 600)),
					textShape(fitText(wordsOf(gate), sans(size.caption), room, measure), textX, y, sans(size.caption))
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
