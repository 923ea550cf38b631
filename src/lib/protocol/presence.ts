import { isRole, type Role } from '$lib/plan/role';

/**
 * What one open roadmap tells the others of itself, through the awareness of its `plan` document. The server
 * replaces `person` by what it knows of the connection, so nobody can speak as another.
 */
export interface Presence {
	readonly person: PresentPerson;
	/** The view that is open, and the ids of what is chosen there. */
	readonly view: string;
	readonly chosen: readonly string[];
	/** Dates of what is being dragged, by id: first and last day. At most `mostDragged`. */
	readonly drag: { readonly [id: string]: readonly [number, number] } | null;
	/** Where the window is, for those who follow: first day in sight, pixels a day, first row's id. */
	readonly window: PresentWindow | null;
	/** "Show everyone this": a record, and a number that grows with each showing. */
	readonly shown: { readonly id: string; readonly count: number } | null;
}

export interface PresentPerson {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
}

export interface PresentWindow {
	readonly day: number;
	readonly pxPerDay: number;
	readonly row: string;
}

export const mostDragged = 50;
/** Most bytes of one presence, as JSON. */
export const maxPresenceBytes = 8_000;

/** Reads what came from elsewhere; null when it is not as agreed. */
export function readPresence(value: unknown): Presence | null {
	if (!isObject(value) || !isObject(value.person)) return null;
	const { id, name, role } = value.person;
	if (typeof id !== 'string' || typeof name !== 'string' || !isRole(role)) return null;
	return {
		person: { id, name, role },
		view: typeof value.view === 'string' ? value.view : '',
		chosen: Array.isArray(value.chosen) ? value.chosen.filter((one) => typeof one === 'string') : [],
		drag: readDrag(value.drag),
		window: readWindow(value.window),
		shown: readShown(value.shown)
	};
}

function readDrag(value: unknown): Presence['drag'] {
	if (!isObject(value)) return null;
	const spans = Object.entries(value).flatMap(([id, span]) =>
		Array.isArray(span) && span.length === 2 && span.every(Number.isInteger)
			? [[id, [span[0] as number, span[1] as number]] as const]
			: []
	);
	return spans.length > 0 ? Object.fromEntries(spans.slice(0, mostDragged)) : null;
}

function readWindow(value: unknown): PresentWindow | null {
	if (!isObject(value)) return null;
	const { day, pxPerDay, row } = value;
	if (!Number.isFinite(day) || !Number.isFinite(pxPerDay) || typeof row !== 'string') return null;
	return { day: day as number, pxPerDay: pxPerDay as number, row };
}

function readShown(value: unknown): Presence['shown'] {
	if (!isObject(value)) return null;
	const { id, count } = value;
	return typeof id === 'string' && Number.isInteger(count) ? { id, count: count as number } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
