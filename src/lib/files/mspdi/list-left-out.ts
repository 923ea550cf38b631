import type { Plan } from '$lib/plan/plan';
import type { MspdiProject } from './project';
import { whyNotKept } from './kept-values';
import { type MspdiNote, whyLeftOut } from './report';

/** What of a project has no place in a roadmap: by element, with the number of tasks that state it. */
export function listLeftOut(project: MspdiProject): readonly MspdiNote[] {
	const counts = new Map<string, number>();
	const why = new Map<string, string>();
	for (const { values } of project.tasks) {
		for (const [name, value] of Object.entries(values)) {
			const reason = whyNotKept(name, value);
			if (reason === null) continue;
			why.set(name, reason);
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	const elements = [...why].map(([name, reason]) => ({
		why: reason,
		place: inWords(name),
		what: countOf(counts.get(name) ?? 0, 'task')
	}));
	const blank = project.blankRows.map((row) => ({ why: whyLeftOut.blank, place: `Row ${row}`, what: '' }));
	const lists: readonly (readonly [string, string, number])[] = [
		[whyLeftOut.timephased, 'entry', project.counts.timephased],
		[whyLeftOut.resources, 'resource', project.resources.size],
		[whyLeftOut.assignments, 'assignment', project.counts.assignments],
		[whyLeftOut.calendars, 'calendar', project.calendars.size]
	];
	return [
		...blank,
		...elements,
		...lists
			.filter(([, , count]) => count > 0)
			.map(([reason, noun, count]) => ({ why: reason, place: '', what: countOf(count, noun) }))
	];
}

/** What is kept with records and exported again although nothing shows it: how many records state each. */
export function listKept(plan: Plan): readonly MspdiNote[] {
	const counts = new Map<string, number>();
	const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
	for (const name of ['initiatives', 'milestones', 'phases', 'groups'] as const) {
		for (const { source } of plan[name]) {
			if (!source) continue;
			if (typeof source.task === 'object') Object.keys(source.task ?? {}).forEach(add);
			for (const field of ['fields', 'notes', 'percent']) if (source[field] !== undefined) add(field);
			if (Array.isArray(source.resources) && name !== 'initiatives') add('resources');
			if (Array.isArray(source.baselines) && source.baselines.length > 1) add('baselines');
		}
	}
	const why = 'Kept for the next export, though nothing shows it';
	return [...counts].map(([name, count]) => ({
		why,
		place: keptNames[name] ?? inWords(name),
		what: countOf(count, 'row')
	}));
}

const keptNames: Readonly<Record<string, string>> = {
	fields: 'Own fields of summary tasks and milestones',
	notes: 'Notes of phases',
	percent: 'Per cent complete of summary tasks and milestones',
	resources: 'Resources of summary tasks and milestones',
	baselines: 'Later baselines'
};

/** The name of an element in words: "Fixed cost accrual" for FixedCostAccrual. */
function inWords(element: string): string {
	const words = element.replace(/([a-z])(?=[A-Z])/g, '$1 ');
	return words.charAt(0) + words.slice(1).replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}

function countOf(count: number, noun: string): string {
	const nouns = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
	return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : nouns}`;
}
