import { type CollectionName, collections } from '$lib/plan/collections';
import { type Part, parts } from '$lib/plan/part';
import type { JsonObject } from '$lib/plan/field';
import type { RecordBase } from '$lib/plan/record';
import type { CollectionView } from './collection-view';
import type { DeletionMark, Writer } from './edit';
import type { PlanView } from './plan-view';
import { clearValues, valuesOf, writeNew, writeValues } from './stored-record';

/** The marks that a record in the trash carries. */
const trashMarks = ['deletedAt', 'deletedBy', 'deletedWith'] as const;

/**
 * Collects what an edit writes, so that an edit that fails half-way has written nothing.
 *
 * A new entity is written in two steps: it is born in the trash, outside the undo history, and then taken
 * out of it as part of the edit. So undoing an addition puts the record into the trash, together with what
 * others have meanwhile written in it, and redoing it brings the very same record back.
 */
export class WriteList implements Writer {
	readonly #births: Steps = new Map();
	readonly #changes: Steps = new Map();

	constructor(readonly view: PlanView) {}

	set(collection: CollectionName, id: string, values: JsonObject): void {
		this.#change(collection, (root) => writeValues(root, collection, id.toWellFormed(), values));
	}

	add(collection: CollectionName, record: RecordBase): void {
		const { part, kind } = collections[collection];
		const { root } = this.view.view(collection);
		const id = record.id.toWellFormed();
		const marks: JsonObject = kind === 'entity' ? { deletedAt: '' } : {};
		const write = () => {
			if (!root.has(id)) writeNew(root, collection, record, marks);
		};
		if (root.has(id)) this.set(collection, id, valuesOf(collection, record));
		else push(kind === 'entity' ? this.#births : this.#changes, part, write);
		this.restore(collection, id);
	}

	markDeleted(collection: CollectionName, id: string, mark: DeletionMark, withInitiative?: string): void {
		const marks = { deletedAt: mark.at, deletedBy: mark.by };
		const values = withInitiative === undefined ? marks : { ...marks, deletedWith: withInitiative };
		this.set(collection, id, values);
	}

	restore(collection: CollectionName, id: string): void {
		this.#change(collection, (root) => clearValues(root, id.toWellFormed(), trashMarks));
	}

	setRoadmap(values: JsonObject): void {
		push(this.#changes, 'plan', () => this.view.roadmap.write(values));
	}

	/** The documents that it writes. */
	get parts(): readonly Part[] {
		return parts.filter((part) => this.#births.has(part) || this.#changes.has(part));
	}

	/** Does it: for each document first the births, then the changes, each in a transaction of the caller's. */
	apply(transact: (part: Part, kind: 'birth' | 'change', write: () => void) => void): void {
		for (const part of parts) {
			const births = this.#births.get(part);
			const changes = this.#changes.get(part);
			if (births) transact(part, 'birth', () => births.forEach((write) => write()));
			if (changes) transact(part, 'change', () => changes.forEach((write) => write()));
		}
	}

	#change(collection: CollectionName, write: (root: CollectionRoot) => void): void {
		const { root } = this.view.view(collection);
		push(this.#changes, collections[collection].part, () => write(root));
	}
}

type Steps = Map<Part, (() => void)[]>;
type CollectionRoot = CollectionView['root'];

function push(steps: Steps, part: Part, write: () => void): void {
	const list = steps.get(part);
	if (list) list.push(write);
	else steps.set(part, [write]);
}
