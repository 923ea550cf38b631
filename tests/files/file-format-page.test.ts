import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRoadmapFile } from '$lib/files/roadmap-file';
import { collectionNames, collections } from '$lib/plan/collections';
import { roadmapFields } from '$lib/plan/roadmap-info';

const page = readFileSync('docs/file-format.md', 'utf8');

describe('The page on the file format', () => {
	it('shows an example that is read without a note', () => {
		const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';
		expect(readRoadmapFile(example)).toMatchObject({ ok: true, notes: [] });
	});

	it.each(['roadmap', ...collectionNames] as const)('names the list %s and all its fields', (name) => {
		const fields = name === 'roadmap' ? roadmapFields : collections[name].fields;
		const section = page.split(/^### /m).find((part) => part.startsWith(`${name}\n`));
		expect(page).toContain(Object.keys(fields).length > 0 ? `### ${name}\n` : `\`${name}\``);
		for (const field of Object.keys(fields)) expect(section).toContain(`\`${field}\``);
	});
});
