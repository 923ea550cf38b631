import { currentSpan, type Initiative, isFinished, nameOf } from '$lib/plan/initiative';
import type { Link } from '$lib/plan/link';
import { byId, type Plan } from '$lib/plan/plan';
import { isPastEnd } from './annotation';
import type { BarOptions } from './bar-options';
import { hullOf } from './hull';
import { milestoneHalf, milestoneX } from './milestones';
import { type Point, polyline, rounded } from './path';
import { type Anchor, routeLink } from './route';
import type { AnchorRow, RowLayout } from './rows';
import { type TimeScale, xOf } from './scale';
import type { Mark, Shape, Stroke, Token } from './shape';

export { visibleLinks } from './link-index';

/** What the ends of a link are found by. */
type LinkOptions = Pick<BarOptions, 'asOf' | 'geometry' | 'selected' | 'spanOf'>;

const cornerRadius = 4;
/** How far the frame of a selected bar reaches out. */
const selectionOffPx = 3;

/**
 * Links as routed arrows, those of the selected record last so that they lie on top. Links without a dated
 * end at both sides, or out of sight to the left or right, have no mark. Draw them under the bars.
 */
export function linkMarks(
	links: readonly Link[],
	plan: Plan,
	layout: RowLayout,
	scale: TimeScale,
	options: BarOptions
): Mark[] {
	const quiet: Mark[] = [];
	const own: Mark[] = [];
	for (const link of links) {
		const isOwn = options.selected.has(link.from) || options.selected.has(link.to);
		const mark = linkMark(link, isOwn, plan, layout, scale, options);
		if (mark) (isOwn ? own : quiet).push(mark);
	}
	return [...quiet, ...own];
}

/**
 * The shapes of links with as few paths as their paints need: hundreds of quiet lines are then one thing to
 * draw. Order is kept between paints.
 */
export function linkShapes(marks: readonly Mark[]): Shape[] {
	const merged = new Map<string, { first: Shape & { readonly type: 'path' }; parts: string[] }>();
	for (const shape of marks.flatMap((mark) => mark.shapes)) {
		if (shape.type !== 'path') continue;
		const { fill, stroke } = shape;
		const paint = `${JSON.stringify(fill)} ${stroke?.token} ${stroke?.width} ${stroke?.dash?.join(' ')}`;
		const known = merged.get(paint);
		if (known) known.parts.push(shape.d);
		else merged.set(paint, { first: shape, parts: [shape.d] });
	}
	return [...merged.values()].map(({ first, parts }) => ({ ...first, d: parts.join('') }));
}

function linkMark(
	link: Link,
	isOwn: boolean,
	plan: Plan,
	layout: RowLayout,
	scale: TimeScale,
	options: BarOptions
): Mark | null {
	const points = linkPoints(link, plan, layout, scale, options);
	if (!points) return null;
	const box = boxOf(points);
	const { window } = options;
	if (window && (box.x > window.toPx || box.x + box.w < window.fromPx)) return null;
	return {
		key: `link:${link.id}`,
		kind: 'link',
		planId: link.id,
		/** Put together when it is asked for: of hundreds of links, few ever are. */
		get name() {
			return linkName(link, plan);
		},
		box,
		shapes: arrowShapes(points, ...paintOf(isOwn, options.report.ignoredLinks.has(link.id)))
	};
}

/** A link that is left out of the calculation is dashed. */
function paintOf(strong: boolean, ignored: boolean): readonly [stroke: Stroke, headSize: number] {
	const dash = ignored ? { dash: [4, 3] } : {};
	return strong
		? [{ token: 'accent', width: 1.5, ...dash }, 6]
		: [{ token: ignored ? 'edge' : 'rule-2', width: 0.7, ...dash }, 4.5];
}

/** The corners of a link's line from one row to another; null when an end has no row or no date. */
export function linkPoints(
	link: Link,
	plan: Plan,
	layout: { anchorOf(id: string): AnchorRow | null | undefined },
	scale: TimeScale,
	options: LinkOptions
): readonly Point[] | null {
	const from = anchorAt(layout.anchorOf(link.from), link.from, plan, scale, options);
	const to = anchorAt(layout.anchorOf(link.to), link.to, plan, scale, options);
	return from && to && routeLink(from, to, link.type);
}

/** A routed line and its arrow head, of one colour unless the head has its own. */
export function arrowShapes(
	points: readonly Point[],
	stroke: Stroke,
	size: number,
	headToken: Token = stroke.token
): Shape[] {
	const [before, tip] = points.slice(-2);
	if (!before || !tip) return [];
	const dx = Math.sign(tip.x - before.x);
	const dy = Math.sign(tip.y - before.y);
	const base = { x: tip.x - dx * size, y: tip.y - dy * size };
	const half = size * 0.5;
	const head = [
		tip,
		{ x: base.x + dy * half, y: base.y + dx * half },
		{ x: base.x - dy * half, y: base.y - dx * half }
	];
	return [
		{ type: 'path', d: rounded([...points.slice(0, -1), base], cornerRadius), stroke },
		{ type: 'path', d: polyline(head, true), fill: headToken }
	];
}

function anchorAt(
	row: AnchorRow | null | undefined,
	id: string,
	plan: Plan,
	scale: TimeScale,
	options: LinkOptions
): Anchor | null {
	if (!row) return null;
	const { geometry } = options;
	const isFolded = row.kind === 'head' || row.kind === 'group';
	const middle = row.top + row.height / 2;
	const box = isFolded
		? { top: middle - 3, bottom: middle + 3 }
		: { top: row.top + geometry.barTop, bottom: row.top + geometry.barTop + geometry.barHeight };
	const places = { ...box, rowTop: row.top, rowBottom: row.top + row.height };
	const ends = endsOfRecord(row, id, plan, scale, options);
	return ends && { ...ends, ...places };
}

/** From where to where a link's end is drawn; null where it has no date. */
function endsOfRecord(row: AnchorRow, id: string, plan: Plan, scale: TimeScale, options: LinkOptions) {
	const initiative = byId(plan.initiatives).get(id);
	if (initiative) return endsOf(initiative, scale, options);
	const milestone = byId(plan.milestones).get(id);
	if (milestone) {
		if (milestone.day === null) return null;
		const x = milestoneX(milestone.day, scale);
		const half = milestoneHalf(options.geometry);
		return { startX: x - half, endX: x + half };
	}
	if (row.kind !== 'head' && row.kind !== 'group') return null;
	return row.span && { startX: xOf(scale, row.span.start), endX: xOf(scale, row.span.end + 1) };
}

/** Where a bar begins and ends as drawn; work past its end goes on to the as-of day. */
function endsOf(initiative: Initiative, scale: TimeScale, options: LinkOptions) {
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

function boxOf(points: readonly Point[]): Mark['box'] {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { x, y } of points) {
		left = Math.min(left, x);
		right = Math.max(right, x);
		top = Math.min(top, y);
		bottom = Math.max(bottom, y);
	}
	return { x: left, y: top, w: right - left, h: bottom - top };
}

const typeNames = {
	FS: 'finish to start',
	SS: 'start to start',
	FF: 'finish to finish',
	SF: 'start to finish'
} as const;

function linkName(link: Link, plan: Plan): string {
	const name = (id: string) => {
		const initiative = byId(plan.initiatives).get(id);
		return initiative ? nameOf(initiative) : byId(plan.milestones).get(id)?.title || 'Untitled';
	};
	return `${name(link.from)} to ${name(link.to)}, ${typeNames[link.type]}`;
}
