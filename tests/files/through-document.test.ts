import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import type { Plan } from '$lib/plan/plan';
import { anyFilePlan } from '../support/any-file-plan';

/** A plan as a document gives it back that was filled with it. */
function throughDocument(plan: Plan): Plan {
	const document = new RoadmapDocument('r1');
	document.fill(plan);
	const back = document.plan;
	document.destroy();
	return back;
}

function read(text: string): Plan {
	const result = readRoadmapFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.plan;
}

describe('A roadmap file that is imported and exported again', () => {
	it('is the same byte for byte: the worked example', () => {
		const text = readFileSync('static/examples/brindlemoor.json', 'utf8');
		expect(writeRoadmapFile('brindlemoor-supply', throughDocument(read(text)))).toBe(text);
	});

	it('is the same byte for byte, and has every value: any plan', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyFilePlan, (plan) => {
				const text = writeRoadmapFile('r1', throughDocument(plan));
				const back = read(text);
				const { trash, ...lists } = back;
				const { trash: trashBefore, ...listsBefore } = plan;
				expect(lists).toEqual(listsBefore);
				expect(new Set(trash)).toEqual(new Set(trashBefore));
				expect(writeRoadmapFile('r1', throughDocument(back))).toBe(text);
			}),
			{ numRuns: 50 }
		);
	});
});
