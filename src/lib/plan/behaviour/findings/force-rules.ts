import { formatDay } from '$lib/plan/day';
import { findingKey, type Noticed } from '$lib/plan/finding';
import type { Plan } from '$lib/plan/plan';
import { shorten } from '$lib/plan/words';
import type { Catalyst, Inhibitor } from '$lib/plan/behaviour/force';
import { keepLatest } from './keep-latest';

/** BEH-4 (A24): an inhibitor without an end that no work removes and no support takes on. */
export function findUnansweredInhibitors({
	inhibitors,
	initiatives,
	interventions
}: Plan): readonly Noticed[] {
	return unansweredIn(inhibitors, initiatives, interventions);
}

const unansweredIn = keepLatest(
	(
		inhibitors: Plan['inhibitors'],
		initiatives: Plan['initiatives'],
		interventions: Plan['interventions']
	): readonly Noticed[] => {
		const open = inhibitors.filter(({ to }) => to === null);
		if (open.length === 0) return [];
		const answered = answeredIn(initiatives);
		const named = new Set(interventions.flatMap((one) => one.inhibitors));
		return open.filter(({ id }) => !answered.has(id) && !named.has(id)).map(unanswered);
	}
);

/** Inhibitors that work in hand removes. */
const answeredIn = keepLatest((initiatives: Plan['initiatives']): ReadonlySet<string> => {
	const answered = new Set<string>();
	for (const { removesInhibitors, status } of initiatives)
		if (status !== 'cancelled') for (const id of removesInhibitors) answered.add(id);
	return answered;
});

function unanswered({ id, name, strength, kind, from }: Inhibitor): Noticed {
	const since = from === null ? '' : `, since ${formatDay(from)}`;
	return {
		key: findingKey('BEH-4', id),
		rule: 'BEH-4',
		method: 'A24',
		subject: { collection: 'inhibitors', id },
		others: [],
		title: `Nothing is planned against “${shorten(name.trim() || 'Untitled')}”`,
		reason: `Strength ${strength} of 5, ${kind}${since}; no initiative removes it and no intervention takes it on.`,
		clears: 'Clears when an initiative removes it, an intervention names it, or it has an end.',
		debtDays: 0
	};
}

/** BEH-14 (A21): a catalyst or an inhibitor that names no behaviour or no team, so that it acts on nothing. */
export function findUnlinkedForces({ catalysts, inhibitors }: Plan): readonly Noticed[] {
	return [...unlinkedCatalysts(catalysts), ...unlinkedInhibitors(inhibitors)];
}

const unlinkedCatalysts = keepLatest((list: Plan['catalysts']) => unlinkedIn(list, 'catalysts'));
const unlinkedInhibitors = keepLatest((list: Plan['inhibitors']) => unlinkedIn(list, 'inhibitors'));

function unlinkedIn(
	forces: readonly (Catalyst | Inhibitor)[],
	collection: 'catalysts' | 'inhibitors'
): readonly Noticed[] {
	return forces.flatMap(({ id, name, teams, behaviours }) => {
		const lacks = [behaviours.length === 0 ? 'behaviour' : '', teams.length === 0 ? 'team' : ''].filter(
			Boolean
		);
		if (lacks.length === 0) return [];
		return [
			{
				key: findingKey('BEH-14', collection, id),
				rule: 'BEH-14' as const,
				method: 'A21',
				subject: { collection, id },
				others: [],
				title: `“${shorten(name.trim() || 'Untitled')}” names no ${lacks.join(' and no ')}`,
				reason: 'It stands on the board, and acts on nothing.',
				clears: 'Clears when it names the behaviours and the teams that it acts on.',
				debtDays: 0
			}
		];
	});
}
