import { lostInMspdi } from '$lib/files/mspdi/lost-in-mspdi';
import { writeMspdi } from '$lib/files/mspdi/write-mspdi';
import { listNames } from '$lib/plan/words';
import { fileNameOf } from './file-name';
import { nothingLeft } from './leaving-plan';
import type { Roadmap } from './roadmap.svelte';

/** The open roadmap as MS Project XML: name and text of the file, and what it cannot hold, in a sentence. */
export function exportMspdi({ plan, report, leavingRole }: Roadmap): {
	readonly name: string;
	readonly text: string;
	readonly note: string;
} {
	const text = writeMspdi(plan, (id) =>
		(report.byInitiative.get(id) ?? []).map(({ rule, title }) => `${rule} ${title}.`).join(' ')
	);
	const lost = lostInMspdi(plan);
	const kept = 'Lanes, findings and other fields that MS Project has no place for are in its text fields.';
	const told = lost.length > 0 ? `${kept} The file does not hold ${listNames(lost, lost.length)}.` : kept;
	return {
		name: fileNameOf(plan.roadmap.title, 'xml'),
		text,
		note: `${told} ${nothingLeft(leavingRole)}`.trimEnd()
	};
}
