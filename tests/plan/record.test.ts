import { expect, test } from 'vitest';
import type { JsonObject } from '$lib/plan/field';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { readRecord, storedRecord } from '$lib/plan/record';

test('a stored field called "__proto__" is a field like any other, not what the record descends from', () => {
	const stored = JSON.parse('{"title":"A","__proto__":{"inherited":1}}') as JsonObject;
	const record = readRecord(initiativeFields, 'a', stored);
	expect(Object.getPrototypeOf(record.more)).toBe(Object.prototype);
	expect(JSON.stringify(record.more)).toBe('{"__proto__":{"inherited":1}}');
	expect(JSON.stringify(storedRecord(initiativeFields, record))).toContain('"__proto__":{"inherited":1}');
});
