import { type CollectionName, collectionNames, collections } from '$lib/plan/collections';
import { type Part, parts } from '$lib/plan/part';
import type { Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import type { DoneCommand } from '$lib/plan/talk/note-activity';
import * as Y from 'yjs';
import { checkUpdate } from './damaged-update';
import type { Edit } from './edit';
import { fillDocument } from './fill';
import { PlanView } from './plan-view';
import { writeNew } from './stored-record';
import { UndoHistory } from './undo-history';
import { WriteList } from './write-list';

/** Where a change came from: this document's own edits, or somewhere else. */
export type UpdateOrigin = 'local' | 'storage' | 'tab' | 'file' | 'server';

/** Thrown for an edit of what this device may only read. Nothing was changed. */
export class NotAllowedError extends Error {
	constructor() {
		super('This device may read this part of the roadmap, not change it. Nothing was changed.');
		this.name = 'NotAllowedError';
	}
}

/** Marks the transactions of one document as its own. */
class OwnOrigin {
	constructor(readonly purpose: 'edit' | 'filling') {}
}

/**
 * A roadmap as shared data: four Yjs documents split by who may write or read them, seen as one immutable
 * `Plan`. Named edits go in; listeners hear of the new plan, and of the bytes that others need.
 */
export class RoadmapDocument {
	readonly parts: Readonly<Record<Part, Y.Doc>>;
	readonly #view: PlanView;
	readonly #history: UndoHistory;
	/** Edits can be undone; what is filled in, or born in the trash, cannot. */
	readonly #edits = new OwnOrigin('edit');
	readonly #fillings = new OwnOrigin('filling');
	readonly #planListeners = new Set<(plan: Plan) => void>();
	readonly #updateListeners = new Set<(part: Part, update: Uint8Array, origin: UpdateOrigin) => void>();
	readonly #tellers: Readonly<Record<Part, (update: Uint8Array, origin: unknown) => void>>;
	/** What applies a server's updates by itself. */
	readonly #servers = new WeakSet<object>();
	readonly #commandListeners = new Set<(done: DoneCommand) => void>();
	#toldPlan: Plan;
	#held = 0;
	/** Which parts this device may write; everything unless a server says otherwise. */
	#mayWrite: (part: Part) => boolean = () => true;

	constructor(readonly id: string) {
		const docOf = (part: Part) => new Y.Doc({ guid: `${id}/${part}` });
		this.parts = {
			plan: docOf('plan'),
			talk: docOf('talk'),
			records: docOf('records'),
			people: docOf('people')
		};
		this.#view = new PlanView(this.parts);
		this.#toldPlan = this.#view.plan;
		this.#history = new UndoHistory(this.parts, this.#edits);
		const tellerOf = (part: Part) => (update: Uint8Array, origin: unknown) => {
			const from = this.#originOf(origin);
			for (const listener of [...this.#updateListeners]) listener(part, update, from);
		};
		this.#tellers = {
			plan: tellerOf('plan'),
			talk: tellerOf('talk'),
			records: tellerOf('records'),
			people: tellerOf('people')
		};
		for (const part of parts) {
			this.parts[part].on('update', this.#tellers[part]);
			this.parts[part].on('afterAllTransactions', () => this.#tell());
		}
	}

	/**
	 * Leaves listeners untold of the bytes that come into a part, until what it returns is called: for bytes that
	 * were just read from where they would be written. To tell them costs as much as to read them.
	 */
	hush(part: Part): () => void {
		this.parts[part].off('update', this.#tellers[part]);
		return () => this.parts[part].on('update', this.#tellers[part]);
	}

	/** The roadmap as it is now. Records that did not change are the same objects as before. */
	get plan(): Plan {
		return this.#view.plan;
	}

	/** Calls back with each new plan, once an edit or an arriving update. Returns how to stop. */
	onPlan(listener: (plan: Plan) => void): () => void {
		this.#planListeners.add(listener);
		return () => this.#planListeners.delete(listener);
	}

	/** Calls back with every change as bytes (Yjs update, version 1). Must not edit. Returns how to stop. */
	onUpdate(listener: (part: Part, update: Uint8Array, origin: UpdateOrigin) => void): () => void {
		this.#updateListeners.add(listener);
		return () => this.#updateListeners.delete(listener);
	}

	/**
	 * Calls back with each command done here, an undone or redone one too, before its plan is told: facts that are
	 * added then are told with it. Returns how to stop.
	 */
	onCommand(listener: (done: DoneCommand) => void): () => void {
		this.#commandListeners.add(listener);
		return () => this.#commandListeners.delete(listener);
	}

	/**
	 * The Yjs client id that wrote a record as it stands, or that made it where its fields are written one by one.
	 * Null when there is no such record.
	 */
	authorClient(collection: CollectionName, id: string): number | null {
		const item = this.#view.view(collection).root._map.get(id.toWellFormed());
		return item && !item.deleted ? item.id.client : null;
	}

	/** Names what applies a server's updates to the parts by itself: they are then told as the server's. */
	nameServer(origin: object): void {
		this.#servers.add(origin);
	}

	/** From now on edits of parts that this does not allow are refused, and such as were made cannot be undone. */
	limitWriting(mayWrite: (part: Part) => boolean): void {
		this.#mayWrite = mayWrite;
		this.#history.forgetUnless(mayWrite);
	}

	/**
	 * Does an edit, as one undo step; one that changes nothing leaves no step. Throws NotAllowedError, having
	 * changed nothing, when it writes a part that this device may only read.
	 */
	run(edit: Edit): void {
		this.#hold(() => {
			const writes = new WriteList(this.#view);
			edit.write(writes);
			if (!writes.parts.every((part) => this.#mayWrite(part))) throw new NotAllowedError();
			this.#command(() => {
				this.#history.remember(edit.label, () =>
					writes.apply((part, kind, write) => {
						this.parts[part].transact(write, kind === 'birth' ? this.#fillings : this.#edits);
					})
				);
				return edit.label;
			});
		});
	}

	/**
	 * Adds facts that nobody undoes, such as what was said. Ids that are taken stay as they are. Throws
	 * NotAllowedError, having changed nothing, when this device may only read them.
	 */
	addFacts(collection: CollectionName, records: readonly RecordBase[]): void {
		this.#writeFacts(collection, (root) => {
			for (const record of records)
				if (!root.has(record.id.toWellFormed())) writeNew(root, collection, record);
		});
	}

	/** Deletes facts for good, past the trash; throws as `addFacts` does. */
	dropFacts(collection: CollectionName, ids: readonly string[]): void {
		this.#writeFacts(collection, (root) => {
			for (const id of ids) root.delete(id.toWellFormed());
		});
	}

	/** Label of the edit that `undo` would take back: "move CRM core +30 days"; null when there is none. */
	get undoLabel(): string | null {
		return this.#history.undoLabel;
	}

	get redoLabel(): string | null {
		return this.#history.redoLabel;
	}

	/** Takes one's own last edit back. Returns its label; null when there was nothing left of it to undo. */
	undo(): string | null {
		return this.#hold(() => this.#command(() => this.#history.undo(), 'undo'));
	}

	/** Does the edit again that was undone last. Returns its label; null when that is not possible any more. */
	redo(): string | null {
		return this.#hold(() => this.#command(() => this.#history.redo(), 'redo'));
	}

	/** Merges an update that came from elsewhere. Throws DamagedUpdateError, and changes nothing, when it is malformed. */
	applyUpdate(part: Part, bytes: Uint8Array, origin: Exclude<UpdateOrigin, 'local'>): void {
		checkUpdate(bytes);
		this.#hold(() => {
			Y.applyUpdate(this.parts[part], bytes, origin);
		});
	}

	/** The whole of one document as an update. */
	encode(part: Part): Uint8Array {
		return Y.encodeStateAsUpdate(this.parts[part]);
	}

	/** What one document knows, for `diff` of a copy of it. */
	stateVector(part: Part): Uint8Array {
		return Y.encodeStateVector(this.parts[part]);
	}

	/** What a copy with this state vector lacks, as an update. */
	diff(part: Part, vector: Uint8Array): Uint8Array {
		return Y.encodeStateAsUpdate(this.parts[part], vector);
	}

	/**
	 * Writes a whole plan into this document, which must be empty: twice the same record would be two, of
	 * which one is lost. Not undoable. Throws RangeError when there is something in it already.
	 */
	fill(plan: Plan): void {
		const { roadmap } = this.#view;
		if (!roadmap.isEmpty || collectionNames.some((name) => this.#view.view(name).root.size > 0))
			throw new RangeError('Only an empty document can be filled.');
		this.#hold(() => {
			for (const part of parts) {
				this.parts[part].transact(() => {
					fillDocument(this.#view, part, plan);
				}, this.#fillings);
			}
		});
	}

	/** Frees the documents; the last plan can still be read. */
	destroy(): void {
		this.#planListeners.clear();
		this.#updateListeners.clear();
		this.#commandListeners.clear();
		this.#history.destroy();
		for (const part of parts) this.parts[part].destroy();
	}

	#writeFacts(collection: CollectionName, write: (root: Y.Map<unknown>) => void): void {
		const { part } = collections[collection];
		if (!this.#mayWrite(part)) throw new NotAllowedError();
		const { root } = this.#view.view(collection);
		this.#hold(() => {
			this.parts[part].transact(() => write(root), this.#fillings);
		});
	}

	/** Does a command and tells who listens, under the label that it returns. */
	#command(act: () => string | null, verb = ''): string | null {
		const before = this.#commandListeners.size > 0 ? this.#view.plan : null;
		const label = act();
		if (before && label !== null) {
			const done = { label: `${verb} ${label}`.trimStart(), before, after: this.#view.plan };
			for (const listener of [...this.#commandListeners]) listener(done);
		}
		return label;
	}

	/** Transactions inside the action are told as one, after it. */
	#hold<T>(action: () => T): T {
		this.#held++;
		try {
			return action();
		} finally {
			this.#held--;
			this.#tell();
		}
	}

	#tell(): void {
		if (this.#held > 0 || this.#view.plan === this.#toldPlan) return;
		const plan = (this.#toldPlan = this.#view.plan);
		for (const listener of [...this.#planListeners]) listener(plan);
	}

	#originOf(origin: unknown): UpdateOrigin {
		if (origin === 'tab' || origin === 'file' || origin === 'server') return origin;
		if (typeof origin === 'object' && origin !== null && this.#servers.has(origin)) return 'server';
		if (origin === null || origin instanceof OwnOrigin || origin instanceof Y.UndoManager) return 'local';
		return 'storage';
	}
}
