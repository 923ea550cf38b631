import { milestoneX } from '$lib/chart/milestones';
import type { Row } from '$lib/chart/rows';
import { type TimeScale, xOf } from '$lib/chart/scale';
import type { Mark } from '$lib/chart/shape';
import type { PersonHere } from '$lib/state/presence/present-people';
import type { ChartGround } from './chart-ground';

/** What others have chosen, or where somebody drags it to. */
export interface OtherMark {
	readonly key: string;
	readonly kind: 'chosen' | 'moved';
	readonly people: readonly PersonHere[];
	/** Its place in the chart's coordinates, in pixels; no width where the row has no bar in sight. */
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

/** Room between a bar and its outline. */
const outlinePx = 3;
/** Half the width of a milestone that is dragged. */
const milestoneHalfPx = 7;

type Place = Pick<ChartGround, 'layout' | 'geometry' | 'bars' | 'session'>;

/** Marks of what others have chosen and drag, in the rows that are in sight. */
export function otherMarks(people: readonly PersonHere[], place: Place): readonly OtherMark[] {
	const others = people.filter(({ isMe }) => !isMe);
	if (others.length === 0) return [];
	return [...chosenMarks(others, place), ...movedMarks(others, place)];
}

/** The same for the phases, gates and milestones that stand in the strip above the rows. */
export function otherStripMarks(
	people: readonly PersonHere[],
	strip: readonly Mark[],
	scale: TimeScale
): readonly OtherMark[] {
	const others = people.filter(({ isMe }) => !isMe);
	const chosen = [...choosersOf(others)].flatMap(([id, people]): OtherMark[] => {
		const place = placeInStrip(strip, id);
		return place ? [{ key: `chosen ${id}`, kind: 'chosen', people, ...place }] : [];
	});
	const moved = others.flatMap((person) =>
		Object.entries(person.presence.drag ?? {}).flatMap(([id, days]): OtherMark[] => {
			const place = placeInStrip(strip, id);
			if (!place) return [];
			const across = place.isPhase ? acrossDays(days, scale) : acrossMilestone(days[0], scale);
			return [{ key: `moved ${person.id} ${id}`, kind: 'moved', people: [person], ...place, ...across }];
		})
	);
	return [...chosen, ...moved];
}

/** Who has chosen what, but for what they drag: where that is on its way to says more. */
function choosersOf(people: readonly PersonHere[]): ReadonlyMap<string, readonly PersonHere[]> {
	const choosers = new Map<string, PersonHere[]>();
	for (const person of people)
		for (const id of new Set(person.presence.chosen)) {
			if (person.presence.drag && Object.hasOwn(person.presence.drag, id)) continue;
			const known = choosers.get(id);
			if (known) known.push(person);
			else choosers.set(id, [person]);
		}
	return choosers;
}

/** Around all that stands for a record in the strip: a phase has its gate besides its line. */
function placeInStrip(strip: readonly Mark[], id: string) {
	const own = strip.filter((mark) => mark.planId === id);
	const [first] = own;
	if (!first) return null;
	const x = Math.min(...own.map(({ box }) => box.x));
	const w = Math.max(...own.map(({ box }) => box.x + box.w)) - x;
	return { x, w, y: first.box.y, h: first.box.h, isPhase: own.some(({ kind }) => kind === 'phase') };
}

function acrossDays([start, end]: readonly [number, number], scale: TimeScale) {
	const x = xOf(scale, start);
	return { x, w: Math.max(2, xOf(scale, end + 1) - x) };
}

function acrossMilestone(day: number, scale: TimeScale) {
	return { x: milestoneX(day, scale) - milestoneHalfPx, w: 2 * milestoneHalfPx };
}

function chosenMarks(others: readonly PersonHere[], place: Place): readonly OtherMark[] {
	const { geometry, bars, session } = place;
	const barById = new Map(bars.map((bar) => [bar.planId, bar]));
	const marks = new Map<string, OtherMark>();
	for (const [id, choosers] of choosersOf(others)) {
		const row = rowInSight(place, id);
		if (!row) continue;
		const bar = barById.get(id) ?? barOfRow(row, id, barById);
		const key = `chosen ${bar?.key ?? row.key}`;
		// Several may be folded into one.
		const people = new Set([...(marks.get(key)?.people ?? []), ...choosers]);
		marks.set(key, {
			key,
			kind: 'chosen',
			people: [...people],
			x: bar ? bar.box.x - outlinePx : session.viewport.scrollLeft,
			y: row.top + geometry.barTop - outlinePx,
			w: bar ? bar.box.w + 2 * outlinePx : 0,
			h: geometry.barHeight + 2 * outlinePx
		});
	}
	return [...marks.values()];
}

function movedMarks(people: readonly PersonHere[], place: Place): readonly OtherMark[] {
	const { geometry, session } = place;
	const { scale } = session.viewport;
	return people.flatMap((person) =>
		Object.entries(person.presence.drag ?? {}).flatMap(([id, days]): OtherMark[] => {
			const row = rowInSight(place, id);
			if (!row) return [];
			const across = row.kind === 'milestone' ? acrossMilestone(days[0], scale) : acrossDays(days, scale);
			const y = row.top + geometry.barTop;
			const key = `moved ${person.id} ${id}`;
			return [{ key, kind: 'moved', people: [person], y, h: geometry.barHeight, ...across }];
		})
	);
}

/** The row of a record, or the one that it is folded into, if that is in sight. */
function rowInSight({ layout, session }: Place, id: string): Row | null {
	const row = layout.anchorOf(id);
	if (!row) return null;
	const { scrollTop, height } = session.viewport;
	return row.top + row.height > scrollTop && row.top < scrollTop + height ? row : null;
}

/** The bar of what a record is folded into. */
function barOfRow(row: Row, id: string, bars: ReadonlyMap<string, Mark>): Mark | undefined {
	if (row.kind === 'group') return bars.get(row.group.id) ?? bars.get(row.id);
	return row.kind === 'head' && row.id !== id ? bars.get(row.id) : undefined;
}
