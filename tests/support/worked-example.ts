import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRoadmapFile } from '$lib/files/roadmap-file';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';

/** The day that the worked example is read as of. */
export const exampleDay = day('2028-06-30');

/** The whole worked example, as the app opens it. Throws when its file is not legal. */
export function workedExample(): Plan {
	const path = join(import.meta.dirname, '../../static/examples/brindlemoor.json');
	const read = readRoadmapFile(readFileSync(path, 'utf8'));
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return read.plan;
}
