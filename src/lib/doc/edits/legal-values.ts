import type { FieldTable, JsonObject } from '$lib/plan/field';

/**
 * Values that may be stored: a known field with a value that is not legal would read as empty, and what was
 * there would be lost. Throws RangeError that names the field; forms check before they get here.
 */
export function legalValues(fields: FieldTable, values: JsonObject): JsonObject {
	for (const [name, value] of Object.entries(values)) {
		const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (field && field.read(value) === undefined)
			throw new RangeError(`${field.label} must be ${field.expects}.`);
	}
	return values;
}
