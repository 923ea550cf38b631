import { isJsonObject, isList, type Json, type JsonObject } from '$lib/plan/field';
import * as Y from 'yjs';

/** A value nested deeper than this is not read: no roadmap needs it, and a hostile one could exhaust the stack. */
const maxDepth = 100;

/**
 * What a stored value is as plain JSON; undefined when it holds anything else (bytes, infinite numbers, too
 * deep a nesting). Shared text reads as a string, other shared types as what they hold. A value that is
 * plain JSON already comes back as the same object. Never throws.
 */
export function jsonOf(stored: unknown, depth = 0): Json | undefined {
	if (stored === null || typeof stored === 'string' || typeof stored === 'boolean') return stored;
	if (typeof stored === 'number') return Number.isFinite(stored) ? stored : undefined;
	if (typeof stored !== 'object' || depth > maxDepth) return undefined;
	if (stored instanceof Y.AbstractType) return sharedJson(stored, depth);
	if (Array.isArray(stored))
		return stored.every((one) => jsonOf(one, depth + 1) !== undefined) ? stored : undefined;
	const prototype: unknown = Object.getPrototypeOf(stored);
	if (prototype !== Object.prototype && prototype !== null) return undefined;
	const isJson = Object.values(stored).every((one) => jsonOf(one, depth + 1) !== undefined);
	return isJson ? (stored as JsonObject) : undefined;
}

function sharedJson(shared: object, depth: number): Json | undefined {
	if (shared instanceof Y.XmlText) return undefined;
	if (shared instanceof Y.Text) return shared.toString();
	if (shared instanceof Y.Map) return entriesOf(shared, depth);
	if (!(shared instanceof Y.Array)) return undefined;
	const items: (Json | undefined)[] = shared.map((one) => jsonOf(one, depth + 1));
	return items.every((one) => one !== undefined) ? items : undefined;
}

/** What a shared map holds as plain JSON, without the entries that are not JSON. */
export function entriesOf(map: Y.Map<unknown>, depth = 0): JsonObject {
	const entries: Record<string, Json> = {};
	map.forEach((stored, key) => {
		const value = key === '__proto__' ? undefined : jsonOf(stored, depth + 1);
		if (value !== undefined) entries[key] = value;
	});
	return entries;
}

/**
 * A value in the form in which every device will read it back: halves of surrogate pairs become U+FFFD, and
 * a key called __proto__, which the encoding cannot carry, is left out.
 */
export function storable(value: Json): Json {
	if (typeof value === 'string') return value.toWellFormed();
	if (isList(value)) return value.map(storable);
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => key !== '__proto__')
			.map(([key, one]) => [key.toWellFormed(), storable(one)])
	);
}

/**
 * A value in the form in which a shared map takes it. Yjs tells plain objects by their `constructor`, so one
 * with a field of that name becomes a map; deeper inside a plain value Yjs does not look.
 */
export function shareable(value: Json): Json | Y.Map<unknown> {
	if (!isJsonObject(value) || !Object.hasOwn(value, 'constructor')) return value;
	return new Y.Map(Object.entries(value).map(([key, one]) => [key, shareable(one)]));
}

/** Whether two values hold the same; the order of an object's keys does not count. */
export function isSameJson(a: Json, b: Json): boolean {
	if (a === b) return true;
	if (isList(a)) {
		return isList(b) && a.length === b.length && a.every((one, index) => isSameJson(one, b[index] ?? null));
	}
	if (!isJsonObject(a) || !isJsonObject(b)) return false;
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length &&
		keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key] ?? null, b[key] ?? null))
	);
}
