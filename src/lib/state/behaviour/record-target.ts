import { listEntries, readSetting } from '$lib/sync/catalogue';
import { lastRecordedKey } from './record-kept';

/** Where the shortcut "Record" leads: a roadmap, a choice of some (opened last first), or nowhere yet. */
export type RecordTarget =
	| { readonly kind: 'one'; readonly id: string }
	| {
			readonly kind: 'several';
			readonly roadmaps: readonly { readonly id: string; readonly title: string }[];
	  }
	| { readonly kind: 'none' }
	| { readonly kind: 'unreadable' };

/** The roadmap that was recorded in last; else the only one; else the choice of all. */
export async function findRecordTarget(): Promise<RecordTarget> {
	try {
		const [entries, last] = await Promise.all([listEntries(), readSetting(lastRecordedKey)]);
		const roadmaps = entries
			.filter((entry) => entry.trashedAt === null)
			.sort((a, b) => b.openedAt - a.openedAt);
		const [first] = roadmaps;
		if (!first) return { kind: 'none' };
		const recorded = roadmaps.find(({ id }) => id === last);
		if (recorded || roadmaps.length === 1) return { kind: 'one', id: (recorded ?? first).id };
		return { kind: 'several', roadmaps: roadmaps.map(({ id, title }) => ({ id, title })) };
	} catch {
		return { kind: 'unreadable' };
	}
}
