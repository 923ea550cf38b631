import { currentSpan, type Initiative, isFinished } from '$lib/plan/initiative';
import type { Link } from '$lib/plan/link';
import type { LinkType } from '$lib/plan/link-type';
import { byId, type Plan } from '$lib/plan/plan';
import { isPastEnd } from './annotation';
import type { BarOptions } from './bar-options';
import { hullOf } from './hull';
import { milestoneHalf, milestoneX } from './milestones';
import type { Point } from './path';
import { type Anchor, routeLink, routeToStrip } from './route';
import type { AnchorRow } from './rows';
import { type TimeScale, xOf } from './scale';
import { summaryBox } from './summary-bar';

/** What the ends of a link are found by. */
export type LinkOptions = Pick<BarOptions, 'asOf' | 'geometry' | 'selected' | 'spanOf'>;

type Ends = Pick<Anchor, 'startX' | 'endX'>;

/** How far the frame of a selected bar reaches out. */
const selectionOffPx = 3;

/**
 * The corners of a link's line from one row to another, or between a row and the strip above the rows, at
 * y = 0. Null when an end has no row or no date, or when both stand in the strip.
 */
export function linkPoints(
	link: Link,
	plan: Plan,
	layout: { anchorOf(id: string): AnchorRow | null | undefined },
	scale: TimeScale,
	options: LinkOptions
): readonly Point[] | null {
	const fromRow = layout.anchorOf(link.from);
	const toRow = layout.anchorOf(link.to);
	if (fromRow === undefined || toRow === undefined || !(fromRow ?? toRow)) return null;
	const from = anchorAt(fromRow, link.from, plan, scale, options);
	const to = anchorAt(toRow, link.to, plan, scale, options);
	if (!from || !to) return null;
	const [leaves, enters] = sidesOf(link.type);
	if (toRow === null) return routeToStrip(from, leaves, to[enters]);
	if (fromRow === null) return routeToStrip(to, enters, from[leaves]).toReversed();
	return routeLink(from, to, link.type);
}

function sidesOf(type: LinkType): readonly [leaves: 'startX' | 'endX', enters: 'startX' | 'endX'] {
	const side = { S: 'startX', F: 'endX' } as const;
	return [side[type[0] as 'S' | 'F'], side[type[1] as 'S' | 'F']];
}

function anchorAt(
	row: AnchorRow | null,
	id: string,
	plan: Plan,
	scale: TimeScale,
	options: LinkOptions
): Anchor | null {
	const ends = endsOf(row, id, plan, scale, options);
	if (!ends) return null;
	if (!row) return { ...ends, top: 0, bottom: 0, rowTop: 0, rowBottom: 0 };
	const { barTop, barHeight } = options.geometry;
	const box =
		row.kind === 'head' || row.kind === 'group'
			? summaryBox(row)
			: { top: row.top + barTop, bottom: row.top + barTop + barHeight };
	return { ...ends, ...box, rowTop: row.top, rowBottom: row.top + row.height };
}

/** From where to where the record at a link's end is drawn; null where it has no date. */
function endsOf(
	row: AnchorRow | null,
	id: string,
	plan: Plan,
	scale: TimeScale,
	options: LinkOptions
): Ends | null {
	const initiative = byId(plan.initiatives).get(id);
	if (initiative) return endsOfBar(initiative, scale, options);
	const milestone = byId(plan.milestones).get(id);
	if (milestone) {
		if (milestone.day === null) return null;
		const x = milestoneX(milestone.day, scale);
		const half = row ? milestoneHalf(options.geometry) : 0;
		return { startX: x - half, endX: x + half };
	}
	const days = row === null ? byId(plan.phases).get(id) : 'span' in row ? row.span : null;
	const first = days?.start ?? days?.end;
	const last = days?.end ?? days?.start;
	if (typeof first !== 'number' || typeof last !== 'number') return null;
	return { startX: xOf(scale, first), endX: xOf(scale, last + 1) };
}

/** Where a bar begins and ends as drawn; work past its end goes on to the as-of day. */
function endsOfBar(initiative: Initiative, scale: TimeScale, options: LinkOptions): Ends | null {
	const span = (options.spanOf ?? currentSpan)(initiative);
	if (!span) return null;
	const open = !isFinished(initiative) && initiative.status !== 'cancelled';
	const ends = { start: open && initiative.actualStart === null, end: open };
	const hull = hullOf(span, scale, options.asOf, ends, 0, 0);
	const past = isPastEnd(initiative, span, options.asOf);
	const endX = past ? Math.max(hull.tipRight, xOf(scale, options.asOf + 1)) : hull.tipRight;
	const off = options.selected.has(initiative.id) ? selectionOffPx : 0;
	return { startX: hull.tipLeft - off, endX: endX + off };
}
