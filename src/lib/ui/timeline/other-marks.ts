import { milestoneX } from '$lib/chart/milestones';
import type { Row } from '$lib/chart/rows';
import { xOf } from '$lib/chart/scale';
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

function chosenMarks(people: readonly PersonHere[], place: Place): readonly OtherMark[] {
	const { geometry, bars, session } = place;
	const barById = new Map(bars.map((bar) => [bar.planId, bar]));
	const marks = new Map<string, OtherMark>();
	for (const person of people) {
		for (const id of person.presence.chosen) {
			// Where it is being dragged to says more.
			if (person.presence.drag?.[id]) continue;
			const row = rowInSight(place, id);
			if (!row) continue;
			const bar = barById.get(id) ?? barOfRow(row, id, barById);
			const key = `chosen ${bar?.key ?? `${row.key} ${id}`}`;
			const known = marks.get(key)?.people ?? [];
			if (known.includes(person)) continue;
			marks.set(key, {
				key,
				kind: 'chosen',
				people: [...known, person],
				x: bar ? bar.box.x - outlinePx : session.viewport.scrollLeft,
				y: row.top + geometry.barTop - outlinePx,
				w: bar ? bar.box.w + 2 * outlinePx : 0,
				h: geometry.barHeight + 2 * outlinePx
			});
		}
	}
	return [...marks.values()];
}

function movedMarks(people: readonly PersonHere[], place: Place): readonly OtherMark[] {
	const { geometry, session } = place;
	const { scale } = session.viewport;
	return people.flatMap((person) =>
		Object.entries(person.presence.drag ?? {}).flatMap(([id, [start, end]]): OtherMark[] => {
			const row = rowInSight(place, id);
			if (!row) return [];
			const [from, to] =
				row.kind === 'milestone'
					? [milestoneX(start, scale) - milestoneHalfPx, milestoneX(start, scale) + milestoneHalfPx]
					: [xOf(scale, start), xOf(scale, end + 1)];
			return [
				{
					key: `moved ${person.id} ${id}`,
					kind: 'moved',
					people: [person],
					x: from,
					y: row.top + geometry.barTop,
					w: Math.max(2, to - from),
					h: geometry.barHeight
				}
			];
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
