import { isJsonObject, isList, type Json } from '$lib/plan/field';
import type { RoadmapDocument } from '$lib/doc/roadmap-document';

/**
 * Sixteen hexadecimal digits that stand for all that a roadmap holds, its trash included. Two copies with the
 * same content have the same one on every machine, whatever the order in which their edits came. State
 * vectors do not tell that: they can agree where the content differs. Not for secrets: anyone can forge it.
 */
export function contentHash(document: RoadmapDocument): string {
	const text = stableJson(document.plan as unknown as Json);
	return hash32(text, 0x811c9dc5) + hash32(text, 0x9747b28c);
}

/** JSON whose keys stand in the order of their code units. */
function stableJson(value: Json): string {
	if (isList(value)) return `[${value.map(stableJson).join(',')}]`;
	if (!isJsonObject(value)) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${stableJson(one)}`).join(',')}}`;
}

/** FNV-1a over UTF-16 units, from a basis of one's own, mixed once more at the end. */
function hash32(text: string, basis: number): string {
	let hash = basis;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
}
