import { collectionNames } from '$lib/plan/collections';
import type { Plan } from '$lib/plan/plan';
import { linkEnd } from '$lib/plan/link-end';
import { listNames } from '$lib/plan/words';
import { longestField } from './text-fields';
import { mostBaselines } from './write-baselines';
import { fieldsWithoutRoom } from './write-mspdi';

/** Kinds of record that are written, or counted by themselves. */
const written = new Set<string>([
	'phases',
	'initiatives',
	'groups',
	'milestones',
	'links',
	'baselines',
	'decisions',
	'comments',
	'activity'
]);

/** What of a roadmap a written project file does not hold, as parts of a sentence: "3 decisions". */
export function lostInMspdi(plan: Plan): readonly string[] {
	const without = fieldsWithoutRoom(plan);
	const isLinked = (id: string) => linkEnd(plan, id) !== undefined;
	const counts: readonly (readonly [number, string, string])[] = [
		[plan.decisions.length, 'decision', ''],
		[
			collectionNames.filter((name) => !written.has(name)).reduce((sum, name) => sum + plan[name].length, 0),
			'record',
			' of other kinds, such as teams, metrics and risks'
		],
		[plan.initiatives.filter((one) => one.trial).length, 'trial', ''],
		[plan.links.filter((one) => !isLinked(one.from) || !isLinked(one.to)).length, 'link', ' leading nowhere'],
		[plan.links.filter((one) => one.plain).length, 'mark', ' of links that shape nothing'],
		[Math.max(0, plan.baselines.length - mostBaselines), 'baseline', ' beyond eleven'],
		[longTexts(plan), 'text', ` after ${longestField} characters`],
		[without.length, 'field', ` for which MS Project has no room (${listNames(without)})`],
		[plan.comments.length, 'comment', ''],
		[plan.activity.length, 'activity record', ''],
		[plan.trash.length, 'deleted record', '']
	];
	return [
		...(plan.baselines.length > 0 ? ['the names, days and reasons of baselines'] : []),
		...(plan.roadmap.mission || plan.roadmap.vision ? ['the mission and the vision'] : []),
		...counts.filter(([count]) => count > 0).map(([count, noun, rest]) => `${countOf(count, noun)}${rest}`)
	];
}

function longTexts({ initiatives, phases }: Plan): number {
	const texts = [
		...initiatives.flatMap((one) => [
			one.need,
			one.effect,
			one.improves,
			one.healthNote,
			one.approachReason,
			...Object.values(one.custom)
		]),
		...phases.map((one) => one.gate)
	];
	return texts.filter((text) => text.length > longestField).length;
}

function countOf(count: number, noun: string): string {
	return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : `${noun}s`}`;
}
