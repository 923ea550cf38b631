import { type AxisTicks, lowerStyle, noteStyle, upperStyle } from './axis';
import { across, down } from './path';
import type { Row } from './rows';
import type { Window } from './scale';
import type { Shape } from './shape';

const nothing: ReadonlySet<string> = new Set();

/**
 * What lies under bars and links: the grounds of heads and of rows with something selected, a hairline under
 * each row, quarters and years.
 */
export function gridShapes(
	ticks: AxisTicks,
	rows: readonly Row[],
	window: Window,
	selected: ReadonlySet<string> = nothing
): Shape[] {
	const { fromPx, toPx, topPx, bottomPx } = window;
	const shapes: Shape[] = [];
	const heads = rows.filter((row) => row.kind === 'head');
	for (const row of rows) {
		const fill = isSelected(row, selected) ? 'accent-tint' : row.kind === 'head' ? 'chrome' : null;
		if (fill) shapes.push({ type: 'rect', x: fromPx, y: row.top, w: toPx - fromPx, h: row.height, fill });
	}
	const others = rows.filter((row) => row.kind !== 'head');
	const hairlines = others.map((row) => across(fromPx, toPx, row.top + row.height)).join('');
	const vertical = (strong: boolean) =>
		ticks.lines
			.filter((line) => line.strong === strong)
			.map((line) => down(line.x, topPx, bottomPx))
			.join('');
	shapes.push({ type: 'path', d: hairlines + vertical(false), stroke: { token: 'rule', width: 0.7 } });
	shapes.push({ type: 'path', d: vertical(true), stroke: { token: 'rule-2', width: 0.8 } });
	const headLines = heads.map((row) => across(fromPx, toPx, row.top)).join('');
	shapes.push({ type: 'path', d: headLines, stroke: { token: 'rule', width: 1.4 } });
	return shapes.filter((shape) => shape.type !== 'path' || shape.d !== '');
}

function isSelected(row: Row, selected: ReadonlySet<string>): boolean {
	if (selected.size === 0) return false;
	switch (row.kind) {
		case 'head':
			return row.phase !== null && selected.has(row.phase.id);
		case 'group':
			return selected.has(row.group.id);
		case 'milestone':
			return selected.has(row.milestone.id);
		case 'initiative':
			return selected.has(row.initiative.id) || row.others.some(({ id }) => selected.has(id));
	}
}

/** The axis itself, its two tiers on the given baselines. */
export function axisShapes(ticks: AxisTicks, upperY: number, lowerY: number, height: number): Shape[] {
	const shapes: Shape[] = [];
	const strong = ticks.upper.map((tick) => down(tick.x, 0, height)).join('');
	if (strong) shapes.push({ type: 'path', d: strong, stroke: { token: 'rule-2', width: 0.8 } });
	const fine = ticks.fine.map((x) => down(x, height - 4, height)).join('');
	if (fine) shapes.push({ type: 'path', d: fine, stroke: { token: 'edge', width: 0.8 } });
	for (const tick of ticks.upper) {
		shapes.push({
			type: 'text',
			x: tick.labelX,
			y: upperY,
			text: tick.label,
			style: upperStyle,
			token: 'ink'
		});
		if (tick.note)
			shapes.push({
				type: 'text',
				x: tick.noteX,
				y: upperY,
				text: tick.note,
				style: noteStyle,
				token: 'ink-3'
			});
	}
	for (const { labelX: x, label: text } of ticks.lower)
		shapes.push({ type: 'text', x, y: lowerY, text, style: lowerStyle, token: 'ink-3', anchor: 'middle' });
	return shapes;
}
