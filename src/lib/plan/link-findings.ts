import { findCycles } from './cycle';
import { findingKey, type Noticed } from './finding';
import type { GuardInput } from './guard-input';
import type { Link } from './link';
import { findBrokenLinks } from './links';
import { byId, type Plan } from './plan';
import { listNames, shorten, shortName } from './words';

/** Most names of a cycle that are spelt out. */
const mostNames = 12;

/** LNK-1: links that form a cycle, one finding for each link that is left out because of it. */
export function findCyclicLinks({ plan }: GuardInput): Noticed[] {
	return [...findCycles(findBrokenLinks(plan))].map(([link, links]) => {
		const [from, to] = [nameOfEnd(plan, link.from), nameOfEnd(plan, link.to)];
		return {
			key: findingKey('LNK-1', link.id),
			rule: 'LNK-1',
			method: null,
			subject: { collection: 'links', id: link.id },
			others: links.slice(1).map(({ id }) => ({ collection: 'links', id })),
			title:
				from === to && link.from === link.to
					? `${from} waits for itself`
					: `${from} and ${to} wait for each other`,
			reason: `${sayCycle(plan, link, links)} The link from ${from} to ${to} is left out of every calculation.`,
			clears:
				link.from === link.to
					? 'Clears when the link is removed.'
					: 'Clears when this link is removed, or another one in each cycle that it closes.',
			debtDays: 0,
			mend: { kind: 'remove-link', link: link.id }
		};
	});
}

/** LNK-2: links with an end that is no live initiative or milestone. */
export function findDanglingLinks({ plan }: GuardInput): Noticed[] {
	const { dangling } = findBrokenLinks(plan);
	if (dangling.length === 0) return [];
	const trash = trashedTitles(plan);
	return dangling.map((link) => {
		const missing = [...new Set([link.from, link.to])].filter((id) => !isEnd(plan, id));
		const inTrash = missing.filter((id) => trash.has(id));
		const names = missing.map((id) => trash.get(id) ?? `“${shorten(id)}”`);
		const restore = listNames(inTrash.map((id) => trash.get(id)!));
		return {
			key: findingKey('LNK-2', link.id),
			rule: 'LNK-2',
			method: null,
			subject: { collection: 'links', id: link.id },
			others: [],
			title: titleOfDangling(plan, link),
			reason: `${missing.map((id, at) => (trash.has(id) ? `${names[at]} is in the trash` : `No initiative or milestone has the id ${names[at]}`)).join('. ')}. The link is left out of every calculation.`,
			clears:
				inTrash.length === missing.length
					? `Clears when ${restore} ${inTrash.length === 1 ? 'is' : 'are'} restored, or the link is removed.`
					: 'Clears when the link is removed.',
			debtDays: 0,
			mend: { kind: 'remove-link', link: link.id }
		};
	});
}

function titleOfDangling(plan: Plan, { from, to }: Link): string {
	if (isEnd(plan, from)) return `A link from ${nameOfEnd(plan, from)} leads nowhere`;
	if (isEnd(plan, to)) return `A link to ${nameOfEnd(plan, to)} comes from nowhere`;
	return 'A link has lost both its ends';
}

function sayCycle(plan: Plan, link: Link, links: readonly Link[]): string {
	if (links.length === 0) return 'They are part of one long cycle.';
	const names = links.map((one) => nameOfEnd(plan, one.from));
	const shown =
		names.length <= mostNames
			? names
			: [...names.slice(0, mostNames - 1), `${names.length - mostNames + 1} more`];
	return `${[...shown, nameOfEnd(plan, link.from)].join(' → ')}.`;
}

function isEnd(plan: Plan, id: string): boolean {
	return byId(plan.initiatives).has(id) || byId(plan.milestones).has(id);
}

function nameOfEnd(plan: Plan, id: string): string {
	const end = byId(plan.initiatives).get(id) ?? byId(plan.milestones).get(id);
	return end ? shortName(end) : 'Untitled';
}

/** What deleted initiatives and milestones are called, by id. */
function trashedTitles(plan: Plan): Map<string, string> {
	const names = new Map<string, string>();
	for (const { collection, record } of plan.trash) {
		if (collection !== 'initiatives' && collection !== 'milestones') continue;
		names.set(record.id, shortName(record as unknown as { code?: string; title: string }));
	}
	return names;
}
