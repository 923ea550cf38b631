import { issueNames } from '$lib/plan/behaviour/force';
import type { BoardForce } from '$lib/plan/behaviour/force-board';
import { addDays, type Day, formatDay } from '$lib/plan/day';
import { nameOf } from '$lib/plan/initiative';
import { byId, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { listNames, shorten } from '$lib/plan/words';
import type { FormOption } from '$lib/ui/kit/form/form-layout';

type Named = RecordBase & { readonly name: string };

/** How a list or a form calls a record with a name. */
export function nameIn({ name }: { readonly name: string }): string {
	return name.trim() || 'Untitled';
}

/** Records as a form offers them. */
export function optionsOf(list: readonly Named[]): readonly FormOption[] {
	return list.map((one) => ({ value: one.id, label: nameIn(one) }));
}

/** Initiatives as a form offers them, those that are chosen already first. */
export function initiativeOptions(plan: Plan, chosen: readonly string[]): readonly FormOption[] {
	const first = new Set(chosen);
	const all = plan.initiatives.map((one) => ({ value: one.id, label: nameOf(one) }));
	return [...all.filter(({ value }) => first.has(value)), ...all.filter(({ value }) => !first.has(value))];
}

/** "31 %", without decimals that say nothing. */
export function percentWords(share: number): string {
	return `${Math.round(share * 1000) / 10} %`;
}

/** "+0.4", "−0.2", "0": with a true minus. */
export function signedWords(value: number, digits = 2): string {
	const size = Number(Math.abs(value).toFixed(digits));
	return size === 0 ? '0' : `${value < 0 ? '−' : '+'}${size}`;
}

/** "Process, organisation". */
export function kindWords({ force }: BoardForce): string {
	const kind = force.kind.charAt(0).toUpperCase() + force.kind.slice(1);
	return force.issue === null ? kind : `${kind}, ${issueNames[force.issue].toLowerCase()}`;
}

/** What a force is about: "Meet a customer every quarter, in Finance and Sales". */
export function scopeWords(plan: Plan, { force }: BoardForce): string {
	const behaviours = namesOf(plan.behaviours, force.behaviours, 2, 'All behaviours');
	const teams = namesOf(plan.teams, force.teams, 3, 'all teams');
	if (behaviours === '' && teams === '') return 'Names no behaviour and no team';
	if (behaviours === '') return `Names no behaviour, in ${teams}`;
	return `${behaviours}${teams === '' ? ', names no team' : `, in ${teams}`}`;
}

function namesOf(list: readonly Named[], ids: readonly string[], most: number, all: string): string {
	const known = byId(list);
	const names = ids.flatMap((id) => {
		const record = known.get(id);
		return record ? [shorten(nameIn(record))] : [];
	});
	return names.length === list.length && names.length > most ? all : listNames(names, most);
}

/** When a force acts: "since 30 Jun 2027", "until 31 Jan 2029". Work that is late has no day worth naming. */
export function timeWords({ side, force, span, state }: BoardForce, asOf: Day): string {
	if (state === 'waiting' || span === null)
		return side === 'catalysts' ? 'Waits for work that has no end yet' : '';
	const { from, to } = span;
	if (state === 'over') return to === null ? 'Over' : `Over since ${formatDay(to)}`;
	const begins =
		from === null ? '' : state === 'to come' ? `from ${formatDay(from)}` : `since ${formatDay(from)}`;
	const ends = to === null ? '' : `until ${endWords(to, force.to === null, asOf)}`;
	const words = [begins, ends].filter(Boolean).join(', ') || 'always';
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function endWords(to: Day, isByWork: boolean, asOf: Day): string {
	if (!isByWork) return formatDay(to);
	return to === addDays(asOf, 1) ? 'late work ends it' : `work ends it on ${formatDay(to)}`;
}

/** What a team's role in the customer's experience is, in its own words; "" where it has not said. */
export function roleOf({ roleStatements }: Plan, teamId: string): string {
	return roleStatements.find(({ team, text }) => team === teamId && text.trim() !== '')?.text ?? '';
}
