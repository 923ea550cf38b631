import { isFiltering, matchingIds } from '$lib/plan/filter';
import type { CellContext } from '$lib/plan/table-cells';
import { customColumns, type TableColumn, tableColumns } from '$lib/plan/table-columns';
import { tableNames } from '$lib/plan/table-names';
import { sortRows, type TableRow, tableRows } from '$lib/plan/table-rows';
import { shortName } from '$lib/plan/words';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import type { ChosenCollection } from '$lib/state/selection.svelte';
import type { Session } from '$lib/state/session.svelte';
import { type CellDraft, type CellDrafts, draftsOf } from './cell-drafts.svelte';
import { type CellPlace, type CellRange, jumpTarget, rangeBetween } from './cell-range';
import type { TableLayout } from './table-layout.svelte';

/** Key of the empty row at the end, in which one adds an initiative. */
export const newRowKey = 'new';

/** A place that keeps to its row and column while others come and go. */
interface Held {
	readonly rowKey: string;
	readonly columnId: string;
	/** Where they were last: what comes there when they go is meant instead. */
	readonly place: CellPlace;
}

/** What did not fit of one action, of which nothing was written. */
export interface Refusal {
	readonly title: string;
	readonly problems: readonly RefusedCell[];
}

interface RefusedCell {
	/** "Row 3 (PR3), End" */
	readonly where: string;
	readonly what: string;
	readonly next: string;
	readonly at: CellPlace;
}

/** A cell that is being typed in. */
export interface CellEditing {
	readonly rowKey: string;
	readonly columnId: string;
	/** What it begins with. */
	readonly text: string;
	/** Whether the text was there before, so that typing does not replace it. */
	readonly isKept: boolean;
}

/** The table of an open roadmap as somebody works in it: rows, columns, the cell in use and what is selected. */
export class TableGrid {
	readonly session: Session;
	readonly roadmap: Roadmap;
	readonly layout: TableLayout;
	readonly drafts: CellDrafts;
	editing: CellEditing | null = $state.raw(null);
	refusal: Refusal | null = $state.raw(null);

