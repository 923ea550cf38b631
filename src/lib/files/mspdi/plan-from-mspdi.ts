import { orderKeyAt } from '$lib/files/order-key';
import { reachOf, wholeYears } from '$lib/files/reach';
import { type AgreedDates, type Baseline, baselineFields } from '$lib/plan/baseline';
import type { Day } from '$lib/plan/day';
import { type Group, groupFields } from '$lib/plan/group';
import type { Initiative } from '$lib/plan/initiative';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { type Milestone, milestoneFields } from '$lib/plan/milestone';
import { type Phase, phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { fieldOf, laneColumns, type MspdiChoices, ownFields } from './choices';
import { listKept, listLeftOut } from './list-left-out';
import { type OutlineRow, readOutline } from './outline';
import { type MspdiProject, taskName } from './project';
import { readLinks } from './read-links';
import { mspdiFormat, RecordReader } from './read-records';
import { type MspdiNote, type MspdiReport, whyLeftOut } from './report';
import { readStamp } from './stamp';

export interface MspdiPlan {
	readonly plan: Plan;
	readonly report: MspdiReport;
}

/** What a row of a project file becomes. */
type Kind = 'initiatives' | 'milestones' | 'phases' | 'groups';

/**
 * The roadmap that a project becomes by the given choices, and a report of what did not go in as it stood. `newId`
 * is called once for each record. Rules: `docs/rules/mspdi.md`.
 */
export function planFromMspdi(project: MspdiProject, choices: MspdiChoices, newId: () => string): MspdiPlan {
	const rows = readOutline(project);
	const reader = new RecordReader(project, choices, laneColumns(project, rows));
	const idOf = new Map<string, string>();
	const twice: MspdiNote[] = [];
	const made = new Map<OutlineRow, { readonly kind: Kind; readonly id: string }>();
	for (const row of rows) {
		const id = newId();
		made.set(row, { kind: kindOf(row, choices), id });
		if (!idOf.has(row.task.uid)) idOf.set(row.task.uid, id);
		else twice.push({ why: whyLeftOut.twice, place: taskName(row.task), what: `UID ${row.task.uid}` });
	}
	const lists = makeRecords();
	const { links, leftOut } = readLinks(project, rows, idOf, newId);
	const baseline = makeBaseline();
	const reach = reachOf([
		...lists.initiatives,
		...lists.phases,
		...lists.milestones.map(({ day }) => ({ start: day, end: day }))
	]);
	const info = {
		title: choices.title,
		organisation: project.header.Company ?? '',
		...wholeYears(reach),
		more: { source: projectSource(project) }
	};
	const plan: Plan = {
		...emptyPlan(info),
		...lists,
		links,
		baselines: baseline.record ? [baseline.record] : []
	};
	return {
		plan,
		report: {
			counts: {
				initiatives: plan.initiatives.length,
				milestones: plan.milestones.length,
				phases: plan.phases.length,
				groups: plan.groups.length,
				links: plan.links.length,
				undated: plan.initiatives.filter((one) => one.start === null || one.end === null).length,
				baselined: Object.keys(baseline.record?.dates ?? {}).length
			},
			leftOut: [...leftOut, ...twice, ...reader.leftOut, ...baseline.leftOut, ...listLeftOut(project)],
			kept: listKept(plan),
			dates: reader.dates
		}
	};

	function makeRecords() {
		const initiatives: Initiative[] = [];
		const milestones: Milestone[] = [];
		const phases: Phase[] = [];
		const groups: Group[] = [];
		// One blank each to copy: making each from its fields takes most of the time of a large file.
		const blank = {
			initiative: makeRecord(initiativeFields, ''),
			milestone: makeRecord(milestoneFields, ''),
			phase: makeRecord(phaseFields, ''),
			group: makeRecord(groupFields, '')
		};
		const reaches = reachBelow(rows);
		for (const [row, { kind, id }] of made) {
			const within = { phase: above(row, 'phases'), group: above(row, 'groups') };
			const at = (list: readonly unknown[]) => ({ id, order: orderKeyAt(list.length) });
			if (kind === 'initiatives')
				initiatives.push({ ...blank.initiative, ...reader.initiative(row), ...within, ...at(initiatives) });
			else if (kind === 'milestones')
				milestones.push({ ...blank.milestone, ...reader.milestone(row), ...within, ...at(milestones) });
			else if (kind === 'phases') phases.push({ ...blank.phase, ...reader.phase(row), ...at(phases) });
			else {
				const reach = reaches.get(row) ?? { start: null, end: null };
				groups.push({ ...blank.group, ...reader.group(row, reach), ...within, ...at(groups) });
			}
		}
		return { initiatives, milestones, phases, groups };
	}

	/** The nearest record of a kind that a row stands under. */
	function above(row: OutlineRow, kind: Kind): string | null {
		for (let one = row.parent; one; one = one.parent) {
			const record = made.get(one);
			if (record?.kind === kind) return record.id;
		}
		return null;
	}

	/** The first baseline that any task has, with the dates of the initiatives in it. */
	function makeBaseline(): { readonly record: Baseline | null; readonly leftOut: readonly MspdiNote[] } {
		const numbers = rows.flatMap(({ task }) =>
			task.baselines.filter((one) => one.start || one.finish).map((one) => one.number)
		);
		if (numbers.length === 0) return { record: null, leftOut: [] };
		const number = numbers.reduce((least, one) => Math.min(least, one));
		const dates: Record<string, AgreedDates[string]> = {};
		const halves: MspdiNote[] = [];
		for (const [row, { kind, id }] of made) {
			const stated = row.task.baselines.find((one) => one.number === number);
			if (kind !== 'initiatives' || !stated || !(stated.start || stated.finish)) continue;
			const [start, finish] = [readStamp(stated.start), readStamp(stated.finish)];
			if (start && finish) dates[id] = [start.day, finish.day];
			else
				halves.push({
					why: whyLeftOut.baseline,
					place: taskName(row.task),
					what: `${stated.start} to ${stated.finish}`
				});
		}
		const name = baselineName(number);
		return { record: makeRecord(baselineFields, newId(), { name, dates }), leftOut: halves };
	}
}

/** What MS Project calls a baseline. */
export function baselineName(number: number): string {
	return number === 0 ? 'Baseline' : `Baseline ${number}`;
}

function kindOf(row: OutlineRow, { phases }: MspdiChoices): Kind {
	const mark = fieldOf(row, ownFields.kind);
	if (phases.by === 'marks' && mark === 'Phase') return 'phases';
	if (row.isSummary) return phases.by === 'level' && row.depth === phases.level ? 'phases' : 'groups';
	if (mark === 'Group' || mark === 'Phase') return 'groups';
	return row.task.values.Milestone === '1' || mark === 'Gate' ? 'milestones' : 'initiatives';
}

interface Reach {
	readonly start: Day | null;
	readonly end: Day | null;
}

/** The first and last stated day of the leaf tasks under each summary task. */
function reachBelow(rows: readonly OutlineRow[]): ReadonlyMap<OutlineRow, Reach> {
	const reaches = new Map<OutlineRow, Reach>();
	for (const row of rows) {
		if (row.isSummary) continue;
		const start = readStamp(row.task.values.Start ?? '')?.day ?? null;
		const end = readStamp(row.task.values.Finish ?? '')?.day ?? null;
		for (let above = row.parent; above; above = above.parent) {
			const { start: first = null, end: last = null } = reaches.get(above) ?? {};
			reaches.set(above, {
				start: first === null || (start !== null && start < first) ? start : first,
				end: last === null || (end !== null && end > last) ? end : last
			});
		}
	}
	return reaches;
}

/** What a project states of itself and a roadmap has no field for. */
function projectSource({ header, units, summary, calendars }: MspdiProject) {
	const calendar = calendars.get(header.CalendarUID ?? '');
	return {
		format: mspdiFormat,
		key: '0',
		header: Object.fromEntries(Object.entries(header).filter(([, value]) => value !== '')),
		units: { ...units },
		...(calendar ? { calendar } : {}),
		...(summary ? { name: summary.name } : {}),
		...(summary?.notes ? { notes: summary.notes } : {})
	};
}

/** The title of a project: the name of its own task, else what it states, else the given one. */
export function titleOfProject({ header, summary }: MspdiProject, fallback: string): string {
	return (summary?.name || header.Title || fallback).slice(0, 1_000);
}
