import { writeRoadmapFile } from '$lib/files/roadmap-file';
import { fileNameOf } from './file-name';
import { type LeavingChoice, leavingPlan } from './leaving-plan';
import type { Roadmap } from './roadmap.svelte';

/**
 * The open roadmap as its file: name and text, ready to be saved, and what was left out since others share it, in a
 * sentence; null where nothing was.
 */
export function exportRoadmap(
	{ id, document, leavingRole }: Roadmap,
	choice: LeavingChoice = {}
): { readonly name: string; readonly text: string; readonly note: string | null } {
	const { plan, note } = leavingPlan(document.plan, leavingRole, choice);
	return { name: fileNameOf(plan.roadmap.title, 'json'), text: writeRoadmapFile(id, plan), note };
}
