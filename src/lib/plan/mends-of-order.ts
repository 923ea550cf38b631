import type { Change } from './change';
import { addDays, type Day, formatDay, lastDay } from './day';
import type { Finding, FindingReport } from './finding';
import { currentSpan, type Initiative, isFinished } from './initiative';
import { isWantedIn, wantedOf } from './link-candidates';
import type { Link } from './link';
import { linkReach } from './link-reach';
import { type Mend, setChange } from './mend';
import { removeLink } from './mends-of-links';
import type { Milestone } from './milestone';
import { finishOf } from './order-debt';
import { hasBegun } from './order-findings';
import { byId, type Plan } from './plan';
import { isCancelled, shapingPairs } from './shaping';
import { shortName } from './words';

/**
 * SEQ-3: the target starts the day after the last of what shapes it is finished, alone or with everything
 * linked behind it; or its link is marked as plain; or, where the two cannot have to do with each other, it goes.
 */
export function mendEarlyStart(plan: Plan, report: FindingReport, finding: Finding): readonly Mend[] {
	const { target, source, links } = partsOf(plan, finding);
	if (!target || !source) return [];
	const spans = { target: currentSpan(target), source: currentSpan(source) };
	const isOver = spans.target !== null && spans.source !== null && spans.source.start > spans.target.end;
	return [
		...moves(plan, report, target),
		...setPlain(plan, links, true),
		...(isOver
			? links.map((link) =>
					removeLink(plan, link, `${shortName(source)} starts after ${shortName(target)} is over.`)
				)
			: [])
	];
}

/** SEQ-1, SEQ-2, SEQ-5: a link that is there, and would do if it were not marked as plain. */
export function countAsShaping(plan: Plan, report: FindingReport, finding: Finding): readonly Mend[] {
	const wants = wantedOf(finding);
	if (!wants) return [];
	const own = wants.choose === 'from' ? 'to' : 'from';
	const isWanted = isWantedIn(plan, report, wants);
	const initiatives = byId(plan.initiatives);
	return plan.links
		.filter((link) => {
			const other = initiatives.get(link[wants.choose]);
			return (
				link.plain &&
				link[own] === finding.subject.id &&
				!report.ignoredLinks.has(link.id) &&
				other &&
				isWanted(other)
			);
		})
		.flatMap((link) => setPlain(plan, [link], false));
}

function partsOf(plan: Plan, { subject, others }: Finding) {
	const initiatives = byId(plan.initiatives);
	const ids = (collection: 'initiatives' | 'links') =>
		others.filter((other) => other.collection === collection).map((other) => other.id);
	return {
		target: initiatives.get(subject.id),
		source: ids('initiatives').flatMap((id) => initiatives.get(id) ?? [])[0],
		links: ids('links').flatMap((id) => byId(plan.links).get(id) ?? [])
	};
}

function moves(plan: Plan, report: FindingReport, target: Initiative): readonly Mend[] {
	const span = currentSpan(target);
	if (span === null || isFixed(target)) return [];
	const last = lastShaping(plan, report, target);
	if (!last) return [];
	const start = addDays(last.finish, 1);
	const days = start - span.start;
	const name = shortName(target);
	const note = last.isGrowing
		? `${shortName(last.source)} is not finished: the debt comes back with each day that passes.`
		: '';
	const alone: Mend = {
		kind: 'move',
		label: `Move ${name} to start on ${formatDay(start)} (+${days} days)`,
		undoLabel: `move ${name} +${days} days`,
		note,
		changes: shiftInitiative(target, days)
	};
	const behind = workBehind(plan, report, target);
	const count = behind.initiatives.length + behind.milestones.length;
	const withAll: Mend = {
		...alone,
		label: `Move ${name} and the ${count} linked behind it (+${days} days)`,
		undoLabel: `move ${name} and ${count} behind it +${days} days`,
		note: [note, behind.isHeld ? 'What has begun or is over stays, with what lies behind it.' : '']
			.filter(Boolean)
			.join(' '),
		changes: [
			...alone.changes,
			...behind.initiatives.flatMap((one) => shiftInitiative(one, days)),
			...behind.milestones.flatMap((one) => shiftMilestone(one, days))
		]
	};
	return [alone, ...(count > 0 ? [withAll] : [])].filter(staysInCalendar);
}

/** The live work that shapes a target and finishes last, as far as its dates are known. */
function lastShaping(plan: Plan, { asOf, ignoredLinks }: FindingReport, target: Initiative) {
	let last: { readonly source: Initiative; readonly finish: Day; readonly isGrowing: boolean } | null = null;
	for (const pair of shapingPairs(plan, ignoredLinks)) {
		const span = pair.target === target ? currentSpan(pair.source) : null;
		if (span === null) continue;
		const finish = finishOf(pair.source, span, asOf);
		if (last && finish <= last.finish) continue;
		last = { source: pair.source, finish, isGrowing: !isFinished(pair.source) && span.end < asOf };
	}
	return last;
}

/** What is linked behind an initiative and can still move; the walk goes no further where something cannot. */
function workBehind(plan: Plan, { ignoredLinks }: FindingReport, target: Initiative) {
	const { initiatives, milestones } = plan;
	let isHeld = false;
	const mayMove = (node: number): boolean => {
		const initiative = initiatives[node];
		const milestone = initiative ? undefined : milestones[node - initiatives.length];
		const isHeldHere = initiative ? isFixed(initiative) : (milestone?.done ?? false);
		isHeld ||= isHeldHere && !(initiative && isCancelled(initiative));
		return !isHeldHere;
	};
	const reached = linkReach(plan, ignoredLinks, initiatives.indexOf(target), 'after', mayMove);
	return {
		initiatives: initiatives.filter((one, at) => reached.has(at) && (one.start ?? one.end) !== null),
		milestones: milestones.filter((one, at) => reached.has(at + initiatives.length) && one.day !== null),
		isHeld
	};
}

/** Whether work cannot start later any more. */
function isFixed(initiative: Initiative): boolean {
	return hasBegun(initiative) || isFinished(initiative) || isCancelled(initiative);
}

function shiftInitiative(one: Initiative, days: number): readonly Change[] {
	return (['start', 'end'] as const).flatMap((field) => {
		const before = one[field];
		return before === null ? [] : [setChange('initiatives', one, field, before + days)];
	});
}

function shiftMilestone(one: Milestone, days: number): readonly Change[] {
	return one.day === null ? [] : [setChange('milestones', one, 'day', one.day + days)];
}

function staysInCalendar({ changes }: Mend): boolean {
	return changes.every((change) => change.kind !== 'set' || Number(change.after) <= lastDay);
}

function setPlain(plan: Plan, links: readonly Link[], plain: boolean): readonly Mend[] {
	const [first] = links;
	if (!first) return [];
	const [from, to] = [first.from, first.to].map((id) => {
		const end = byId(plan.initiatives).get(id);
		return end ? shortName(end) : 'nothing';
	});
	return [
		{
			kind: 'set-plain',
			label: plain
				? `Mark the link from ${from} to ${to} as plain`
				: `Count the link from ${from} to ${to} as shaping`,
			undoLabel: `${plain ? 'mark' : 'unmark'} the link ${from} to ${to} as plain`,
			note: plain ? `For when ${from} does not shape ${to}. The link itself stays.` : '',
			changes: links.map((link) => setChange('links', link, 'plain', plain))
		}
	];
}
