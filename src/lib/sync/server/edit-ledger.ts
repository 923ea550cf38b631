import type { RoadmapDocument, UpdateOrigin } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/part';

/** Edits by the parts that they wrote in ("plan talk"): how many. */
export type EditCounts = Readonly<Record<string, number>>;

interface Edit {
	readonly number: number;
	/** Parts in which the server has not acknowledged it. */
	readonly open: Set<Part>;
}

/**
 * Which of a tab's own edits the server has not acknowledged. An edit may write in several parts, and counts once;
 * it waits until each of them is acknowledged.
 */
export class EditLedger {
	#edits: Edit[] = [];
	#last = 0;
	/** The edit that is being written: all bytes until the plan is told anew belong to it. */
	#current: Edit | null = null;
	readonly #onChange: () => void;
	readonly #stop: (() => void)[];

	constructor(document: RoadmapDocument, onChange: () => void) {
		this.#onChange = onChange;
		this.#stop = [
			document.onUpdate((part, _update, origin) => this.#note(part, origin)),
			document.onPlan(() => (this.#current = null))
		];
	}

	/** Number of the last edit; what is sent now holds every edit up to it. */
	get last(): number {
		return this.#last;
	}

	/** What waits, by parts. */
	get counts(): EditCounts {
		return countByParts(this.#edits.map(({ open }) => open));
	}

	/** The server has everything up to an edit, in one part. */
	acknowledge(part: Part, upTo: number): void {
		const isOpen = (edit: Edit) => edit.number <= upTo && edit.open.has(part);
		const acknowledged = this.#edits.filter(isOpen);
		if (acknowledged.length === 0) return;
		for (const edit of acknowledged) edit.open.delete(part);
		this.#edits = this.#edits.filter(({ open }) => open.size > 0);
		this.#onChange();
	}

	stop(): void {
		for (const stop of this.#stop) stop();
	}

	#note(part: Part, origin: UpdateOrigin): void {
		if (origin !== 'local' && origin !== 'file') return;
		if (!this.#current) {
			this.#current = { number: ++this.#last, open: new Set() };
			this.#edits.push(this.#current);
			// One that changed nothing in the plan is not told.
			queueMicrotask(() => (this.#current = null));
		}
		this.#current.open.add(part);
		this.#onChange();
	}
}

/** What is left of counted edits once those parts are acknowledged. */
export function withoutParts(counts: EditCounts, acknowledged: (part: Part) => boolean): EditCounts {
	const left: Record<string, number> = {};
	for (const [key, count] of Object.entries(counts)) {
		const open = readKey(key).filter((part) => !acknowledged(part));
		if (open.length > 0) left[keyOf(open)] = (left[keyOf(open)] ?? 0) + count;
	}
	return left;
}

/** How many edits that is. */
export function sumOf(counts: EditCounts): number {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function countByParts(edits: readonly ReadonlySet<Part>[]): EditCounts {
	const counts: Record<string, number> = {};
	for (const open of edits) {
		const key = keyOf(parts.filter((part) => open.has(part)));
		counts[key] = (counts[key] ?? 0) + 1;
	}
	return counts;
}

function keyOf(open: readonly Part[]): string {
	return open.join(' ');
}

function readKey(key: string): readonly Part[] {
	return parts.filter((part) => key.split(' ').includes(part));
}
