import { dayOfClock, formatDay } from '$lib/plan/day';
import { type Entry, trashDays } from '$lib/state/library.svelte';

const words = [
	'No',
	'One',
	'Two',
	'Three',
	'Four',
	'Five',
	'Six',
	'Seven',
	'Eight',
	'Nine',
	'Ten',
	'Eleven',
	'Twelve'
];

/** A count that begins a sentence: "Four roadmaps", "1 400 roadmaps". */
export function countOf(count: number, noun: string): string {
	return `${words[count] ?? count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Tells that roadmaps were lost and found again; null where none was. */
export function broughtBackLine(count: number): string | null {
	if (count === 0) return null;
	const [were, their] = count === 1 ? ['was', 'its safety copy'] : ['were', 'their safety copies'];
	return `${countOf(count, 'roadmap')} ${were} brought back from ${their}, since the browser had dropped its storage.`;
}

/** A size as people read it: "3.1 MB". */
export function sizeOf(bytes: number): string {
	const units = ['B', 'kB', 'MB', 'GB', 'TB'];
	let value = bytes;
	let unit = 0;
	while (value >= 1000 && unit < units.length - 1) {
		value /= 1000;
		unit += 1;
	}
	return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1)} ${units[unit]}`;
}

/** The day until which a roadmap stays in the trash: "29 Jul 2028". */
export function keptUntil({ trashedAt }: Entry): string {
	return formatDay(dayOfClock(new Date((trashedAt ?? 0) + trashDays * 86_400_000)));
}

/** "Two roadmaps, the first kept until 29 Jul 2028"; null when the trash is empty. Takes the last trashed first. */
export function trashLine(trash: readonly Entry[]): string | null {
	const oldest = trash.at(-1);
	if (!oldest) return null;
	return `${countOf(trash.length, 'roadmap')}, ${trash.length > 1 ? 'the first ' : ''}kept until ${keptUntil(oldest)}`;
}
