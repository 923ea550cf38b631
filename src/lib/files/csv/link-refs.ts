import { daysPerMonth } from '$lib/plan/day';
import { type LinkType, linkTypes } from '$lib/plan/link-type';

/** A predecessor as written: who, how the two are linked, and the lag in days. */
export interface LinkRef {
	readonly name: string;
	readonly type: LinkType;
	readonly lagDays: number;
}

const daysPer: Readonly<Record<string, number>> = { d: 1, ed: 1, w: 7, ew: 7, m: daysPerMonth, y: 365.25 };

const tail =
	/^(?<name>.+?)\s*(?:(?<=[\d\s])(?<type>FS|SS|FF|SF)\s*)?(?:(?<sign>[+-−–])\s*(?<lag>\d+(?:\.\d+)?)\s*(?<unit>[a-z]*)\.?)?$/i;

/**
 * Reads a list of predecessors: codes, titles or row numbers separated by commas, semicolons, bars or line
 * ends, each with an optional type and lag ("3FS+5d", "ST5 SS - 2 weeks"). A name that `isKnown` as it stands
 * is taken whole, commas and all. What cannot be read comes back as text: a lag in an unknown unit, or one with
 * neither type nor unit, which may be part of a code ("PR4-2").
 */
export function readLinkRefs(cell: string, isKnown: (name: string) => boolean): (LinkRef | string)[] {
	const whole = cell.trim();
	if (isKnown(whole)) return [{ name: whole, type: 'FS', lagDays: 0 }];
	return whole
		.split(/[,;|\r\n]+/)
		.map((piece) => piece.trim())
		.filter(Boolean)
		.map((piece) => (isKnown(piece) ? { name: piece, type: 'FS', lagDays: 0 } : (readRef(piece) ?? piece)));
}

function readRef(piece: string): LinkRef | null {
	const groups = tail.exec(piece)?.groups;
	if (!groups?.name) return null;
	const type = linkTypes.find((one) => one === groups.type?.toUpperCase()) ?? 'FS';
	if (groups.lag === undefined) return { name: groups.name, type, lagDays: 0 };
	if (!groups.type && !groups.unit) return null;
	const days = daysOf(groups.lag, groups.unit ?? '');
	return days === null ? null : { name: groups.name, type, lagDays: groups.sign === '+' ? days : -days };
}

function daysOf(lag: string, unit: string): number | null {
	const short = unit.toLowerCase().replace(/^(e?)(d|w|m|y)(?:ay|eek|k|o|on|onth|ear|r)?s?$/, '$1$2');
	const per = unit === '' ? 1 : daysPer[short];
	return per === undefined ? null : Math.round(Number(lag) * per);
}
