import { orderKeyAt } from '$lib/files/order-key';
import type { Link } from '$lib/plan/link';
import type { LinkType } from '$lib/plan/link-type';
import { linkFields } from '$lib/plan/link-fields';
import { makeRecord } from '$lib/plan/record';
import { calendarDays, readLag } from './lag';
import type { OutlineRow } from './outline';
import { type MspdiLink, type MspdiProject, taskName } from './project';
import { type MspdiNote, whyLeftOut } from './report';
import { readStamp } from './stamp';

/** Link types by the codes of the format; a link without one is finish to start. */
export const linkTypeCodes: readonly LinkType[] = ['FF', 'FS', 'SF', 'SS'];

export interface ReadLinks {
	readonly links: readonly Link[];
	readonly leftOut: readonly MspdiNote[];
}

/**
 * The links of a project. `idOf` gives the record that a task became, by its UID. Links that lead out of the file,
 * nowhere, or back to where they begin are left out and listed.
 */
export function readLinks(
	project: MspdiProject,
	rows: readonly OutlineRow[],
	idOf: ReadonlyMap<string, string>,
	newId: () => string
): ReadLinks {
	const links: Link[] = [];
	const leftOut: MspdiNote[] = [];
	const rowOf = new Map(rows.map((row) => [row.task.uid, row]));
	for (const { task } of rows) {
		for (const link of task.links) {
			const why = whyNot(link, task.uid);
			if (why) {
				leftOut.push({ why, place: taskName(task), what: describe(link) });
				continue;
			}
			const lag = readLag(link.lag, link.lagFormat, project.units);
			links.push(
				makeRecord(linkFields, newId(), {
					order: orderKeyAt(links.length),
					from: idOf.get(link.from) ?? '',
					to: idOf.get(task.uid) ?? '',
					type: linkTypeCodes[Number(link.type || 1)] ?? 'FS',
					lag,
					lagDays: lag ? within(calendarDays(lag, project.units, daysOf(rowOf.get(link.from)))) : 0
				})
			);
		}
	}
	for (const link of project.summary?.links ?? [])
		leftOut.push({ why: whyLeftOut.wholeProject, place: '', what: describe(link) });
	return { links, leftOut };

	function whyNot(link: MspdiLink, uid: string): string | null {
		if (link.isCrossProject || link.from === '') return whyLeftOut.otherProject;
		if (link.from === uid) return whyLeftOut.self;
		if (project.summary?.uid === link.from) return whyLeftOut.wholeProject;
		return idOf.has(link.from) ? null : whyLeftOut.nowhere;
	}
}

const mostDays = 100_000;

function within(days: number): number {
	return Math.min(mostDays, Math.max(-mostDays, days));
}

/** Days that a task lasts, by its stated start and finish. */
function daysOf(row: OutlineRow | undefined): number {
	const start = readStamp(row?.task.values.Start ?? '');
	const finish = readStamp(row?.task.values.Finish ?? '');
	return start && finish ? Math.max(0, finish.day - start.day + (start.time < finish.time ? 1 : 0)) : 0;
}

function describe({ from, crossProjectName }: MspdiLink): string {
	return crossProjectName ? `From ${crossProjectName}` : `From the task with UID ${from || 'none'}`;
}
