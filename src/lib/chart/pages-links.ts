import type { Link } from '$lib/plan/link';
import { byId, type Plan } from '$lib/plan/plan';
import { linkPoints } from './link-anchors';
import { linksAt } from './link-ends';
import { arrowShapes } from './links';
import type { RowItem } from './pages-rows';
import { idOf } from './pages-rows';
import { type Draft, quietLine } from './pages-sizes';
import type { PageTime } from './pages-window';
import type { Shape } from './shape';

const nothing: ReadonlySet<string> = new Set();

/** Where a row of a page stands. */
export type RowPlace = RowItem & { readonly top: number; readonly height: number };

/**
 * The links between rows of one page. Links that owe order debt are drawn in ink, the others stand back. What
 * leaves the time shown is for the page to cut off.
 */
export function drawLinks(draft: Draft, rows: readonly RowPlace[], time: PageTime): readonly Shape[] {
	const { plan, options, size } = draft;
	const places = new Map(rows.map((row) => [idOf(row), row]));
	const anchorOf = (id: string) => places.get(id);
	const by = { asOf: options.asOf, geometry: size.geometry, selected: nothing };
	const quiet: Shape[] = [];
	const strong: Shape[] = [];
	for (const id of places.keys())
		for (const link of linksAt(plan.links, id)) {
			if (link.from !== id || link.to === id || options.report.ignoredLinks.has(link.id)) continue;
			const points = linkPoints(link, plan, { anchorOf }, time.scale, by);
			if (!points || points.every(({ x }) => x < time.left) || points.every(({ x }) => x > time.right))
				continue;
			if (owesDebt(draft, link)) strong.push(...arrowShapes(points, { token: 'ink', width: 1.2 }, 4.6));
			else quiet.push(...arrowShapes(points, quietLine(options, 'rule-2', 0.7), 3.6, 'edge'));
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

/** Of the links that reach one page from one side, so many are named. */
const mostNamed = 3;

/**
 * Where the links of a row go on that leave its page: "from PR3 on page 1, to TE5 on page 3". Empty when none
 * does. `pageOf` gives the page of a row.
 */
export function linksElsewhere(draft: Draft, id: string, pageOf: ReadonlyMap<string, number>): string {
	const names = new Map<string, string[]>();
	for (const link of linksAt(draft.plan.links, id)) {
		const other = link.from === id ? link.to : link.from;
		const page = pageOf.get(other);
		if (page === undefined || page === pageOf.get(id) || draft.options.report.ignoredLinks.has(link.id))
			continue;
		const key = `${link.from === id ? 'to' : 'from'} on page ${page}`;
		names.set(key, [...(names.get(key) ?? []), shortName(draft.plan, other)]);
	}
	const parts = [...names].map(([key, all]) => {
		const more = all.length > mostNamed ? ` and ${all.length - mostNamed} more` : '';
		return key.replace(' ', ` ${all.slice(0, mostNamed).join(', ')}${more} `);
	});
	return parts.join(', ');
}

function shortName(plan: Plan, id: string): string {
	const initiative = byId(plan.initiatives).get(id);
	return initiative?.code || initiative?.title || byId(plan.milestones).get(id)?.title || 'Untitled';
}
