import { onTestFinished } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

/** A tab's awareness, and how many messages it has sent. */
export interface JoinedAwareness {
	readonly awareness: Awareness;
	readonly sent: () => number;
}

interface Change {
	readonly added: readonly number[];
	readonly updated: readonly number[];
	readonly removed: readonly number[];
}

/** The awareness of some tabs, joined in memory: what one sends, all others hear at once. */
export function joinAwareness(count: number): readonly JoinedAwareness[] {
	const tabs = Array.from({ length: count }, () => new Awareness(new Y.Doc()));
	const sent = tabs.map(() => 0);
	tabs.forEach((awareness, index) => {
		awareness.on('update', ({ added, updated, removed }: Change, origin: unknown) => {
			if (origin !== 'local') return;
			sent[index] = (sent[index] ?? 0) + 1;
			const update = encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]);
			for (const other of tabs) if (other !== awareness) applyAwarenessUpdate(other, update, 'elsewhere');
		});
	});
	onTestFinished(() => tabs.forEach((awareness) => awareness.destroy()));
	return tabs.map((awareness, index) => ({ awareness, sent: () => sent[index] ?? 0 }));
}
