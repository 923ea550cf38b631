import { groupsAround } from './group-tree';
import { byId, type Plan } from './plan';
import { recordName } from './record-name';

/** How cells call records, and which records a name in a cell may mean. */
export interface NameIndex {
	/** A name that means this record alone; "#" and its id where it has none. */
	nameOf(id: string): string;
	/** Ids of the records that a text may mean; more than one where it does not tell them apart. */
	find(text: string): readonly string[];
	has(id: string): boolean;
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
	return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Names that begin with "#" stand for ids, so no record is called by such a one. */
function isName(key: string): boolean {
	return key !== '' && !key.startsWith('#');
}

function indexNames(list: () => readonly Named[]): NameIndex {
	let made: { readonly ranks: Map<string, string[]>[]; readonly byId: Map<string, Named> } | null = null;

	function make() {
		const ranks: Map<string, string[]>[] = [];
		const known = new Map<string, Named>();
		for (const named of list()) {
			// Where two kinds of record share an id, a link ends at the first.
			if (known.has(named.id)) continue;
			known.set(named.id, named);
			named.names.forEach((name, rank) => {
				const key = keyOf(name);
				if (!isName(key)) return;
				const names = (ranks[rank] ??= new Map());
				const ids = names.get(key);
				if (ids) ids.push(named.id);
				else names.set(key, [named.id]);
			});
		}
		return { ranks, byId: known };
	}
	function index() {
		return (made ??= make());
	}
	function find(text: string): readonly string[] {
		const { ranks, byId: known } = index();
		const trimmed = text.trim();
		if (trimmed.startsWith('#')) {
			const id = [text.slice(text.indexOf('#') + 1), trimmed.slice(1)].find((one) => known.has(one));
			return id === undefined ? [] : [id];
		}
		const key = keyOf(text);
		for (const names of ranks) {
			const ids = names?.get(key);
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
			const named = index().byId.get(id);
			return (named && ownName(named)) ?? `#${id}`;
		},
		has: (id) => index().byId.has(id),
		all: () => [...index().byId.values()].map((named) => ownName(named) ?? `#${named.id}`)
	};
}

function isOnly(ids: readonly string[], id: string): boolean {
	return ids.length === 1 && ids[0] === id;
}
