import { daysPerMonth } from './day';
import type { Link } from './link';
import { type LinkType, linkTypes } from './link-type';
import { quoteInList, inQuotes, readQuoted, splitList } from './table-list';
import type { NameIndex } from './table-names';
import { bad, type CellReading, good, quoted } from './table-reading';

/** A link that ends at the record of a cell: where from, of which type, and with how many calendar days between. */
export interface Predecessor {
	readonly from: string;
	readonly type: LinkType;
	readonly lagDays: number;
}

const daysPer: Readonly<Record<string, number>> = { d: 1, w: 7, m: daysPerMonth };
const tail =
	/^(?<name>.*?)\s*(?<type>FS|SS|FF|SF)?\s*(?:(?<sign>[+−–-])\s*(?<lag>\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(?<unit>d(?:ays?)?|w(?:ks?|eeks?)?|m(?:o|onths?)?)?\.?)?$/i;

/** Links as a cell shows them: "PR4FS+5d; ST1". A link from finish to start without a lag is its name alone. */
export function writePredecessors(links: readonly Predecessor[], names: NameIndex): string {
	return links.map((link) => writeOne(link, names)).join('; ');
}

function writeOne({ from, type, lagDays }: Predecessor, names: NameIndex): string {
	const sign = lagDays < 0 ? '-' : '+';
	const lag = lagDays === 0 ? '' : `${sign}${Math.abs(lagDays)}d`;
	const suffix = lag || type !== 'FS' ? `${type}${lag}` : '';
	const name = names.nameOf(from);
	const plain = `${name.startsWith('#') && !/[;"\r\n]|\s$/.test(name) ? name : quoteInList(name)}${suffix}`;
	// A name may end as a type does: PASS, or look like a lag.
	const read = readOne(plain, names, new Set([from]));
	const isClear =
		read.ok && read.value.from === from && read.value.type === type && read.value.lagDays === lagDays;
	return isClear ? plain : `${inQuotes(name)}${suffix}`;
}

/**
 * Reads a list of predecessors: codes, titles, or "#" and an id, separated by semicolons, each with an optional
 * type and lag in calendar days (d), weeks (w) or months (m). Where no semicolon stands, commas separate too.
 *
 * @param known ids that may be named though no record has them: those of links that lead nowhere already
 */
export function readPredecessors(
	text: string,
	names: NameIndex,
	known: ReadonlySet<string>
): CellReading<readonly Predecessor[]> {
	const whole = readPieces(splitList(text), names, known);
	if (whole.ok || text.includes(';') || !text.includes(',')) return whole;
	const parts = readPieces(splitList(text.replaceAll(',', ';')), names, known);
	return parts.ok ? parts : whole;
}

function readPieces(
	pieces: readonly string[],
	names: NameIndex,
	known: ReadonlySet<string>
): CellReading<readonly Predecessor[]> {
	const links: Predecessor[] = [];
	for (const piece of pieces) {
		const link = readOne(piece, names, known);
		if (!link.ok) return link;
		links.push(link.value);
	}
	return good(links);
}

function readOne(piece: string, names: NameIndex, known: ReadonlySet<string>): CellReading<Predecessor> {
	const inMarks = readQuoted(piece);
	if (inMarks === null) {
		const whole = findOne(piece, names, known);
		if (whole !== null) return asLink(whole, piece, {});
	}
	const groups = tail.exec(inMarks ? inMarks.rest.trim() : piece)?.groups;
	const name = inMarks ? inMarks.name : (groups?.name ?? '');
	if (!groups || (inMarks && groups.name !== '')) return nowhere(piece);
	// "PR4-2" is likelier a code than a lag.
	if (groups.lag !== undefined && !groups.type && !groups.unit && !inMarks) return nowhere(piece);
	const found = findOne(name, names, known);
	return found === null ? nowhere(name) : asLink(found, name, groups);
}

/** The ids that a name may mean; null for none. */
function findOne(name: string, names: NameIndex, known: ReadonlySet<string>): readonly string[] | null {
	if (name.startsWith('#') && known.has(name.slice(1))) return [name.slice(1)];
	const found = names.find(name);
	return found.length > 0 ? found : null;
}

function asLink(
	ids: readonly string[],
	name: string,
	groups: { readonly [name: string]: string | undefined }
): CellReading<Predecessor> {
	const [from] = ids;
	if (from === undefined || ids.length > 1)
		return bad(
			`${quoted(name)} may mean ${ids.length} records.`,
			'Give them codes of their own, and write the code.'
		);
	const type = linkTypes.find((one) => one === groups.type?.toUpperCase()) ?? 'FS';
	const per = daysPer[(groups.unit ?? 'd').charAt(0).toLowerCase()] ?? 1;
	const amount = Number(groups.lag ?? 0);
	const days = per === daysPerMonth ? Math.round(amount * per) : amount * per;
	if (days > 100_000)
		return bad(`A lag of ${groups.lag}${groups.unit ?? 'd'} is too long.`, 'Write at most 100,000 days.');
	return good({ from, type, lagDays: groups.sign === '+' || days === 0 ? days : -days });
}

function nowhere(name: string): CellReading<never> {
	return bad(`Nothing here is called ${quoted(name)}.`, 'Write codes or titles, such as PR4FS+5d; ST1.');
}

/** What has to happen so that a record's links are these: what stays keeps its id and whatever else it holds. */
export interface PredecessorChanges {
	readonly added: readonly Predecessor[];
	readonly changed: readonly { readonly link: Link; readonly to: Predecessor }[];
	readonly removed: readonly Link[];
}

export function diffPredecessors(now: readonly Link[], wanted: readonly Predecessor[]): PredecessorChanges {
	const left = [...now];
	const open: Predecessor[] = [];
	for (const one of wanted) {
		const at = left.findIndex(
			(link) => link.from === one.from && link.type === one.type && link.lagDays === one.lagDays
		);
		if (at < 0) open.push(one);
		else left.splice(at, 1);
	}
	const added: Predecessor[] = [];
	const changed: { link: Link; to: Predecessor }[] = [];
	for (const one of open) {
		const at = left.findIndex((link) => link.from === one.from);
		const [link] = at < 0 ? [] : left.splice(at, 1);
		if (link) changed.push({ link, to: one });
		else added.push(one);
	}
	return { added, changed, removed: left };
}

const linksTo = new WeakMap<readonly Link[], ReadonlyMap<string, readonly Link[]>>();

/** The links of a list that end at a record, in their order. */
export function linksInto(links: readonly Link[], id: string): readonly Link[] {
	let map = linksTo.get(links);
	if (!map) {
		const made = new Map<string, Link[]>();
		for (const link of links) {
			const list = made.get(link.to);
			if (list) list.push(link);
			else made.set(link.to, [link]);
		}
		linksTo.set(links, (map = made));
	}
	return map.get(id) ?? [];
}
