import type { Link } from '$lib/plan/link';

const kept = new WeakMap<readonly Link[], ReadonlyMap<string, readonly Link[]>>();

/** The links that begin or end at a record. Each list is sorted once, when it is first asked about. */
export function linksAt(links: readonly Link[], id: string): readonly Link[] {
	let byEnd = kept.get(links);
	if (!byEnd) {
		byEnd = sortByEnd(links);
		kept.set(links, byEnd);
	}
	return byEnd.get(id) ?? [];
}

function sortByEnd(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
	const byEnd = new Map<string, Link[]>();
	const add = (end: string, link: Link) => {
		const list = byEnd.get(end);
		if (list) list.push(link);
		else byEnd.set(end, [link]);
	};
	for (const link of links) {
		add(link.from, link);
		if (link.to !== link.from) add(link.to, link);
	}
	return byEnd;
}
