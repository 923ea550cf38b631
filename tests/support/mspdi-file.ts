import { guessMspdiChoices, laneColumns, type MspdiChoices } from '$lib/files/mspdi/choices';
import { readOutline } from '$lib/files/mspdi/outline';
import { type MspdiPlan, planFromMspdi, titleOfProject } from '$lib/files/mspdi/plan-from-mspdi';
import { readProject } from '$lib/files/mspdi/read-project';
import { escapeXml } from '$lib/files/mspdi/xml-text';
import type { Plan } from '$lib/plan/plan';

/** A task of a small project file: its name, its level, and further elements as XML or by name. */
export interface GivenTask {
	readonly uid: number;
	readonly name?: string;
	readonly level?: number;
	readonly values?: Readonly<Record<string, string>>;
	/** Elements with elements inside, as XML. */
	readonly xml?: string;
}

/** A small project file of these tasks. `before` and `after` are XML around the list of tasks. */
export function mspdiText(tasks: readonly GivenTask[], before = '', after = ''): string {
	const list = tasks.map(({ uid, name = `Task ${uid}`, level = 1, values = {}, xml = '' }) => {
		const elements = Object.entries({
			UID: String(uid),
			ID: String(uid),
			Name: name,
			OutlineLevel: String(level),
			...values
		});
		return `<Task>${elements.map(([key, text]) => `<${key}>${escapeXml(text)}</${key}>`).join('')}${xml}</Task>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="http://schemas.microsoft.com/project">${before}\n<Tasks>\n${list.join('\n')}\n</Tasks>${after}</Project>`;
}

/** Elements of a task that goes from a day to another, at the usual times of day. */
export function span(start: string, finish: string): Readonly<Record<string, string>> {
	return { Start: `${start}T08:00:00`, Finish: `${finish}T17:00:00` };
}

/** XML of a link from another task. Type 1 is finish to start; lag in tenths of a minute. */
export function linkXml(from: number, type = 1, lag = 0, format = 7): string {
	return `<PredecessorLink><PredecessorUID>${from}</PredecessorUID><Type>${type}</Type><LinkLag>${lag}</LinkLag><LagFormat>${format}</LagFormat></PredecessorLink>`;
}

/** A project file as a roadmap, by the guess or with other choices. Ids count up from i0. */
export function importMspdi(file: string | Uint8Array, choices: Partial<MspdiChoices> = {}): MspdiPlan {
	const read = readProject(typeof file === 'string' ? new TextEncoder().encode(file) : file);
	if (!read.ok) throw new Error(JSON.stringify(read.problem));
	const rows = readOutline(read.project);
	const guess = guessMspdiChoices(rows, laneColumns(read.project, rows), titleOfProject(read.project, ''));
	let count = 0;
	return planFromMspdi(read.project, { ...guess, ...choices }, () => `i${count++}`);
}

/**
 * What a plan says, so that two imports can be compared: every record called by its place in its list, or by its
 * title where an outline may bring the lists into another order.
 */
export function factsOf(plan: Plan, by: 'place' | 'title' = 'place') {
	const lists = ['initiatives', 'milestones', 'phases', 'groups'] as const;
	const nameOf = new Map(
		lists.flatMap((list) =>
			plan[list].map(({ id, title }, at) => [id, `${list} ${by === 'place' ? at : title}`] as const)
		)
	);
	const named = (id: string | null) => (id === null ? null : (nameOf.get(id) ?? null));
	const facts = {
		title: plan.roadmap.title,
		initiatives: plan.initiatives.map((one) => ({
			code: one.code,
			title: one.title,
			lane: one.lane,
			phase: named(one.phase),
			group: named(one.group),
			days: [one.start, one.end, one.actualStart, one.actualEnd],
			progress: one.progress,
			status: one.status,
			health: one.health,
			owner: one.owner,
			effortDays: one.effortDays,
			notes: one.notes
		})),
		milestones: plan.milestones.map((one) => ({
			title: one.title,
			kind: one.kind,
			day: one.day,
			lane: one.lane,
			phase: named(one.phase),
			group: named(one.group),
			statement: one.statement,
			done: one.done,
			owner: one.owner
		})),
		phases: plan.phases.map((one) => ({ title: one.title, gate: one.gate, days: [one.start, one.end] })),
		groups: plan.groups.map((one) => ({
			title: one.title,
			phase: named(one.phase),
			group: named(one.group),
			days: [one.start, one.end],
			notes: one.notes
		})),
		links: plan.links
			.map(({ from, to, type, lagDays, lag }) => ({ from: named(from), to: named(to), type, lagDays, lag }))
			.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
		baseline: plan.baselines.slice(0, 1).map((one) => ({
			name: one.name,
			dates: Object.entries<readonly number[]>(one.dates)
				.map(([id, days]) => [named(id), ...days])
				.sort()
		}))
	};
	if (by === 'place') return facts;
	const sorted = <T extends { readonly title: string }>(list: readonly T[]) =>
		list.toSorted((a, b) => a.title.localeCompare(b.title));
	return {
		...facts,
		initiatives: sorted(facts.initiatives),
		milestones: sorted(facts.milestones),
		phases: sorted(facts.phases),
		groups: sorted(facts.groups)
	};
}
