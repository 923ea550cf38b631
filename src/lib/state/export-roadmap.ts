import { writeRoadmapFile } from '$lib/files/roadmap-file';
import type { Roadmap } from './roadmap.svelte';
import { fileNameOf } from './file-name';

/** The open roadmap as its file: name and text, ready to be saved. */
export function exportRoadmap(roadmap: Roadmap): { readonly name: string; readonly text: string } {
	return {
		name: fileNameOf(roadmap.plan.roadmap.title, 'json'),
		text: writeRoadmapFile(roadmap.id, roadmap.plan)
	};
}
