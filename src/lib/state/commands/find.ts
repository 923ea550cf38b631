import { foldText } from '$lib/plan/filter';
import { linkEndCollections } from '$lib/plan/link-end';
import type { Plan } from '$lib/plan/plan';
import { type ChosenRecord, type FoundRecord } from '$lib/state/row-record';
import type { Command } from './command';
import { fitOf } from './rank';

/** Something that the palette found. */
export type Found =
	| { readonly kind: 'command'; readonly command: Command }
	| (ChosenRecord & { readonly kind: 'record'; readonly code: string; readonly title: string });

/** The best of these commands for a search, the best first; with no search all, those used last before the others. */
export function findCommands(
	commands: readonly Command[],
	search: string,
	recent: readonly string[]
): readonly Command[] {
	const wanted = foldText(search.trim());
	const placeOf = ({ name }: Command) => {
		const at = recent.indexOf(name);
		return at < 0 ? recent.length : at;
	};
	if (wanted === '') return commands.toSorted((a, b) => placeOf(a) - placeOf(b));
	return commands
		.map((command) => ({ command, fit: fitOf(foldText(command.label), wanted) }))
		.filter(({ fit }) => fit > 0)
		.sort(
			(a, b) =>
				Math.floor(b.fit) - Math.floor(a.fit) || placeOf(a.command) - placeOf(b.command) || b.fit - a.fit
		)
		.map(({ command }) => command);
}

/** What a search for records found. */
export interface FoundRecords {
	readonly best: readonly (Found & { kind: 'record' })[];
	/** How many fit in all. */
	readonly count: number;
	/** Whether the best of them is or begins with what was written, and so is likely meant. */
	readonly isNear: boolean;
}

/** The best records for a search by code or title, at most so many. */
export function findRecords(
	plan: Plan,
	search: string,
	most: number,
	collections: readonly (typeof linkEndCollections)[number][] = linkEndCollections
): FoundRecords {
	const wanted = foldText(search.trim());
	if (wanted === '') return { best: [], count: 0, isNear: false };
	const found: { readonly entry: FoundRecord; readonly fit: number }[] = [];
	for (const collection of collections) {
		for (const record of plan[collection]) {
			const entry = { collection, record } as FoundRecord;
			const names = namesOf(entry);
			const fit = Math.max(names.code === '' ? 0 : codeFit(names.code, wanted), fitOf(names.all, wanted));
			if (fit > 0) found.push({ entry, fit });
		}
	}
	const best = found.sort((a, b) => b.fit - a.fit).slice(0, most);
	return {
		best: best.map(({ entry }) => foundRecord(entry)),
		count: found.length,
		isNear: (best[0]?.fit ?? 0) >= 90
	};
}

/** A code is what people know by heart: it goes before any title. */
function codeFit(code: string, wanted: string): number {
	if (code === wanted) return 200;
	return code.startsWith(wanted) ? 90 + 1 / (1 + code.length) : 0;
}

function foundRecord({ collection, record }: FoundRecord): Found & { kind: 'record' } {
	const code = 'code' in record ? record.code : '';
	return { kind: 'record', collection, id: record.id, code, title: record.title };
}

/** Folded names of records; kept as long as the record is. */
const folded = new WeakMap<FoundRecord['record'], { readonly code: string; readonly all: string }>();

function namesOf({ record }: FoundRecord): { readonly code: string; readonly all: string } {
	let names = folded.get(record);
	if (!names) {
		const code = 'code' in record ? foldText(record.code.trim()) : '';
		const title = foldText(record.title.trim());
		names = { code, all: code === '' ? title : `${title} ${code}` };
		folded.set(record, names);
	}
	return names;
}
