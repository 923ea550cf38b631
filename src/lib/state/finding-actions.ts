import { addDecision } from '$lib/doc/edits/add-decision';
import type { Day } from '$lib/plan/day';
import type { Finding } from '$lib/plan/finding';
import { newId } from './new-id';
import { trashRecords } from './plan-actions';
import type { Roadmap } from './roadmap.svelte';

/** Accepts a finding as a decision with a name, a day and a reason; its debt stays visible as accepted. */
export function acceptFinding(
	roadmap: Roadmap,
	finding: Finding,
	by: string,
	date: Day,
	reason: string
): void {
	const title = `${finding.rule}: ${finding.title}`;
	roadmap.run(
		addDecision(roadmap.plan, {
			id: newId(),
			kind: 'override',
			title,
			finding: finding.key,
			by,
			date,
			reason
		})
	);
}

/** Ends the override of a finding: what was written stays, and a new decision withdraws it. */
export function withdrawOverride(roadmap: Roadmap, finding: Finding): void {
	if (finding.accepted === null) return;
	const title = finding.accepted.title || `${finding.rule}: ${finding.title}`;
	roadmap.run(
		addDecision(roadmap.plan, {
			id: newId(),
			kind: 'withdrawal',
			title,
			withdraws: finding.accepted.id,
			date: roadmap.today
		})
	);
}

/** Does the one mechanical thing that clears a finding. */
export function mendFinding(roadmap: Roadmap, finding: Finding): void {
	if (finding.mend !== null) trashRecords(roadmap, 'links', [finding.mend.link]);
}
