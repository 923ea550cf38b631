import type { ChangePhilosophy } from '$lib/plan/behaviour/settings';
import { withoutSettings, withSettings } from '$lib/plan/behaviour/setting-fields';
import { type Starter, type StarterKind } from '$lib/plan/behaviour/starters';
import type { Change } from '$lib/plan/change';
import { collections } from '$lib/plan/collections';
import { countWords } from '$lib/doc/edits/words';
import type { Json, JsonObject } from '$lib/plan/field';
import { fieldChanges } from '$lib/plan/field-change';
import { byId } from '$lib/plan/plan';
import { shorten } from '$lib/plan/words';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { additionsOf, nameOf } from './edit-records';

/** What a form says of a force: its own fields, and which initiatives and interventions remove an inhibitor. */
type ForceValues = JsonObject & {
	readonly removedBy?: readonly string[];
	readonly addressedBy?: readonly string[];
};

/** Adds a force, or changes the one with this id, together with what removes it: one edit. Returns its id. */
export function saveForce(
	roadmap: Roadmap,
	side: 'catalysts' | 'inhibitors',
	id: string | null,
	{ removedBy, addressedBy, ...values }: ForceValues
): string {
	const { plan } = roadmap;
	const before = id === null ? undefined : byId<(typeof plan)[typeof side][number]>(plan[side]).get(id);
	const own = before ? fieldChanges(side, before, values) : additionsOf(plan, side, [values]);
	const saved = before?.id ?? own[0]?.id ?? '';
	const changes: Change[] = [...own];
	if (removedBy) {
		for (const one of plan.initiatives)
			changes.push(...membership('initiatives', one, 'removesInhibitors', saved, removedBy.includes(one.id)));
	}
	if (addressedBy) {
		for (const one of plan.interventions)
			changes.push(...membership('interventions', one, 'inhibitors', saved, addressedBy.includes(one.id)));
	}
	const name = before ? nameOf(before) : shorten(String(values.name ?? ''));
	const words = `${before ? 'change' : 'add'} ${collections[side].noun} ${name}`;
	takeOver(roadmap, changes, words.trimEnd());
	return saved;
}

/** What puts an id into a list of ids of a record, or takes it out. */
function membership<Collection extends 'initiatives' | 'interventions'>(
	collection: Collection,
	record: Roadmap['plan'][Collection][number],
	field: 'removesInhibitors' | 'inhibitors',
	id: string,
	isMember: boolean
): readonly Change[] {
	const list = (record as unknown as Readonly<Record<string, readonly string[]>>)[field] ?? [];
	if (list.includes(id) === isMember) return [];
	const after = isMember ? [...list, id] : list.filter((one) => one !== id);
	return fieldChanges(collection, record, { [field]: after });
}

/** Adds a team, or changes the one with this id, together with its role statement: one edit. Returns its id. */
export function saveTeam(
	roadmap: Roadmap,
	id: string | null,
	{ roleStatement, ...values }: JsonObject & { readonly roleStatement?: string }
): string {
	const { plan } = roadmap;
	const before = id === null ? undefined : byId(plan.teams).get(id);
	const own = before ? fieldChanges('teams', before, values) : additionsOf(plan, 'teams', [values]);
	const saved = before?.id ?? own[0]?.id ?? '';
	const changes: Change[] = [...own];
	if (roleStatement !== undefined) {
		const said = plan.roleStatements.filter(({ team }) => team === saved);
		if (said.length > 0)
			said.forEach((one) => changes.push(...fieldChanges('roleStatements', one, { text: roleStatement })));
		else changes.push(...additionsOf(plan, 'roleStatements', [{ team: saved, text: roleStatement }]));
	}
	const name = before ? nameOf(before) : shorten(String(values.name ?? ''));
	takeOver(roadmap, changes, `${before ? 'change' : 'add'} team ${name}`.trimEnd());
	return saved;
}

const starterNouns: Readonly<Record<StarterKind, string>> = {
	behaviours: 'behaviour',
	catalysts: 'catalyst',
	inhibitors: 'inhibitor'
};

/** Adds examples to be rewritten, as one edit. Returns the ids of the new records. */
export function insertStarters(roadmap: Roadmap, chosen: readonly Starter[]): readonly string[] {
	const kinds = Object.keys(starterNouns) as StarterKind[];
	const changes = kinds.flatMap((kind) => {
		const all = chosen.filter((one) => one.kind === kind).map(({ values }) => values);
		return additionsOf(roadmap.plan, kind, all);
	});
	const [first] = chosen;
	const words =
		chosen.length === 1 && first
			? `${starterNouns[first.kind]} ${shorten(first.values.name)}`
			: countWords(chosen.length, 'example');
	takeOver(roadmap, changes, `add ${words}`);
	return changes.map(({ id }) => id);
}

/** A principle as it is to be, and what it was called before; null for a new one. */
export type PrincipleEdit = { readonly text: string; readonly was: string | null };

/** Sets how the organisation wants to change. Interventions that follow a renamed principle follow the new name. */
export function savePhilosophy(
	roadmap: Roadmap,
	statement: string,
	principles: readonly PrincipleEdit[]
): void {
	const { plan } = roadmap;
	const before = plan.roadmap.changePhilosophy;
	const kept = principles.map((one) => ({ ...one, text: one.text.trim() })).filter(({ text }) => text !== '');
	const after: ChangePhilosophy & Json = {
		...(before as ChangePhilosophy),
		statement: statement.trim(),
		principles: kept.map(({ text }) => text)
	};
	const renamed = new Map(kept.flatMap(({ text, was }) => (was && was !== text ? [[was, text]] : [])));
	const changes: Change[] = [
		{ kind: 'set', collection: 'roadmap', id: '', field: 'changePhilosophy', before, after }
	];
	for (const one of plan.interventions) {
		const fitsPhilosophy = renamed.get(one.fitsPhilosophy);
		if (fitsPhilosophy) changes.push(...fieldChanges('interventions', one, { fitsPhilosophy }));
	}
	takeOver(roadmap, changes, 'change the change philosophy');
}

/** Sets numbers of the behaviour model by their paths, such as "rooted.spanDays". */
export function setNumbers(roadmap: Roadmap, values: Readonly<Record<string, number>>): void {
	const before = roadmap.plan.roadmap.settings;
	takeNumbers(roadmap, withSettings(before, values), 'change numbers of the behaviour model');
}

/** Puts the usual numbers of the behaviour model in force again. */
export function resetNumbers(roadmap: Roadmap): void {
	const before = roadmap.plan.roadmap.settings;
	takeNumbers(roadmap, withoutSettings(before), 'reset the numbers of the behaviour model');
}

function takeNumbers(roadmap: Roadmap, after: JsonObject, label: string): void {
	const before = roadmap.plan.roadmap.settings;
	takeOver(
		roadmap,
		[{ kind: 'set', collection: 'roadmap', id: '', field: 'settings', before, after }],
		label
	);
}
