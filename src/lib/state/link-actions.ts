import type { Edit } from '$lib/doc/edit';
import { addLink } from '$lib/doc/edits/add-link';
import { together } from '$lib/doc/edits/together';
import { groupsAround } from '$lib/plan/group-tree';
import type { Link } from '$lib/plan/link';
import type { LinkType } from '$lib/plan/link-type';
import { linkFields } from '$lib/plan/link-fields';
import { linkEnd } from '$lib/plan/link-end';
import { linkPath } from '$lib/plan/link-path';
import { byId, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { shortName } from '$lib/plan/words';
import { newId } from './new-id';
import type { Roadmap } from './roadmap.svelte';

/** What became of a wish to link: done, or why not, as a sentence. */
export type LinkResult = { readonly ok: true } | { readonly ok: false; readonly why: string };

export const linkTypeNames: Readonly<Record<LinkType, string>> = {
	FS: 'Finish to start',
	SS: 'Start to start',
	FF: 'Finish to finish',
	SF: 'Start to finish'
};

/** Names shown of a cycle before it is shortened. */
const mostNames = 5;

/** Links two records, initiatives, milestones, phases or groups, unless that cannot be. */
export function tryLink(roadmap: Roadmap, from: string, to: string, type: LinkType = 'FS'): LinkResult {
	return tryLinkAll(roadmap, [[from, to]], type);
}

/** The same for several pairs as one step. Pairs that cannot be are left out, unless none can: then it says why. */
export function tryLinkAll(
	roadmap: Roadmap,
	pairs: readonly (readonly [from: string, to: string])[],
	type: LinkType
): LinkResult {
	let { plan } = roadmap;
	let why: string | null = null;
	const edits: Edit[] = [];
	for (const [from, to] of pairs) {
		const refused = whyNotLink(plan, from, to, type);
		why ??= refused;
		if (refused !== null) continue;
		const link = makeRecord(linkFields, newId(), { from, to, type });
		const edit = addLink(plan, { id: link.id, from, to, type, lagDays: 0 });
		edits.push({ ...edit, label: `link ${endName(plan, from)} to ${endName(plan, to)}` });
		plan = { ...plan, links: [...plan.links, link] };
	}
	const [first] = edits;
	if (!first) return { ok: false, why: why ?? 'There is nothing to link here.' };
	roadmap.run(edits.length === 1 ? first : together(edits, `link ${edits.length} pairs`));
	return { ok: true };
}

/** Why two records cannot be linked so, as a sentence; null when they can. */
export function whyNotLink(plan: Plan, from: string, to: string, type: LinkType): string | null {
	const [start, end] = [linkEnd(plan, from), linkEnd(plan, to)];
	if (!start || !end) return 'There is nothing to link to here.';
	if (from === to) return `${endName(plan, from)} cannot wait for itself.`;
	const same = (link: Link) => link.from === from && link.to === to && link.type === type;
	if (plan.links.some(same))
		return `${endName(plan, from)} and ${endName(plan, to)} are linked already, ${linkTypeNames[type].toLowerCase()}.`;
	if (isInside(plan, from, to) || isInside(plan, to, from))
		return `${endName(plan, isInside(plan, from, to) ? from : to)} is part of ${endName(plan, isInside(plan, from, to) ? to : from)}; a group cannot be linked with what is in it.`;
	const path = linkPath(plan, to, from);
	if (path === null) return null;
	const names = path.map((id) => endName(plan, id));
	const shown =
		names.length <= mostNames ? names : [...names.slice(0, mostNames - 2), '…', ...names.slice(-1)];
	return `That would close a circle, in which everything waits for itself: ${[endName(plan, from), ...shown].join(' → ')}.`;
}

function isInside(plan: Plan, id: string, group: string): boolean {
	const end = linkEnd(plan, id);
	if (!end || !byId(plan.groups).has(group)) return false;
	const parent = 'group' in end.record ? end.record.group : null;
	return groupsAround(plan, parent).includes(group);
}

function endName(plan: Plan, id: string): string {
	return shortName(linkEnd(plan, id)?.record ?? { title: '' });
}
