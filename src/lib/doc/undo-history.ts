import { type Part, parts } from '$lib/plan/part';
import * as Y from 'yjs';

/** One edit that can be undone or done again, and the documents it wrote in. */
interface Step {
	readonly label: string;
	readonly parts: readonly Part[];
}

/**
 * The undo history of one's own edits across the four documents. One edit is one step, however soon the
 * next one follows. What others have changed since is never overwritten.
 */
export class UndoHistory {
	readonly #managers: Readonly<Record<Part, Y.UndoManager>>;
	#undoSteps: Step[] = [];
	#redoSteps: Step[] = [];

	/** Only transactions of this origin are remembered. */
	constructor(docs: Readonly<Record<Part, Y.Doc>>, origin: object) {
		const managerOf = (doc: Y.Doc) =>
			new Y.UndoManager(doc, {
				captureTimeout: 0,
				trackedOrigins: new Set([origin]),
				captureTransaction: (transaction) => transaction.changed.size > 0
			});
		this.#managers = {
			plan: managerOf(docs.plan),
			talk: managerOf(docs.talk),
			records: managerOf(docs.records),
			people: managerOf(docs.people)
		};
	}

	get undoLabel(): string | null {
		return this.#undoSteps.at(-1)?.label ?? null;
	}

	get redoLabel(): string | null {
		return this.#redoSteps.at(-1)?.label ?? null;
	}

	/** Runs an edit and remembers it, unless it changed nothing. */
	remember(label: string, edit: () => void): void {
		const written = this.#grown('undoStack', edit);
		if (written.length === 0) return;
		this.#undoSteps.push({ label, parts: written });
		this.#redoSteps = [];
		for (const part of parts) this.#managers[part].clear(false, true);
	}

	/**
	 * Takes the last edit back and returns its label; null when there was none, or when others have since
	 * replaced all it did. It never goes on to an earlier edit that nobody was told about.
	 */
	undo(): string | null {
		return this.#step(this.#undoSteps, this.#redoSteps, 'redoStack', (manager) =>
			popOne(manager.undoStack, () => manager.undo())
		);
	}

	/** Does the edit again that was undone last, and returns its label; null as for `undo`. */
	redo(): string | null {
		return this.#step(this.#redoSteps, this.#undoSteps, 'undoStack', (manager) =>
			popOne(manager.redoStack, () => manager.redo())
		);
	}

	/** Forgets everything, if a step of it wrote where this device may not write any more. */
	forgetUnless(mayWrite: (part: Part) => boolean): void {
		const steps = [...this.#undoSteps, ...this.#redoSteps];
		if (steps.every((step) => step.parts.every(mayWrite))) return;
		this.#undoSteps = [];
		this.#redoSteps = [];
		for (const part of parts) this.#managers[part].clear();
	}

	destroy(): void {
		for (const part of parts) this.#managers[part].destroy();
	}

	/** Takes the last step of one list, in each document it wrote in, and puts it on the other. */
	#step(
		from: Step[],
		to: Step[],
		growing: 'undoStack' | 'redoStack',
		take: (manager: Y.UndoManager) => void
	): string | null {
		const step = from.pop();
		if (!step) return null;
		const taken = this.#grown(growing, () => step.parts.forEach((part) => take(this.#managers[part])));
		if (taken.length === 0) return null;
		to.push({ label: step.label, parts: taken });
		return step.label;
	}

	#grown(stack: 'undoStack' | 'redoStack', action: () => void): readonly Part[] {
		const before = parts.map((part) => this.#managers[part][stack].length);
		action();
		return parts.filter((part, index) => this.#managers[part][stack].length > (before[index] ?? 0));
	}
}

/** Lets a manager see the newest item of a stack alone: it would go on to older ones if that one does nothing. */
function popOne(stack: Y.UndoManager['undoStack'], pop: () => void): void {
	const older = stack.splice(0, stack.length - 1);
	pop();
	stack.unshift(...older);
}
