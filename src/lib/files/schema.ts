import { type CollectionName, collectionNames, collections } from '$lib/plan/collections';
import type { FieldTable, JsonObject } from '$lib/plan/field';
import { maxLine } from '$lib/plan/field';
import { roadmapFields } from '$lib/plan/roadmap-info';
import { formatName, formatVersion, maxEntries, maxId, requiredFields } from './format';
import { instantPattern } from './read-trash';

/**
 * The JSON Schema (draft 2020-12) of a roadmap file, made from the tables of fields. Fields and lists
 * that it does not name are legal anywhere: they are carried.
 */
export function roadmapSchema(): JsonObject {
	const lists = collectionNames.map((name) => [name, listOf(name)]);
	const records = collectionNames.map((name) => [name, recordOf(name)]);
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'Longroad roadmap file',
		description: 'A whole roadmap: its phases, initiatives, links and everything else people noted on it.',
		type: 'object',
		required: ['format', 'version', 'id', 'roadmap'],
		properties: {
			format: { const: formatName },
			version: { const: formatVersion },
			id: { type: 'string', minLength: 1, maxLength: maxId },
			roadmap: { type: 'object', required: ['title'], properties: propertiesOf(roadmapFields) },
			...Object.fromEntries(lists),
			trash: { type: 'array', maxItems: maxEntries, items: { $ref: '#/$defs/trashed' } }
		},
		$defs: {
			id: { type: 'string', maxLength: maxId },
			trashed: trashed(),
			...Object.fromEntries(records)
		}
	};
}

function listOf(name: CollectionName): JsonObject {
	return { type: 'array', maxItems: maxEntries, items: { $ref: `#/$defs/${name}` } };
}

function recordOf(name: CollectionName): JsonObject {
	const { noun, fields } = collections[name];
	return {
		title: noun,
		type: 'object',
		required: ['id', ...(requiredFields[name] ?? [])],
		properties: {
			id: { $ref: '#/$defs/id' },
			order: { type: 'string', maxLength: maxLine },
			...propertiesOf(fields),
			deletedAt: false,
			deletedBy: false
		}
	};
}

function propertiesOf(fields: FieldTable): JsonObject {
	const properties = Object.entries(fields).map(([name, { label, schema }]) => [
		name,
		{ title: label, ...schema }
	]);
	return Object.fromEntries(properties);
}

/** A deleted record, checked as one of its collection; entries of unknown collections are carried. */
function trashed(): JsonObject {
	return {
		type: 'object',
		required: ['collection', 'record'],
		properties: {
			collection: { type: 'string' },
			deletedAt: { type: 'string', pattern: `^$|${instantPattern}` },
			deletedBy: { type: 'string', maxLength: maxLine }
		},
		allOf: collectionNames.map((name) => ({
			if: { properties: { collection: { const: name } }, required: ['collection'] },
			then: { properties: { record: { $ref: `#/$defs/${name}` } } }
		}))
	};
}
