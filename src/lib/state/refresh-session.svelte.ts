import { agreedNow } from '$lib/doc/edits/add-baseline';
import { orderKeysAfter } from '$lib/doc/order-key';
import type { Change } from '$lib/plan/change';
import { formatDay } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { rememberRead } from '$lib/plan/refresh/read-values';
import { compareForRefresh } from '$lib/plan/refresh/refresh';
import { keyLabel, type RefreshKey, refreshKeys } from '$lib/plan/refresh/refresh-key';
import type { Refresh, RefreshRow } from '$lib/plan/refresh/refresh-row';
import { takenChanges } from '$lib/plan/refresh/taken-changes';
import type { ImportSession } from './import-session.svelte';
import { readFile } from './read-file';
import { newId } from './new-id';
import { takeOver } from './plan-actions';
import type { Roadmap } from './roadmap.svelte';

/** A key as the dialog's list has it; its name is also its value. */
export interface KeyOption {
	readonly name: string;
	readonly key: RefreshKey;
	readonly matched: number;
}

/**
 * A later file on its way into an open roadmap: what it says differently, and what of that is wanted. Nothing
 * is written before `take`, which is one edit.
 */
export class RefreshSession {
	readonly file: ImportSession;
	readonly #roadmap: Roadmap;
	/** Name of the key that somebody chose; null for the one with the most matches. */
	#keyName: string | null = $state(null);
	#picks: ReadonlyMap<string, boolean> = $state.raw(new Map());
	/** Whether a baseline of the dates as they are is taken first, and what it is called. */
	takesBaseline = $state(true);
	baselineName = $state('');

	constructor(file: File, roadmap: Roadmap) {
		this.file = readFile(file, () => Promise.resolve(null));
		this.#roadmap = roadmap;
		this.baselineName = `Before ${file.name}, ${formatDay(roadmap.today)}`;
	}

	/** The file as a plan, remembering what it gave; null while it is being read. */
	readonly #theirs: Plan | null = $derived.by(() => {
		const { plan, provided, format } = this.file;
		return plan && provided ? rememberRead(plan, format, provided) : null;
	});

	/** The keys that match anything. */
	readonly keys: readonly KeyOption[] = $derived.by(() =>
		this.#theirs
			? refreshKeys(this.#roadmap.plan, this.#theirs).map(({ key, matched }) => ({
					name: key.by === 'custom' ? `field ${key.name}` : key.by,
					key,
					matched
				}))
			: []
	);

	readonly key: KeyOption | null = $derived.by(
		() => this.keys.find(({ name }) => name === this.#keyName) ?? this.keys[0] ?? null
	);

	/** What differs; null while the file is being read, or when nothing of it is in this roadmap. */
	readonly refresh: Refresh | null = $derived.by(() => {
		const { provided } = this.file;
		if (!this.#theirs || !this.key || !provided) return null;
		return compareForRefresh(this.#roadmap.plan, this.#theirs, this.key.key, provided);
	});

	readonly wantedCount: number = $derived.by(
		() => this.refresh?.rows.filter((row) => this.isWanted(row)).length ?? 0
	);

	chooseKey(name: string): void {
		this.#keyName = name;
		this.#picks = new Map();
	}

	isWanted(row: RefreshRow): boolean {
		return this.#picks.get(row.id) ?? row.isSuggested;
	}

	/** Takes or leaves some rows. */
	setWanted(rows: readonly RefreshRow[], isWanted: boolean): void {
		const picks = new Map(this.#picks);
		for (const row of rows) picks.set(row.id, isWanted);
		this.#picks = picks;
	}

	/** Makes what is wanted, as one edit that one undo takes back. The session is over with it. */
	take(): void {
		const { refresh } = this;
		if (!refresh) throw new Error('There is nothing to refresh from yet.');
		const wanted = refresh.rows.filter((row) => this.isWanted(row));
		const changes = takenChanges(refresh, new Set(wanted.map(({ id }) => id)));
		const placed = this.#inOrder(changes);
		const all = this.takesBaseline && wanted.length > 0 ? [this.#baseline(), ...placed] : placed;
		this.file.cancel();
		const count = `${wanted.length.toLocaleString('en-GB')} ${wanted.length === 1 ? 'row' : 'rows'}`;
		takeOver(this.#roadmap, all, `refresh ${count} from ${this.file.file.name}`);
	}

	/** What the dialog calls a key. */
	static labelOf({ key, matched }: KeyOption): string {
		return `${keyLabel(key)}: ${matched.toLocaleString('en-GB')} found again`;
	}

	/** New records come last in their lists, in the order of the file. */
	#inOrder(changes: readonly Change[]): readonly Change[] {
		const { plan } = this.#roadmap;
		const added = Map.groupBy(
			changes.filter((change) => change.kind === 'add'),
			(change) => change.collection
		);
		const orders = new Map<string, string>();
		for (const [collection, list] of added) {
			const keys = orderKeysAfter(plan[collection], null, list.length);
			list.forEach((change, at) => orders.set(`${collection} ${change.id}`, keys[at] ?? ''));
		}
		return changes.map((change) =>
			change.kind === 'add'
				? {
						...change,
						record: { ...change.record, order: orders.get(`${change.collection} ${change.id}`) ?? '' }
					}
				: change
		);
	}

	#baseline(): Change {
		const { plan, asOf } = this.#roadmap;
		const id = newId();
		const name = this.baselineName.trim() || 'Before the refresh';
		const reason = `Taken before the refresh from ${this.file.file.name}.`;
		const record = agreedNow(plan, { id, name, day: asOf, reason });
		return { kind: 'add', collection: 'baselines', id, record };
	}
}
