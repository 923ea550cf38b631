import { writeBehaviourCsv } from '$lib/files/behaviour-csv';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { countOf } from '$lib/plan/behaviour/share-words';
import { formatDay } from '$lib/plan/day';
import { fewestPeople } from '$lib/plan/team';
import { fileNameOf } from './file-name';
import { nothingLeft } from './leaving-plan';
import type { Roadmap } from './roadmap.svelte';

/** The cells of the open roadmap as CSV: name and text of the file, and what it leaves out, in a sentence. */
export function exportBehaviour({ plan, asOf, leavingRole }: Roadmap): {
	readonly name: string;
	readonly text: string;
	readonly note: string;
} {
	const report = behaviourReport(plan, asOf);
	const hidden = report.cells.filter(({ isHidden }) => isHidden).length;
	const told = `${countOf(report.cells.length, 'cell')} as of ${formatDay(asOf)}.`;
	return {
		name: fileNameOf(`${plan.roadmap.title} behaviour`, 'csv'),
		text: writeBehaviourCsv(report),
		note: [
			told,
			hidden > 0 &&
				`The figures of ${countOf(hidden, 'cell')} are left out, as the team has fewer than ${fewestPeople} people.`,
			nothingLeft(leavingRole)
		]
			.filter(Boolean)
			.join(' ')
	};
}
