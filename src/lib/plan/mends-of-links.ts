import type { Change } from './change';
import type { Finding } from './finding';
import type { Link } from './link';
import { linkEnd, linkEndCollections } from './link-end';
import type { Mend } from './mend';
import { byId, type Plan, type Trashed } from './plan';
import { listNames, shortName } from './words';

/** Most links of a cycle that are offered for removal. */
const mostLinks = 5;

/** The mend that removes a link. */
export function removeLink(plan: Plan, link: Link, note = ''): Mend {
	const [from, to] = [nameOfEnd(plan, link.from), nameOfEnd(plan, link.to)];
	return {
		kind: 'remove-link',
		label: `Remove the link from ${from} to ${to}`,
		undoLabel: `remove the link ${from} to ${to}`,
		note,
		changes: [{ kind: 'delete', collection: 'links', id: link.id, record: link }]
	};
}

/** LNK-1: any link of the cycle can go, first of all the one that is left out anyway. */
export function mendCycle(plan: Plan, { subject, others }: Finding): readonly Mend[] {
	const links = byId(plan.links);
	const cycle = [subject.id, ...others.map((other) => other.id)].flatMap((id) => links.get(id) ?? []);
	return cycle
		.slice(0, mostLinks)
		.map((link, at) => removeLink(plan, link, at === 0 ? 'It is left out already.' : ''));
}

/** LNK-2: the link goes, or what it led to comes back, where that is in the trash. */
export function mendDangling(plan: Plan, { subject }: Finding): readonly Mend[] {
	const link = byId(plan.links).get(subject.id);
	if (!link) return [];
	const missing = [...new Set([link.from, link.to])].filter((id) => !linkEnd(plan, id));
	const found = missing.map((id) => trashedEnd(plan, id));
	const whole = found.filter((one) => one !== undefined);
	return whole.length === missing.length
		? [restore(plan, whole), removeLink(plan, link)]
		: [removeLink(plan, link)];
}

/** Takes records out of the trash, with the links that went with them as far as both ends are then there. */
function restore(plan: Plan, records: readonly Trashed[]): Mend {
	const ids = new Set(records.map(({ record }) => record.id));
	const isThere = (id: unknown) => typeof id === 'string' && (ids.has(id) || linkEnd(plan, id) !== undefined);
	const links = plan.trash.filter(({ collection, record }) => {
		if (collection !== 'links' || !ids.has(String(record.more.deletedWith))) return false;
		const { from, to } = record as Link;
		return isThere(from) && isThere(to);
	});
	const names = listNames(records.map(nameOfTrashed));
	const many = links.length === 1 ? 'the link' : `the ${links.length} links`;
	return {
		kind: 'restore',
		label: `Restore ${names} from the trash`,
		undoLabel: `restore ${names}`,
		note: links.length === 0 ? '' : `With ${many} deleted together with it.`,
		changes: [...records, ...links].map(({ collection, record }): Change => ({
			kind: 'add',
			collection,
			id: record.id,
			record
		}))
	};
}

function trashedEnd(plan: Plan, id: string): Trashed | undefined {
	return plan.trash.find(
		({ collection, record }) => record.id === id && linkEndCollections.some((name) => name === collection)
	);
}

function nameOfTrashed({ record }: Trashed): string {
	const { code, title = '' } = record as { readonly code?: string; readonly title?: string };
	return shortName({ code, title });
}

function nameOfEnd(plan: Plan, id: string): string {
	const end = linkEnd(plan, id);
	if (end) return shortName(end.record);
	const trashed = trashedEnd(plan, id);
	return trashed ? nameOfTrashed(trashed) : 'nothing';
}