	#held: Held = $state.raw({ rowKey: '', columnId: 'title', place: { row: 0, column: 1 } });
	/** Where the row in use was when last looked at: rows above it may have come or gone since it was gone to. */
	#seen: { readonly rowKey: string; readonly place: CellPlace } = {
		rowKey: '',
		place: { row: 0, column: 0 }
	};
	/** The other corner of a selection, and whether that is widened to whole rows or columns. */
	#anchor: Held | null = $state.raw(null);
	#whole = $state.raw({ rows: false, columns: false });
	/** Places of rows in the order that was last asked for; null in the order of the plan. */
	#ranks: ReadonlyMap<string, number> | null = $state.raw(null);
	/** Initiatives added here: a filter leaves them in sight. */
	#added: ReadonlySet<string> = $state.raw(new Set());

	constructor(session: Session, layout: TableLayout) {
		this.session = session;
		this.roadmap = session.roadmap;
		this.layout = layout;
		this.drafts = draftsOf(session.roadmap);
		if (layout.sort) this.#rank(layout.sort.columnId, layout.sort.descending);
		const { chosen } = session.selection;
		const row = chosen && 'id' in chosen ? this.rowIndex(`${chosen.collection}:${chosen.id}`) : -1;
		this.#held = this.#hold({ row: Math.max(0, row), column: 1 });
	}

	readonly context: CellContext = $derived.by(() => {
		const { plan, report } = this.roadmap;
		return { plan, names: tableNames(plan), report, slashes: 'day-first' };
	});
	readonly allColumns: readonly TableColumn[] = $derived.by(() => {
		const { plan } = this.roadmap;
		// Where there is no group, there is nothing to write into that column.
		const usual = plan.groups.length > 0 ? tableColumns : tableColumns.filter(({ id }) => id !== 'group');
		return [...usual, ...customColumns(plan)];
	});
	readonly columns: readonly TableColumn[] = $derived.by(() => this.layout.shown(this.allColumns));
	readonly #matching: ReadonlySet<string> | null = $derived.by(() => {
		const { filter } = this.session.view;
		return isFiltering(filter) ? matchingIds(this.roadmap.plan, this.roadmap.report, filter) : null;
	});
	readonly rows: readonly TableRow[] = $derived.by(() => {
		const { filter, groupBy } = this.session.view;
		const matching = this.#matching;
		const shown = matching && filter.mode === 'hide' ? new Set([...matching, ...this.#added]) : null;
		const rows = tableRows(this.roadmap.plan, { groupBy, shown });
		const ranks = this.#ranks;
		if (!ranks) return rows;
		const rankOf = (row: TableRow) => ranks.get(row.key) ?? Infinity;
		const flat = rows.map((row) => (row.level === 0 ? row : { ...row, level: 0 }));
		return flat.sort((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(a) - rankOf(b)));
	});
	readonly #indexes: ReadonlyMap<string, number> = $derived.by(
		() => new Map(this.rows.map((row, index) => [row.key, index]))
	);
	/** The cell in use. */
	readonly active: CellPlace = $derived.by(() => {
		const held = this.#held;
		const place = this.#placeOf(
			held.rowKey === this.#seen.rowKey ? { ...held, place: this.#seen.place } : held
		);
		this.#seen = { rowKey: held.rowKey, place };
		return place;
	});
	/** What is selected: the cell in use, or all from the one where the selection began. */
	readonly range: CellRange = $derived.by(() => {
		const anchor = this.#anchor ? this.#placeOf(this.#anchor) : this.active;
		const range = rangeBetween(anchor, this.active);
		return {
			...range,
			...(this.#whole.rows ? { left: 0, right: this.columns.length - 1 } : {}),
			...(this.#whole.columns ? { top: 0, bottom: Math.max(0, this.rows.length - 1) } : {})
		};
	});
	/** The draft in the cell in use. */
	readonly activeDraft: CellDraft | undefined = $derived.by(() => this.draftAt(this.active));

	/** Whether a filter is on, and how many records it matches. */
	get matchCount(): number | null {
		return this.#matching?.size ?? null;
	}

	/** Whether a row stands back because the filter does not match it. */
	isDimmed(row: TableRow): boolean {
		return this.#matching !== null && row.collection !== 'groups' && !this.#matching.has(row.record.id);
	}

	rowIndex(key: string): number {
		return this.#indexes.get(key) ?? -1;
	}

	rowKey(row: number): string {
		return this.rows[row]?.key ?? newRowKey;
	}

	draftAt({ row, column }: CellPlace): CellDraft | undefined {
		return this.drafts.of(this.rowKey(row), this.columns[column]?.id ?? '');
	}

	/** The text of a cell as it is copied: what was typed where that did not fit. Empty where there is nothing. */
	textAt(place: CellPlace): string {
		const draft = this.draftAt(place);
		if (draft) return draft.text;
		const row = this.rows[place.row];
		const cell = row && this.columns[place.column]?.cells[row.collection];
		return cell ? cell.write(row.record, this.context) : '';
	}

	/** Whether a cell can be typed in: a heading of columns, a worked-out cell or one without a field cannot. */
	isWritable({ row, column }: CellPlace): boolean {
		const of = this.columns[column];
		if (!of || of.isReadOnly || row < 0) return false;
		return of.cells[this.rows[row]?.collection ?? 'initiatives'] !== undefined;
	}

	/** Goes to a cell; with `extend` what lies between stays selected. Places outside the table mean its edge. */
	goTo(place: CellPlace, extend = false): void {
		this.editing = null;
		const last = extend ? Math.max(0, this.rows.length - 1) : this.rows.length;
		const to = {
			row: Math.max(extend ? 0 : -1, Math.min(last, place.row)),
			column: Math.max(0, Math.min(this.columns.length - 1, place.column))
		};
		if (!extend) {
			this.#anchor = null;
			this.#whole = { rows: false, columns: false };
		} else this.#anchor ??= this.#held.place.row < 0 ? this.#hold({ ...to }) : this.#held;
		this.#held = this.#hold(to);
		this.#share();
	}

	/** Selects from one cell to another, where one then is. Empty rows at the end are left out. */
	select(from: CellPlace, to: CellPlace): void {
		this.goTo(from);
		this.goTo(to, true);
	}

	/** Widens the selection to whole rows, whole columns or everything; the cell in use stays. */
	selectWhole(what: { readonly rows?: boolean; readonly columns?: boolean }): void {
		this.editing = null;
		this.#whole = { ...this.#whole, ...what };
		this.#share();
	}

	/** Where the next filled or empty stretch of cells begins or ends that way. */
	jumpFrom({ row, column }: CellPlace, along: 'row' | 'column', step: 1 | -1): CellPlace {
		if (along === 'row')
			return {
				row,
				column: jumpTarget(column, step, this.columns.length, (at) => this.textAt({ row, column: at }) !== '')
			};
		const isFilled = (at: number) => this.textAt({ row: at, column }) !== '';
		return { row: jumpTarget(Math.max(0, row), step, this.rows.length, isFilled), column };
	}

	/** Begins to type in the cell in use, in place of its text unless that is kept. Says why where one cannot. */
	edit(isKept: boolean): boolean {
		const { active } = this;
		// Said before anything is typed, which would only be lost.
		if (!this.roadmap.mayWrite('plan')) {
			this.roadmap.refusedEdits++;
			return false;
		}
		if (!this.isWritable(active)) {
			if (active.row >= 0) this.roadmap.announce(this.#whyNot(active));
			return false;
		}
		const draft = this.draftAt(active);
		const row = this.rows[active.row];
		const cell = row && this.columns[active.column]?.cells[row.collection];
		const text = draft?.text ?? (cell ? cell.show(row.record, this.context) : '');
		this.editing = {
			rowKey: this.rowKey(active.row),
			columnId: this.columns[active.column]?.id ?? '',
			text: isKept ? text : '',
			isKept
		};
		return true;
	}

	/** Begins to type in the title of a record, behind what stands there. */
	editTitle(id: string): void {
		const row = this.rows.findIndex(({ record }) => record.id === id);
		if (row < 0) return;
		this.goTo({ row, column: this.columns.findIndex((column) => column.id === 'title') });
		this.edit(true);
	}

	/** Drops what was typed where it did not fit; the cell shows its value again. */
	dropDraft(): void {
		const draft = this.activeDraft;
		if (!draft) return;
		this.drafts.drop(draft.rowKey, draft.columnId);
		this.roadmap.announce('The value is back as it was.');
	}

	/** Sorts by a column: up, then down, then as the plan has it. */
	sortBy(columnId: string): void {
		const { sort } = this.layout;
		const isSame = sort?.columnId === columnId;
		if (isSame && sort.descending) {
			this.#ranks = null;
			this.layout.sortBy(null);
		} else {
			this.#rank(columnId, isSame);
			this.layout.sortBy({ columnId, descending: isSame });
		}
		this.#held = this.#hold(this.active);
		const column = this.allColumns.find((one) => one.id === columnId);
		const how = this.layout.sort === null ? 'in the order of the plan' : isSame ? 'downwards' : 'upwards';
		this.roadmap.announce(`Sorted ${this.layout.sort === null ? how : `by ${column?.label ?? ''}, ${how}`}.`);
	}

	/** Keeps initiatives in sight that were added here, and goes to the first of them. */
	showAdded(ids: readonly string[], column: number): void {
		this.#added = new Set([...this.#added, ...ids]);
		const [first] = ids;
		if (first !== undefined) this.goTo({ row: this.rowIndex(`initiatives:${first}`), column });
	}

	/** "Row 3 (PR3), End" */
	whereIs({ row, column }: CellPlace): string {
		const record = this.rows[row]?.record;
		return `Row ${row + 1}${record ? ` (${shortName(record)})` : ''}, ${this.columns[column]?.label ?? ''}`;
	}

	#rank(columnId: string, descending: boolean): void {
		const column = this.allColumns.find((one) => one.id === columnId);
		if (!column) return;
		const { plan } = this.roadmap;
		const rows = tableRows(plan, { groupBy: this.session.view.groupBy, shown: null });
		const sorted = sortRows(rows, column, descending, this.context);
		this.#ranks = new Map(sorted.map((row, place) => [row.key, place]));
	}

	#whyNot({ row, column }: CellPlace): string {
		const of = this.columns[column];
		if (of?.isReadOnly) return `${of.label} are worked out, not written.`;
		const noun = this.rows[row]?.collection === 'groups' ? 'group' : 'milestone';
		return `A ${noun} has no ${(of?.label ?? '').toLowerCase()}.`;
	}

	#hold(place: CellPlace): Held {
		return {
			rowKey: place.row < 0 ? '' : this.rowKey(place.row),
			columnId: this.columns[place.column]?.id ?? '',
			place
		};
	}

	#placeOf({ rowKey, columnId, place }: Held): CellPlace {
		const row =
			rowKey === newRowKey
				? this.rows.length
				: (this.#indexes.get(rowKey) ?? Math.min(place.row, this.rows.length));
		const column = this.columns.findIndex((one) => one.id === columnId);
		return { row, column: column < 0 ? Math.min(place.column, this.columns.length - 1) : column };
	}

	/** What is selected here is chosen everywhere; the row in use leads. */
	#share(): void {
		const { top, bottom } = this.range;
		const chosen: [string, ChosenCollection][] = [];
		for (const row of this.rows.slice(Math.max(0, top), bottom + 1))
			chosen.push([row.record.id, row.collection]);
		const lead = this.rows[this.active.row];
		if (lead) chosen.push([lead.record.id, lead.collection]);
		const isSame =
			chosen.length === 1 &&
			this.session.selection.ids.size === 1 &&
			this.session.selection.isChosen(chosen[0]![0]);
		if (!isSame) this.session.selection.chooseAll(leadLast(chosen));
	}
}

/** The same records, each once, the last one last. */
function leadLast(records: readonly [string, ChosenCollection][]): ReadonlyMap<string, ChosenCollection> {
	const last = records.at(-1);
	const map = new Map(records);
	if (last) {
		map.delete(last[0]);
		map.set(...last);
	}
	return map;
}
