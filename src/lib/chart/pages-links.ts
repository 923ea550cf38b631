import type { Initiative } from '$lib/plan/initiative';
import type { Link } from '$lib/plan/link';
import { barTop } from './pages-bars';
import { type Draft, quietLine } from './pages-sizes';
import { drawnSpan, type PageTime } from './pages-window';
import { type Point, polyline, rounded } from './path';
import { type Anchor, routeLink } from './route';
import type { Shape, Stroke, Token } from './shape';

/** Where a row of a page stands. */
export interface RowPlace {
	readonly initiative: Initiative;
	readonly top: number;
}

const fromOf = new WeakMap<readonly Link[], ReadonlyMap<string, readonly Link[]>>();

/** The links of a plan by what they leave from. */
function linksByStart(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
	const kept = fromOf.get(links);
	if (kept) return kept;
	const made = new Map<string, Link[]>();
	for (const link of links) {
		const list = made.get(link.from);
		if (list) list.push(link);
		else made.set(link.from, [link]);
	}
	fromOf.set(links, made);
	return made;
}

/**
 * The links between rows of one page, within the time that it shows. Links that owe order debt are drawn
 * in ink, the others stand back. A link that leaves the page is not drawn on it.
 */
export function drawLinks(draft: Draft, rows: readonly RowPlace[], time: PageTime): readonly Shape[] {
	const places = new Map(rows.map((row) => [row.initiative.id, row]));
	const byStart = linksByStart(draft.plan.links);
	const quiet: Shape[] = [];
	const strong: Shape[] = [];
	for (const from of rows)
		for (const link of byStart.get(from.initiative.id) ?? []) {
			const to = places.get(link.to);
			if (!to || to === from || draft.options.report.ignoredLinks.has(link.id)) continue;
			const points = route(draft, link, from, to, time);
			if (points.some(({ x }) => x < time.left || x > time.right) || points.length < 2) continue;
			if (owesDebt(draft, link)) strong.push(...arrow(points, { token: 'ink', width: 1.2 }, 'ink'));
			else quiet.push(...arrow(points, quietLine(draft.options, 'rule-2', 0.7), 'edge'));
		}
	return [...quiet, ...strong];
}

function owesDebt(draft: Draft, link: Link): boolean {
	return (draft.options.report.byInitiative.get(link.to) ?? []).some(
		(finding) =>
			finding.debtDays > 0 &&
			finding.subject.id === link.to &&
			finding.others.some((other) => other.id === link.from || other.id === link.id)
	);
}

function route(draft: Draft, link: Link, from: RowPlace, to: RowPlace, time: PageTime): readonly Point[] {
	const [start, end] = [anchorOf(draft, from, time), anchorOf(draft, to, time)];
	return start && end ? routeLink(start, end, link.type) : [];
}

function anchorOf(draft: Draft, { initiative, top }: RowPlace, time: PageTime): Anchor | null {
	const span = drawnSpan(initiative);
	if (span === null) return null;
	const bar = barTop(draft, top);
	return {
		startX: time.x(span.start),
		endX: time.x(span.end + 1),
		top: bar,
		bottom: bar + draft.size.bar,
		rowTop: top,
		rowBottom: top + draft.size.pitch
	};
}

function arrow(points: readonly Point[], stroke: Stroke, head: Token): readonly Shape[] {
	const size = stroke.width > 1 ? 4.6 : 3.6;
	const [before, tip] = points.slice(-2);
	if (!before || !tip) return [];
	const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
	const base = { x: tip.x - dx * size, y: tip.y - dy * size };
	const half = size * 0.48;
	const corners = [
		tip,
		{ x: base.x - dy * half, y: base.y - dx * half },
		{ x: base.x + dy * half, y: base.y + dx * half }
	];
	return [
		{ type: 'path', d: rounded([...points.slice(0, -1), base], 4), stroke },
		{ type: 'path', d: polyline(corners, true), fill: head }
	];
}
