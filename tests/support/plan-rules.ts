import { readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import { collectionNames } from '$lib/plan/collections';
import { day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import type { Plan } from '$lib/plan/plan';

/** What holds of every plan, whatever edits met in it; each sentence names what does not. */
export function brokenRules(plan: Plan): string[] {
	return [...doubleIds(plan), ...wrongDates(plan), ...outOfOrder(plan), ...unreadable(plan)];
}

function doubleIds(plan: Plan): string[] {
	const inTrash = new Set(plan.trash.map(({ collection, record }) => `${collection}/${record.id}`));
	return collectionNames.flatMap((name) => {
		const ids = plan[name].map(({ id }) => id);
		const problems = new Set(ids).size === ids.length ? [] : [`Two records of ${name} have one id.`];
		const both = ids.some((id) => inTrash.has(`${name}/${id}`));
		return both ? [...problems, `A record of ${name} is in the plan and in the trash.`] : problems;
	});
}

function wrongDates(plan: Plan): string[] {
	const isFine = (value: unknown) => value === null || Number.isInteger(value);
	const all = plan.initiatives.flatMap(({ start, end, actualStart, actualEnd }) => [
		start,
		end,
		actualStart,
		actualEnd
	]);
	return all.every(isFine) ? [] : ['A date is neither a day nor open.'];
}

function outOfOrder({ initiatives }: Plan): string[] {
	const isSorted = initiatives.every((one, at) => {
		const next = initiatives[at + 1];
		return !next || one.order < next.order || (one.order === next.order && one.id < next.id);
	});
	return isSorted ? [] : ['Initiatives do not stand in the order of their keys.'];
}

/** A merged plan is always worked out and written; its file reads as the same plan. */
function unreadable(plan: Plan): string[] {
	findFindings(plan, day('2028-06-30'));
	const read = readRoadmapFile(writeRoadmapFile('roadmap', plan));
	if (!read.ok) return [`Its file cannot be read: ${read.problems[0]?.what}`];
	return [];
}
