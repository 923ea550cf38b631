import { nextCode } from './codes';
import type { Change } from './change';
import type { JsonObject } from './field';
import { fieldChanges } from './field-change';
import type { Initiative } from './initiative';
import { initiativeFields } from './initiative-fields';
import type { Lane } from './lane';
import type { Link } from './link';
import { linkFields } from './link-fields';
import type { Plan } from './plan';
import { makeRecord, type RecordBase } from './record';
import { strongComponents } from './strong-components';
import type { CellContext } from './table-cells';
import type { TableCollection, TableColumn } from './table-columns';
import { tableNames } from './table-names';
import { diffPredecessors, linksInto, type Predecessor } from './table-predecessors';
import type { CellProblem } from './table-reading';

/** A record that the table shows, or a new initiative that it is to have. */
export interface CellRecord {
	readonly collection: TableCollection;
	readonly record: RecordBase;
	readonly isNew: boolean;
}

/** A text that somebody put into a cell. */
export interface CellWrite {
	readonly of: CellRecord;
	readonly column: TableColumn;
	readonly text: string;
}

export interface PlacedProblem extends CellProblem {
	readonly write: CellWrite;
}

/** What some texts change, or what of them did not fit; then nothing is to be changed. */
export type TableOutcome =
	| { readonly ok: true; readonly changes: readonly Change[]; readonly added: readonly Initiative[] }
	| { readonly ok: false; readonly problems: readonly PlacedProblem[] };

/** A new initiative with nothing in it but its place and lane; its code comes when the table is written. */
export function newRow(id: string, order: string, lane: Lane, phase: string | null): CellRecord {
	const record = makeRecord(initiativeFields, id, { order, lane, phase });
	return { collection: 'initiatives', record, isNew: true };
}

/**
 * Reads all texts of one action, and gives the changes that they make, or everything that is wrong with them. Texts
 * of one record build on each other. A text that a cell has already changes nothing, as do blank texts of a new
 * initiative. Predecessors are looked up last, among the codes and titles as they then are. A link that closes
 * a circle does not fit.
 *
 * @param newId ids for new links
 */
export function changesOfCells(
	writes: readonly CellWrite[],
	context: CellContext,
	newId: () => string
): TableOutcome {
	const problems: PlacedProblem[] = [];
	const edited = new Map<CellRecord['record'], { readonly of: CellRecord; record: RecordBase }>();
	const linking: CellWrite[] = [];
	for (const write of writes) {
		const { of, column, text } = write;
		const kept = edited.get(of.record) ?? { of, record: of.record };
		edited.set(of.record, kept);
		if (column.isReadOnly || (of.isNew && text === '')) continue;
		const cell = column.cells[of.collection];
		if (!cell) {
			if (text.trim() !== '')
				problems.push(
					place(write, `A ${nounOf(of)} has no ${column.label.toLowerCase()}.`, 'Leave this cell out.')
				);
			continue;
		}
		if (column.id === 'predecessors') linking.push(write);
		else if (of.isNew || text !== cell.write(kept.record, context)) {
			const read = cell.read(text, kept.record, context);
			if (read.ok) kept.record = { ...kept.record, ...read.value.fields } as RecordBase;
			else problems.push({ write, ...read.problem });
		}
	}

	const added = withCodes(
		context.plan,
		[...edited.values()].filter(({ of }) => of.isNew).map(({ record }) => record as Initiative)
	);
	const later = linking.length > 0 ? planAfter(context.plan, [...edited.values()], added) : context.plan;
	const links = readLinks(linking, { ...context, plan: later, names: tableNames(later) }, newId, problems);
	if (problems.length > 0) return { ok: false, problems };
	const sets = [...edited.values()]
		.filter(({ of, record }) => !of.isNew && record !== of.record)
		.flatMap(({ of, record }) => fieldChanges(of.collection, of.record, changedFields(of.record, record)));
	const additions = added.map((record): Change => ({
		kind: 'add',
		collection: 'initiatives',
		id: record.id,
		record
	}));
	return { ok: true, changes: [...additions, ...sets, ...links], added };
}

/** A lane's next codes for new initiatives that came without one. */
function withCodes(plan: Plan, added: readonly Initiative[]): readonly Initiative[] {
	const counts = new Map<Lane, { letters: string; number: number }>();
	return added.map((record) => {
		if (record.code !== '') return record;
		let next = counts.get(record.lane);
		if (!next) {
			const code = nextCode({ ...plan, initiatives: [...plan.initiatives, ...added] }, record.lane);
			const letters = code.replace(/\d+$/, '');
			counts.set(record.lane, (next = { letters, number: Number(code.slice(letters.length)) }));
		}
		return { ...record, code: `${next.letters}${next.number++}` };
	});
}

