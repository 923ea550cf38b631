import { addDecision } from '$lib/doc/edits/add-decision';
import type { Day } from '$lib/plan/day';
import type { Finding } from '$lib/plan/finding';
import type { Initiative } from '$lib/plan/initiative';
import { linkMend } from '$lib/plan/link-candidates';
import { linkEnd } from '$lib/plan/link-end';
import type { Mend } from '$lib/plan/mend';
import type { FlowPair } from '$lib/plan/order-flow';
import { byId, type Plan } from '$lib/plan/plan';
import { tourOf } from './finding-tour.svelte';
import { newId } from './new-id';
import { setRecord, takeOver } from './plan-actions';
import type { Roadmap } from './roadmap.svelte';
import type { FocusPlace } from './screen-handle';
import type { ChosenCollection } from './selection.svelte';
import type { Session } from './session.svelte';

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

/** Does what a mend says, as one edit. */
export function applyMend(roadmap: Roadmap, mend: Mend): void {
	takeOver(roadmap, mend.changes, mend.undoLabel);
}

/** The mend that adds a link between two initiatives, which was missing. */
export function missingLink(from: Initiative, to: Initiative): Mend {
	return linkMend(from, to, newId());
}

/** Writes down why an approach suits the work that a finding is about. */
export function giveReason(roadmap: Roadmap, finding: Finding, reason: string): void {
	setRecord(roadmap, 'initiatives', finding.subject.id, { approachReason: reason });
}

/**
 * Chooses what a finding is about, brings it into sight and opens it. Of a link both ends are chosen, which
 * highlights the link. `backToFinding` leads back.
 */
export function showFinding(session: Session, finding: Finding): void {
	if (chooseFinding(session, finding, 'none')) session.selection.inspect();
}

/** Chooses and reveals; false where a finding has no place, as when both ends of a link are gone. */
function chooseFinding(session: Session, finding: Finding, focus: FocusPlace): boolean {
	const { roadmap, selection, screen } = session;
	const places = placesOf(roadmap.plan, finding);
	const lead = places.at(-1);
	if (!lead) return false;
	tourOf(session).shown = finding.key;
	selection.chooseAll(places);
	const [id, collection] = lead;
	const start = collection === 'phases' ? byId(roadmap.plan.phases).get(id)?.start : undefined;
	if (start != null) screen?.goTo(start);
	void screen?.reveal(id, focus);
	return true;
}

/** Shows a pair of work of which one shapes the other: its finding where it owes, else both with their link. */
export function showPair(session: Session, { key, source, target }: FlowPair): void {
	const { roadmap, selection } = session;
	const finding = roadmap.report.findings.find((one) => one.key === key);
	if (finding) return showFinding(session, finding);
	selection.chooseAll([source, target].map(({ id }) => [id, 'initiatives']));
	void session.screen?.reveal(target.id);
	selection.inspect();
}

/** Whether there is a place on the chart that a finding could be shown at. */
export function hasPlace(plan: Plan, finding: Finding): boolean {
	return placesOf(plan, finding).length > 0;
}

/** Leads from a place back to the card of the finding that it was shown for. */
export function backToFinding(session: Session): void {
	const tour = tourOf(session);
	if (tour.shown === null) return;
	if (session.isNarrow) session.selection.isInspectorOpen = false;
	if (!session.isFindingsShown) session.toggleFindings();
	tour.wanted = tour.shown;
}

/**
 * Shows the place of the next finding, or of the one before, and begins anew at the end of the list. `focus` is
 * where the keyboard's focus goes; it stays where it is unless given.
 */
export function nextFinding(session: Session, step: 1 | -1, focus: FocusPlace = 'none'): void {
	const { roadmap } = session;
	const findings = roadmap.report.findings.filter((finding) => hasPlace(roadmap.plan, finding));
	const { shown } = tourOf(session);
	const at = findings.findIndex((one) => one.key === shown);
	const from = at < 0 && step < 0 ? findings.length : at;
	const next = (from + step + findings.length) % Math.max(1, findings.length);
	const finding = findings[next];
	if (!finding) return roadmap.announce('There is no finding to show.');
	chooseFinding(session, finding, focus);
	const accepted = finding.accepted ? ` Accepted by ${finding.accepted.by}.` : '';
	roadmap.announce(
		`Finding ${next + 1} of ${findings.length}: ${finding.title}. ${finding.reason}${accepted}`
	);
}

/** The records that a finding is about, the one that leads last. */
function placesOf(
	plan: Plan,
	{ subject }: Finding
): readonly (readonly [id: string, collection: ChosenCollection])[] {
	const { id, collection } = subject;
	if (collection === 'initiatives' || collection === 'phases' || collection === 'milestones')
		return [[id, collection]];
	if (collection !== 'links') return [];
	const link = byId(plan.links).get(subject.id);
	return [link?.from, link?.to].flatMap((id) => {
		const end = id === undefined ? undefined : linkEnd(plan, id);
		return id !== undefined && end ? [[id, end.collection] as const] : [];
	});
}
