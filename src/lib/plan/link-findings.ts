import { findCycles } from './cycle';
import { findingKey, type Noticed } from './finding';
import type { GuardInput } from './guard-input';
import type { Initiative } from './initiative';
import type { Link } from './link';
import { findBrokenLinks } from './links';
import { isLinkEndCollection, linkEnd } from './link-end';
import type { Plan } from './plan';
import { shorten, shortName } from './words';

/** Most names of a cycle that are spelt out. */
const mostNames = 12;

/** LNK-1: links that form a cycle, one finding for each link that is left out because of it. */
export function findCyclicLinks({ plan }: GuardInput): Noticed[] {
	return [...findCycles(findBrokenLinks(plan))].map(([link, links]) => {
		const [from, to] = [nameOfEnd(plan, link.from), nameOfEnd(plan, link.to)];
		const isSelf = link.from === link.to;
		return about(link, 'LNK-1', {
			others: links.slice(1).map(({ id }) => ({ collection: 'links', id })),
			title: isSelf ? `${from} waits for itself` : `${from} and ${to} wait for each other`,
			reason: `${sayCycle(plan, link, links)} The link from ${from} to ${to} is left out of every calculation.`,
			clears: isSelf
				? 'Clears when the link is removed.'
				: 'Clears when this link is removed, or another one in each cycle that it closes.'
		});
	});
}

/** LNK-2: links with an end that is no live initiative, milestone, phase or group. */
export function findDanglingLinks({ plan }: GuardInput): Noticed[] {
	const { dangling } = findBrokenLinks(plan);
	if (dangling.length === 0) return [];
	const trash = trashedNames(plan);
	return dangling.map((link) => {
		const missing = [...new Set([link.from, link.to])].filter((id) => !isEnd(plan, id));
		const names = missing.flatMap((id) => trash.get(id) ?? []);
		const reasons = missing.map((id) => {
			const name = trash.get(id);
			return name
				? `${name} is in the trash.`
				: `No initiative, milestone, phase or group has the id “${shorten(id)}”.`;
		});
		const restored = `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} restored`;
		return about(link, 'LNK-2', {
			others: [],
			title: titleOfDangling(plan, link),
			reason: `${reasons.join(' ')} The link is left out of every calculation.`,
			clears:
				names.length === missing.length
					? `Clears when ${restored}, or the link is removed.`
					: 'Clears when the link is removed.'
		});
	});
}

function about(
	{ id }: Link,
	rule: 'LNK-1' | 'LNK-2',
	words: Pick<Noticed, 'others' | 'title' | 'reason' | 'clears'>
): Noticed {
	return {
		key: findingKey(rule, id),
		rule,
		method: null,
		subject: { collection: 'links', id },
		...words,
		debtDays: 0
	};
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
	return linkEnd(plan, id) !== undefined;
}

function nameOfEnd(plan: Plan, id: string): string {
	const end = linkEnd(plan, id)?.record;
	return end ? shortName(end) : 'Untitled';
}

/** What deleted ends of links are called, by id. */
function trashedNames(plan: Plan): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	for (const { collection, record } of plan.trash) {
		if (!isLinkEndCollection(collection)) continue;
		const { code, title = '' } = record as Partial<Pick<Initiative, 'code' | 'title'>>;
		names.set(record.id, shortName({ code, title }));
	}
	return names;
}
