import type { Link } from '$lib/plan/link';
import { linkGraph } from '$lib/plan/link-graph';
import type { Plan } from '$lib/plan/plan';
import { linksAt } from './link-ends';
import type { Related } from './related';
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

interface LinkIndex {
	/** Where the layout has its rows; layouts that differ in dates alone share it. */
	readonly places: RowLayout['source']['indexOf'];
	/** Row numbers of both ends of each link, one after the other. */
	readonly ends: Int32Array;
	readonly classes: readonly LengthClass[];
}

const latest = new WeakMap<readonly Link[], LinkIndex>();

/** The most quiet links drawn at once, and the most of those that lead to what is selected through others. */
const defaultCap = 200;

/** Row number of the strip above the rows, and of what is not shown. */
const strip = -1;
const nowhere = -2;

/**
 * The links whose rows cross a window, the shortest first, at most `cap`; those of `selected` always, and up to
 * 200 of `related` besides. A link to the strip crosses all rows above its own. Costs a few halvings and what
 * it returns, however many links there are.
 */
export function visibleLinks(
	plan: Plan,
	layout: RowLayout,
	window: Pick<Window, 'topPx' | 'bottomPx'>,
	selected: ReadonlySet<string> = new Set(),
	cap = defaultCap,
	related: Pick<Related, 'links'> | null = null
): VisibleLinks {
	const rows = rowsBetween(layout, window.topPx, window.bottomPx);
	const first = rows[0]?.index;
	const last = rows.at(-1)?.index;
	if (first === undefined || last === undefined) return { links: [], hiddenCount: 0 };
	const own = [...selected].flatMap((id) =>
		linksAt(plan.links, id).filter((link) => crosses(link, layout, first, last))
	);
	const shortest = takeShortest(plan, plan.links, layout, first, last, cap);
	const chain = related ? takeShortest(plan, related.links, layout, first, last, defaultCap).links : [];
	const links = new Set([...shortest.links, ...chain, ...own]);
	return { links: [...links], hiddenCount: shortest.total - links.size };
}

/** The links of a list that cross some rows, the shortest first, at most `cap`, and how many there are in all. */
function takeShortest(
	plan: Plan,
	links: readonly Link[],
	layout: RowLayout,
	first: number,
	last: number,
	cap: number
) {
	const found: Link[] = [];
	let total = 0;
	for (const some of classesOf(plan, links, layout)) {
		const hits = countHits(some, first, last);
		const room = cap - found.length;
		if (hits > 0 && room > 0) takeHits(some, first, last, Math.min(hits, room), found);
		total += hits;
	}
	return { links: found, total };
}

function rowNumber(layout: RowLayout, id: string): number {
	const row = layout.anchorOf(id);
	return row === null ? strip : (row?.index ?? nowhere);
}

function crosses(link: Link, layout: RowLayout, first: number, last: number): boolean {
	const [from, to] = [rowNumber(layout, link.from), rowNumber(layout, link.to)];
	if (from === nowhere || to === nowhere || from === to) return false;
	return Math.min(from, to) <= last && Math.max(from, to) >= first;
}

/** Row numbers of both ends of each link. Those of a whole plan come by its graph: each record is looked up once. */
function endsOf(plan: Plan, links: readonly Link[], layout: RowLayout): Int32Array {
	const ends = new Int32Array(2 * links.length);
	if (links !== plan.links) {
		for (const [i, link] of links.entries()) {
			ends[2 * i] = rowNumber(layout, link.from);
			ends[2 * i + 1] = rowNumber(layout, link.to);
		}
		return ends;
	}
	const { nodeCount, from, to } = linkGraph(plan);
	const rowOfNode = new Int32Array(nodeCount);
	let node = 0;
	for (const list of [plan.initiatives, plan.milestones, plan.phases, plan.groups])
		for (const { id } of list) rowOfNode[node++] = rowNumber(layout, id);
	for (let i = 0; i < links.length; i++) {
		ends[2 * i] = rowOfNode[from[i] ?? -1] ?? nowhere;
		ends[2 * i + 1] = rowOfNode[to[i] ?? -1] ?? nowhere;
	}
	return ends;
}

/** The classes of some links in a layout; kept while their ends stand in the same rows. */
function classesOf(plan: Plan, links: readonly Link[], layout: RowLayout): readonly LengthClass[] {
	const kept = latest.get(links);
	const places = layout.source.indexOf;
	if (kept?.places === places) return kept.classes;
	const ends = endsOf(plan, links, layout);
	const classes =
		kept && ends.every((row, i) => row === kept.ends[i]) ? kept.classes : sortByLength(links, ends);
	latest.set(links, { places, ends, classes });
	return classes;
}

function sortByLength(links: readonly Link[], ends: Int32Array): readonly LengthClass[] {
	const upperOf = new Int32Array(links.length);
	const lowerOf = new Int32Array(links.length);
	const byPower: number[][] = [];
	for (let i = 0; i < links.length; i++) {
		const [from, to] = [ends[2 * i] ?? nowhere, ends[2 * i + 1] ?? nowhere];
		if (from === nowhere || to === nowhere || from === to) continue;
		const [upper, lower] = from < to ? [from, to] : [to, from];
		upperOf[i] = upper;
		lowerOf[i] = lower;
		(byPower[31 - Math.clz32(lower - upper)] ??= []).push(i);
	}
	return byPower.flatMap((members, power) => {
		const sorted = sortBy(members, upperOf);
		const lower = sorted.map((i) => lowerOf[i] ?? 0);
		return {
			lengthBelow: 2 ** (power + 1),
			links: Array.from(sorted, (i) => links[i]).filter((link) => link !== undefined),
			upper: sorted.map((i) => upperOf[i] ?? 0),
			lower,
			lowerSorted: lower.slice().sort()
		};
	});
}

/** Numbers below 2²⁰ in order of a value; value and number are sorted as one, which is quick. */
function sortBy(numbers: readonly number[], valueOf: Int32Array): Int32Array {
	const keys = Float64Array.from(numbers, (i) => ((valueOf[i] ?? 0) + 1) * 2 ** 20 + i).sort();
	return Int32Array.from(keys, (key) => key % 2 ** 20);
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
