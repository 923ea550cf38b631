import { onTestFinished } from 'vitest';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Plan } from '$lib/plan/plan';
import { Roadmap } from '$lib/state/roadmap.svelte';
import { StoredDocument } from '$lib/sync/stored-document';
import { usualPatience } from '$lib/sync/patience';

const noon = new Date(2028, 5, 30, 12, 0, 0);

/** An open roadmap on a device whose storage has not answered yet: everything works, in memory. */
export function memoryRoadmap(plan: Plan): Roadmap {
	const document = new RoadmapDocument('roadmap');
	document.fill(plan);
	const stored = new StoredDocument(document, usualPatience);
	const roadmap = new Roadmap({ document, stored, now: () => noon });
	onTestFinished(() => document.destroy());
	return roadmap;
}
