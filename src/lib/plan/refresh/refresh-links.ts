import type { Change } from '$lib/plan/change';
import type { JsonObject } from '$lib/plan/field';
import { lagInWords } from '$lib/plan/lag';
import type { Link } from '$lib/plan/link';
import { linkEnd } from '$lib/plan/link-end';
import type { Plan } from '$lib/plan/plan';
import { recordName } from '$lib/plan/record-name';
import type { Matches } from './match';
import type { RefreshRow } from './refresh-row';

/** The links in which a file differs from a plan. */
export function linkRows(mine: Plan, theirs: Plan, matches: Matches): RefreshRow[] {
	const here = (id: string) => matches.idHere.get(id) ?? id;
	const own = new Map(mine.links.map((link) => [`${link.from}\n${link.to}`, link]));
	const seen = new Set<string>();
	const rows: RefreshRow[] = [];
	for (const link of theirs.links) {
		const placed: Link = { ...link, from: here(link.from), to: here(link.to) };
		const pair = `${placed.from}\n${placed.to}`;
		const known = own.get(pair);
		const name = `${endName(mine, theirs, placed.from)} → ${endName(mine, theirs, placed.to)}`;
		if (!known) {
			const needs = [link.from, link.to].filter((id) => !matches.idHere.has(id));
			rows.push({
				id: `new links ${link.id}`,
				kind: 'new',
				collection: 'links',
				name,
				words: [`A link that is new in the file: ${link.type}${withLag(link)}.`],
				slipDays: null,
				changes: [{ kind: 'add', collection: 'links', id: link.id, record: placed }],
				isSuggested: true,
				needs
			});
			continue;
		}
		seen.add(known.id);
		const changes = (['type', 'lagDays', 'lag'] as const)
			.filter((field) => JSON.stringify(known[field]) !== JSON.stringify(placed[field]))
			.map((field): Change => ({
				kind: 'set',
				collection: 'links',
				id: known.id,
				field,
				before: known[field],
				after: placed[field]
			}));
		if (changes.length === 0) continue;
		const words = `The link is ${placed.type}${withLag(placed)} in the file, ${known.type}${withLag(known)} here.`;
		rows.push({
			id: `links ${known.id}`,
			kind: 'changed',
			collection: 'links',
			name,
			words: [words],
			slipDays: null,
			changes,
			isSuggested: true,
			needs: []
		});
	}
	const matched = new Set(matches.idHere.values());
	for (const link of mine.links) {
		if (seen.has(link.id) || link.source === null || !matched.has(link.from) || !matched.has(link.to))
			continue;
		rows.push({
			id: `gone links ${link.id}`,
			kind: 'gone',
			collection: 'links',
			name: `${endName(mine, theirs, link.from)} → ${endName(mine, theirs, link.to)}`,
			words: ['The link is not in the file any more. Taking this removes it.'],
			slipDays: null,
			changes: [{ kind: 'delete', collection: 'links', id: link.id, record: link }],
			isSuggested: false,
			needs: []
		});
	}
	return rows;
}

function endName(mine: Plan, theirs: Plan, id: string): string {
	const record = linkEnd(mine, id)?.record ?? linkEnd(theirs, id)?.record;
	return record ? recordName(id, record as unknown as JsonObject) : id;
}

/** ", lag 2 working days", or nothing where there is no lag. */
function withLag(link: Link): string {
	const words = lagInWords(link);
	return words ? `, lag ${words}` : '';
}