interface Edited {
	readonly of: CellRecord;
	readonly record: RecordBase;
}

/** The plan with new names in it, in which predecessors are looked up. */
function planAfter(plan: Plan, edited: readonly Edited[], added: readonly Initiative[]): Plan {
	const changed = new Map(edited.map(({ of, record }) => [of.record, record]));
	const after = <T extends RecordBase>(list: readonly T[]): readonly T[] =>
		list.some((record) => changed.get(record) !== undefined && changed.get(record) !== record)
			? list.map((record) => (changed.get(record) as T | undefined) ?? record)
			: list;
	const initiatives = after(plan.initiatives);
	return {
		...plan,
		initiatives: added.length > 0 ? [...initiatives, ...added] : initiatives,
		milestones: after(plan.milestones),
		groups: after(plan.groups)
	};
}

function changedFields(before: RecordBase, after: RecordBase): JsonObject {
	const [old, now] = [before as unknown as JsonObject, after as unknown as JsonObject];
	return Object.fromEntries(Object.entries(now).filter(([name, value]) => old[name] !== value));
}

function readLinks(
	writes: readonly CellWrite[],
	context: CellContext,
	newId: () => string,
	problems: PlacedProblem[]
): readonly Change[] {
	const changes: Change[] = [];
	const fresh: { readonly write: CellWrite; readonly link: Link }[] = [];
	const gone = new Set<string>();
	for (const write of writes) {
		const { of, column, text } = write;
		const cell = column.cells[of.collection];
		if (!cell || text === cell.write(of.record, context)) continue;
		const read = cell.read(text, of.record, context);
		if (!read.ok) {
			problems.push({ write, ...read.problem });
			continue;
		}
		const diff = diffPredecessors(linksInto(context.plan.links, of.record.id), read.value.predecessors ?? []);
		const twice = diff.added.find((one, at) =>
			diff.added.some((other, place) => place < at && isEqual(one, other))
		);
		if (diff.added.some((one) => one.from === of.record.id))
			problems.push(place(write, 'This is the record itself.', 'Write what has to come before it.'));
		else if (twice)
			problems.push(
				place(write, `${context.names.ends.nameOf(twice.from)} stands here twice.`, 'Write it once.')
			);
		for (const one of diff.added) {
			const link = makeRecord(linkFields, newId(), { ...one, to: of.record.id });
			fresh.push({ write, link });
			changes.push({ kind: 'add', collection: 'links', id: link.id, record: link });
		}
		for (const { link, to } of diff.changed)
			changes.push(...fieldChanges('links', link, { type: to.type, lagDays: to.lagDays, lag: null }));
		for (const link of diff.removed) {
			gone.add(link.id);
			changes.push({ kind: 'delete', collection: 'links', id: link.id, record: link });
		}
	}
	const closing = closesCircle(
		context.plan.links.filter((link) => !gone.has(link.id)),
		fresh.map(({ link }) => link)
	);
	for (const { write, link } of fresh) {
		if (link.from !== link.to && closing.has(link))
			problems.push(
				place(
					write,
					`A link from ${context.names.ends.nameOf(link.from)} would close a circle.`,
					'Take out a link of the circle first, or write another predecessor.'
				)
			);
	}
	return changes;
}

/** Which of some new links lie on a circle. */
function closesCircle(links: readonly Link[], fresh: readonly Link[]): ReadonlySet<Link> {
	if (fresh.length === 0) return new Set();
	const numbers = new Map<string, number>();
	const numberOf = (id: string) => {
		let number = numbers.get(id);
		if (number === undefined) numbers.set(id, (number = numbers.size));
		return number;
	};
	const all = [...links, ...fresh];
	const from = Int32Array.from(all, (link) => numberOf(link.from));
	const to = Int32Array.from(all, (link) => numberOf(link.to));
	const component = strongComponents(numbers.size, from, to);
	return new Set(fresh.filter((link) => component[numberOf(link.from)] === component[numberOf(link.to)]));
}

function isEqual(a: Predecessor, b: Predecessor): boolean {
	return a.from === b.from && a.type === b.type && a.lagDays === b.lagDays;
}

function place(write: CellWrite, what: string, next: string): PlacedProblem {
	return { write, what, next };
}

function nounOf({ collection, record }: CellRecord): string {
	if (collection === 'initiatives') return 'initiative';
	return collection === 'groups' ? 'group' : (record as unknown as { readonly kind: string }).kind;
}
