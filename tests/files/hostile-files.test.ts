import { describe, expect, it } from 'vitest';
import { readRoadmapBytes } from '$lib/files/roadmap-file';
import { hostileFiles, soundFile } from '../support/hostile-files';

describe('A file that is no sound roadmap', { timeout: 60_000 }, () => {
	it('differs from a sound one, which is read', () => {
		expect(readRoadmapBytes(encode(soundFile()))).toMatchObject({ ok: true, id: 'r1', notes: [] });
		expect(hostileFiles.length).toBeGreaterThanOrEqual(40);
	});

	it.each(hostileFiles)('is refused whole, with the place: $name', ({ bytes, expect: expected }) => {
		const read = readRoadmapBytes(bytes());
		if (read.ok) throw new Error('It was read.');
		expect(Object.keys(read)).toEqual(['ok', 'problems']);
		expect(read.problems.map(({ where, what }) => `${where}: ${what}`).join('\n')).toMatch(expected);
		expect(read.problems.length).toBeLessThanOrEqual(21);
		for (const { where, what, next } of read.problems) {
			expect(what).toMatch(/\.$/);
			expect(next).toMatch(/\.$/);
			expect(where.length + what.length + next.length).toBeLessThan(500);
		}
		expect(Object.keys(Object.prototype)).toEqual([]);
		expect(({} as { ok?: unknown }).ok).toBeUndefined();
	});
});

function encode(file: unknown): Uint8Array {
	return new TextEncoder().encode(JSON.stringify(file));
}
