import { type Day, dayOf, isoOf } from '$lib/plan/day';

/** A date and time as a project file states it. */
export interface Stamp {
	readonly day: Day;
	/** Hours, minutes and seconds: "17:00:00". */
	readonly time: string;
	/** Whether it names a time zone, which is not used: the day is the one that is written. */
	readonly hasZone: boolean;
}

/** Reads an XML Schema date or date and time; null when it is none, or outside 1900 to 2199. */
export function readStamp(text: string): Stamp | null {
	const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
	if (!found) return null;
	const day = dayOf(Number(found[1]), Number(found[2]), Number(found[3]));
	const time = found[4] ?? '';
	return day === null
		? null
		: { day, time: time.length === 5 ? `${time}:00` : time, hasZone: found[5] !== undefined };
}

/** A day as a file states it: the text it was read from where that is of the same day, else the day at a time. */
export function stampOf(day: Day, stated: unknown, time: string): string {
	if (typeof stated === 'string' && readStamp(stated)?.day === day) return stated;
	return `${isoOf(day)}T${time}`;
}
