import { formatDay } from '$lib/plan/day';
import type { BarOptions } from './bar-options';
import { polyline } from './path';
import { relatedSigns, relationWords } from './related-signs';
import type { GroupRow, HeadRow } from './rows';
import { type TimeScale, xOf } from './scale';
import type { Mark, Shape } from './shape';
import { withEmphasis } from './stand-back';

/** Thickness of a summary, and how far its ends reach down. */
const thickPx = 2;
const tickPx = 6;
/** How wide its ends are where they meet it. */
const tickW = 4;

const minHitPx = 24;

/** Top and bottom of a summary in its row. */
export function summaryBox(row: { readonly top: number; readonly height: number }): {
	readonly top: number;
	readonly bottom: number;
} {
	const middle = row.top + row.height / 2;
	return { top: middle - tickPx / 2, bottom: middle + tickPx / 2 };
}

/**
 * The summary of a group, of a phase, or of a lane that is folded: a thin bracket from the first day to the
 * last. Null when it has no dates, when nothing of it is in sight, and for a lane whose rows stand below it.
 */
export function summaryMark(row: HeadRow | GroupRow, scale: TimeScale, options: BarOptions): Mark | null {
	const { span } = row;
	if (!span || (row.kind === 'head' && !row.collapsed && !row.phase)) return null;
	const x = xOf(scale, Math.min(span.start, span.end));
	const w = Math.max(thickPx, xOf(scale, Math.max(span.start, span.end) + 1) - x);
	const { window } = options;
	if (window && (x + w < window.fromPx || x > window.toPx)) return null;
	const { top, bottom } = summaryBox(row);
	const planId = row.kind === 'group' ? row.group.id : (row.phase?.id ?? row.id);
	const signs = relatedSigns(planId, options.related, x, x + w, (top + bottom) / 2);
	const isSelected = options.selected.has(planId);
	const hitW = Math.max(minHitPx, w);
	return {
		key: row.kind === 'group' ? row.key : `head:${row.key}`,
		kind: row.kind === 'group' ? 'group' : row.phase ? 'phase' : 'head',
		planId,
		name: summaryName(row) + relationWords(planId, options.related),
		box: { x: x - (hitW - w) / 2, y: row.top, w: hitW, h: row.height },
		shapes: [
			...withEmphasis(planId, options, [bracketShape(x, top, w)]),
			...signs,
			...(isSelected ? [frame(x, top, w, bottom - top)] : [])
		]
	};
}

/** A bracket whose ends reach down. */
export function bracketShape(x: number, top: number, w: number): Shape {
	const tick = Math.min(tickW, w / 2);
	const corners = [
		{ x, y: top },
		{ x: x + w, y: top },
		{ x: x + w, y: top + tickPx },
		{ x: x + w - tick, y: top + thickPx },
		{ x: x + tick, y: top + thickPx },
		{ x, y: top + tickPx }
	];
	return { type: 'path', d: polyline(corners, true), fill: 'ink' };
}

function frame(x: number, y: number, w: number, h: number): Shape {
	const off = 2.5;
	const stroke = { token: 'accent', width: 1.6 } as const;
	return { type: 'rect', x: x - off, y: y - off, w: w + 2 * off, h: h + 2 * off, stroke };
}

function summaryName(row: HeadRow | GroupRow): string {
	const title = row.kind === 'group' ? row.group.title || 'Untitled' : row.title;
	const kind = row.kind === 'group' ? 'group' : row.by;
	const count = `${row.count} initiative${row.count === 1 ? '' : 's'}`;
	const dates = row.span ? [`${formatDay(row.span.start)} to ${formatDay(row.span.end)}`] : [];
	return [title, kind, count, ...dates].join(', ');
}
