import type { Row, RowLayout } from '$lib/chart/rows';
import { nameOf } from '$lib/plan/initiative';
import type { Lane } from '$lib/plan/lane';
import type { FocusPlace } from '$lib/state/screen-handle';
import type { ChosenCollection } from '$lib/state/selection.svelte';
import type { Session } from '$lib/state/session.svelte';
import { rowKeyTarget } from './row-keys';
import { barsIn, chooseStretch, recordNamed } from './row-records';

/** What the actions on rows need of the outline. */
export interface RowGround {
	readonly session: () => Session;
	readonly layout: () => RowLayout;
	/** Name of the row in use, or the id of an initiative that shares it. */
	readonly active: () => string;
	/** Rows that a page of the window shows. */
	readonly pageRows: () => number;
	readonly reveal: (id: string | null, focus?: FocusPlace) => Promise<void>;
	readonly rename: (row: Row) => void;
	readonly add: (lane: Lane) => void;
	readonly remove: (collection: ChosenCollection, id: string) => void;
}

/**
 * What the keys do in the outline, as ARIA APG has it for a treegrid with the focus on rows: arrows lead on,
 * shift chooses the stretch that they pass, space chooses, control and space one more.
 */
export class RowActions {
	readonly #ground: RowGround;

	constructor(ground: RowGround) {
		this.#ground = ground;
	}

	keyed(event: KeyboardEvent): void {
		const { active, layout, session } = this.#ground;
		const row = layout().rowOf(active()) ?? layout().rows[0];
		if (!row || event.defaultPrevented || session().commands?.handle(event, 'row')) return;
		if (event.altKey || event.metaKey) return;
		if (event.ctrlKey ? this.#actWithCtrl(row, event.key) : this.#actOn(row, event)) event.preventDefault();
	}

	/** Chooses a row's record, or that of one who shares it, and shows it in the inspector. */
	choose(row: Row, name: string): void {
		const { selection } = this.#ground.session();
		const record = recordNamed(row, name);
		if (!record) return;
		selection.choose(record[1], record[0]);
		selection.isInspectorOpen = true;
		void this.#ground.reveal(name);
	}

	toggle(row: Row, name: string): void {
		const record = recordNamed(row, name);
		if (record) this.#ground.session().selection.toggle(record[1], record[0]);
	}

	#actWithCtrl(row: Row, key: string): boolean {
		if (key === ' ') this.toggle(row, this.#ground.active());
		return key === ' ';
	}

	#actOn(row: Row, event: KeyboardEvent): boolean {
		const { reveal, layout, session, pageRows, rename } = this.#ground;
		const { key } = event;
		const { selection } = session();
		const member = this.#stepMember(row, key);
		const target = member === null ? rowKeyTarget(key, row, layout(), pageRows()) : undefined;
		if (member !== null) void reveal(member, 'row');
		else if (target) {
			if (event.shiftKey && key !== 'ArrowLeft') chooseStretch(selection, layout(), row, target);
			void reveal(target.id, 'row');
		} else if (key === 'F2') rename(row);
		else if (key === ' ' && event.shiftKey) chooseStretch(selection, layout(), row, row);
		else if (key === 'Escape') selection.clear();
		else if (row.kind === 'head' || row.kind === 'group') return this.#actOnHolder(row, key);
		else if (key === 'ArrowRight') this.#toBar(row);
		else return this.#actOnRecord(row, key);
		return true;
	}

	#actOnHolder(row: Row & { kind: 'head' | 'group' }, key: string): boolean {
		const { view } = this.#ground.session();
		const hasRecord = row.kind === 'group' || row.phase !== null;
		if ((key === 'ArrowLeft' && !row.collapsed) || (key === 'ArrowRight' && row.collapsed))
			view.toggle(row.id);
		else if (!hasRecord && (key === 'Enter' || key === ' ')) view.toggle(row.id);
		else if (row.kind === 'head' && row.lane && (key === '+' || key === 'Insert')) this.#ground.add(row.lane);
		else return hasRecord && this.#actOnRecord(row, key);
		return true;
	}

	#actOnRecord(row: Row, key: string): boolean {
		const { active, session, remove } = this.#ground;
		if (key === 'Enter' || key === ' ') {
			this.choose(row, active());
			if (key === 'Enter') session().selection.inspect();
		} else if (key === 'Delete' || key === 'Backspace') {
			const record = recordNamed(row, active());
			if (record) remove(record[1], record[0]);
		} else return false;
		return true;
	}

	/** In a shared row, right and left go through its initiatives, then to the bars. Null where they lead out of it. */
	#stepMember(row: Row, key: string): string | null {
		if (row.kind !== 'initiative' || row.others.length === 0) return null;
		const ids = [row.initiative, ...row.others].map((one) => one.id);
		const at = ids.indexOf(this.#ground.active());
		if (key === 'ArrowRight') return ids[at + 1] ?? null;
		return key === 'ArrowLeft' && at > 0 ? (ids[at - 1] ?? null) : null;
	}

	#toBar(row: Row): void {
		const { active, reveal, session } = this.#ground;
		const bars = barsIn(row);
		const bar = bars.includes(active()) ? active() : bars[0];
		if (bar !== undefined) return void reveal(bar, 'bar');
		const { roadmap } = session();
		const initiative = roadmap.initiatives.get(recordNamed(row, active())?.[0] ?? '');
		const name = initiative ? nameOf(initiative) : 'This milestone';
		roadmap.announce(`${name} has no dates yet, so there is no bar. Press Enter to give it dates.`);
	}
}
