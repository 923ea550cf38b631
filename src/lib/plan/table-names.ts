import { groupsAround } from './group-tree';
import { byId, type Plan } from './plan';
import { recordName } from './record-name';

/** How cells call records, and which records a name in a cell may mean. */
export interface NameIndex {
	/** A name that means this record alone; "#" and its id where it has none. */
	nameOf(id: string): string;
	/** Ids of the records that a text may mean; more than one where it does not tell them apart. */
	find(text: string): readonly string[];
	/** All names, each of which means one record, in the order of the plan. */
	all(): readonly string[];
}

/** A record and its names, the best first; a name of a better rank goes before the same of a lesser one. */
interface Named {
	readonly id: string;
	readonly names: readonly string[];
}

/** The names that the cells of a plan's table use. */
export interface TableNames {
	readonly phases: NameIndex;
	/** Inner groups may be called by their path: "Delivery / Design". */
	readonly groups: NameIndex;
	readonly teams: NameIndex;
	/** What a link may begin at: initiatives by code or title, milestones, phases and groups by title. */
	readonly ends: NameIndex;
}

const latest = new WeakMap<
	Plan['initiatives'],
	{ readonly lists: readonly unknown[]; readonly names: TableNames }
>();

/** The names of a plan's records; made when first asked for, and once for each set of lists. */
export function tableNames(plan: Plan): TableNames {
	const { initiatives, milestones, phases, groups, teams } = plan;
	const lists = [milestones, phases, groups, teams];
	const known = latest.get(initiatives);
	if (known?.lists.every((list, at) => list === lists[at])) return known.names;
	const titled = (list: readonly { readonly id: string; readonly title: string }[]): readonly Named[] =>
		list.map(({ id, title }) => ({ id, names: ['', title] }));
	const names = {
		phases: indexNames(() => titled(phases)),
		groups: indexNames(() => groups.map(({ id }) => ({ id, names: groupPaths(plan, id) }))),
		teams: indexNames(() => teams.map(({ id, more }) => ({ id, names: [recordName(id, more)] }))),
		ends: indexNames(() => [
			...initiatives.map(({ id, code, title }) => ({ id, names: [code, title] })),
			...titled(milestones),
			...titled(phases),
			...groups.map(({ id }) => ({ id, names: ['', ...groupPaths(plan, id)] }))
		])
	};
	latest.set(initiatives, { lists, names });
	return names;
}

/** A group's title, then the title after that of each group around it. */
function groupPaths(plan: Plan, id: string): readonly string[] {
	const paths: string[] = [];
	for (const around of groupsAround(plan, id)) {
		const { title = '' } = byId(plan.groups).get(around) ?? {};
		paths.push(paths.length === 0 ? title : `${title} / ${paths.at(-1)}`);
	}
	return paths;
}

function keyOf(name: string): string {
	// Few names have more than single spaces in them, and there may be a hundred thousand.
	const plain = /^\s|\s$|\s\s|[^\S ]/.test(name) ? name.trim().replace(/\s+/g, ' ') : name;
	return plain.toLowerCase();
}

/** Names that begin with "#" stand for ids, so no record is called by such a one. */
function isName(key: string): boolean {
	return key !== '' && !key.startsWith('#');
}

function indexNames(list: () => readonly Named[]): NameIndex {
	let known: ReadonlyMap<string, Named> | null = null;
	/** The ids of each name, rank by rank; a rank is made when first asked for, as the best one mostly suffices. */
	const ranks: ReadonlyMap<string, readonly string[]>[] = [];
	let rankCount = 0;

	function records(): ReadonlyMap<string, Named> {
		if (known) return known;
		const map = new Map<string, Named>();
		for (const named of list()) {
			// Where two kinds of record share an id, a link ends at the first.
			if (map.has(named.id)) continue;
			map.set(named.id, named);
			rankCount = Math.max(rankCount, named.names.length);
		}
		return (known = map);
	}
	function makeRank(rank: number): ReadonlyMap<string, readonly string[]> {
		const names = new Map<string, string[]>();
		for (const named of records().values()) {
			const key = keyOf(named.names[rank] ?? '');
			if (!isName(key)) continue;
			const ids = names.get(key);
			if (ids) ids.push(named.id);
			else names.set(key, [named.id]);
		}
		return names;
	}
	function find(text: string): readonly string[] {
		const map = records();
		const trimmed = text.trim();
		if (trimmed.startsWith('#')) {
			const id = [text.slice(text.indexOf('#') + 1), trimmed.slice(1)].find((one) => map.has(one));
			return id === undefined ? [] : [id];
		}
		const key = keyOf(text);
		for (let rank = 0; rank < rankCount; rank++) {
			const ids = (ranks[rank] ??= makeRank(rank)).get(key);
			if (ids) return ids;
		}
		return [];
	}
	function ownName(named: Named): string | undefined {
		return named.names.find((name) => isName(keyOf(name)) && isOnly(find(name), named.id));
	}
	return {
		find,
		nameOf: (id) => {
			const named = records().get(id);
			return (named && ownName(named)) ?? `#${id}`;
		},
		all: () => [...records().values()].map((named) => ownName(named) ?? `#${named.id}`)
	};
}

function isOnly(ids: readonly string[], id: string): boolean {
	return ids.length === 1 && ids[0] === id;
}
