import type { Link } from '$lib/plan/link';
import type { Plan } from '$lib/plan/plan';
import { rowsBetween, type RowLayout } from './rows';
import type { Window } from './scale';

/** The links of a part of the chart. */
interface VisibleLinks {
	readonly links: readonly Link[];
	/** How many more cross the window, left out because longer ones would only hatch it. */
	readonly hiddenCount: number;
}

/**
 * Links whose lengths in rows are within a factor of two of each other, sorted by their upper row. What
 * crosses some rows then lies in one short stretch of the list.
 */
interface LengthClass {
	/** Every length is less. */
	readonly lengthBelow: number;
	readonly links: readonly Link[];
	readonly upper: Int32Array;
	readonly lower: Int32Array;
	/** The lower rows again, in order, to count with. */
	readonly lowerSorted: Int32Array;
}

const indexOf = new WeakMap<RowLayout, { links: readonly Link[]; classes: readonly LengthClass[] }>();
const adjacencyOf = new WeakMap<readonly Link[], ReadonlyMap<string, readonly Link[]>>();

/** The most quiet links drawn at once. */
const defaultCap = 200;

/**
 * The links whose rows cross a window, the shortest first, at most `cap`; those of `selected` always. Costs
 * a few halvings and what it returns, however many links there are.
 */
export function visibleLinks(
	plan: Plan,
	layout: RowLayout,
	window: Pick<Window, 'topPx' | 'bottomPx'>,
	selected: ReadonlySet<string> = new Set(),
	cap = defaultCap
): VisibleLinks {
	const rows = rowsBetween(layout, window.topPx, window.bottomPx);
	const first = rows[0]?.index;
	const last = rows.at(-1)?.index;
	if (first === undefined || last === undefined) return { links: [], hiddenCount: 0 };
	const own = new Set(
		[...selected].flatMap((id) =>
			linksAt(plan.links, id).filter((link) => crosses(link, layout, first, last))
		)
	);
	const found: Link[] = [];
	let hiddenCount = 0;
	for (const some of classesOf(plan.links, layout)) {
		const hits = countHits(some, first, last);
		const room = cap - found.length;
		if (hits > 0 && room > 0) takeHits(some, first, last, Math.min(hits, room), found);
		hiddenCount += Math.max(0, hits - room);
	}
	const seen = new Set(found);
	const missing = [...own].filter((link) => !seen.has(link));
	return { links: [...found, ...missing], hiddenCount: hiddenCount - missing.length };
}

/** The links that begin or end at a record. */
function linksAt(links: readonly Link[], id: string): readonly Link[] {
	let adjacency = adjacencyOf.get(links);
	if (!adjacency) {
		const made = new Map<string, Link[]>();
		const add = (end: string, link: Link) => {
			const list = made.get(end);
			if (list) list.push(link);
			else made.set(end, [link]);
		};
		for (const link of links) {
			add(link.from, link);
			if (link.to !== link.from) add(link.to, link);
		}
		adjacency = made;
		adjacencyOf.set(links, adjacency);
	}
	return adjacency.get(id) ?? [];
}

function rowsOf(link: Link, layout: RowLayout): readonly [upper: number, lower: number] | null {
	const from = layout.anchorOf(link.from)?.index;
	const to = layout.anchorOf(link.to)?.index;
	if (from === undefined || to === undefined || from === to) return null;
	return from < to ? [from, to] : [to, from];
}

function crosses(link: Link, layout: RowLayout, first: number, last: number): boolean {
	const rows = rowsOf(link, layout);
	return rows !== null && rows[0] <= last && rows[1] >= first;
}

function classesOf(links: readonly Link[], layout: RowLayout): readonly LengthClass[] {
	const kept = indexOf.get(layout);
	if (kept && kept.links === links) return kept.classes;
	const upperOf = new Int32Array(links.length);
	const lowerOf = new Int32Array(links.length);
	const byPower: number[][] = [];
	links.forEach((link, i) => {
		const rows = rowsOf(link, layout);
		if (!rows) return;
		[upperOf[i], lowerOf[i]] = rows;
		(byPower[31 - Math.clz32(rows[1] - rows[0])] ??= []).push(i);
	});
	const classes = byPower.flatMap((members, power) => {
		const sorted = Int32Array.from(members).sort((a, b) => (upperOf[a] ?? 0) - (upperOf[b] ?? 0));
		const lower = sorted.map((i) => lowerOf[i] ?? 0);
		return {
			lengthBelow: 2 ** (power + 1),
			links: Array.from(sorted, (i) => links[i]).filter((link) => link !== undefined),
			upper: sorted.map((i) => upperOf[i] ?? 0),
			lower,
			lowerSorted: lower.slice().sort()
		};
	});
	indexOf.set(layout, { links, classes });
	return classes;
}

/** Those that begin by the last row, less those that end before the first. */
function countHits(some: LengthClass, first: number, last: number): number {
	return countBelow(some.upper, last + 1) - countBelow(some.lowerSorted, first);
}

/** Adds some hits of a class, those that begin lowest first. */
function takeHits(some: LengthClass, first: number, last: number, count: number, into: Link[]): void {
	let left = count;
	for (let i = countBelow(some.upper, last + 1) - 1; i >= 0 && left > 0; i--) {
		const [link, upper, lower] = [some.links[i], some.upper[i], some.lower[i]];
		if (!link || upper === undefined || lower === undefined || upper + some.lengthBelow <= first) return;
		if (lower < first) continue;
		into.push(link);
		left--;
	}
}

/** How many values of a sorted list are less than a limit. */
function countBelow(sorted: Int32Array, limit: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}
