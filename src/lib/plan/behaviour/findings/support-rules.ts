import { findingKey, type Noticed } from '$lib/plan/finding';
import type { Plan } from '$lib/plan/plan';
import { shorten } from '$lib/plan/words';
import type { Intervention } from '$lib/plan/behaviour/intervention';
import { percentOf } from '$lib/plan/behaviour/share-words';
import { mostRequired, precedentUse, styleShares } from '$lib/plan/behaviour/support-summary';
import { keepLatest } from './keep-latest';

/** BEH-2 (A26): support without a purpose, or without a behaviour or an inhibitor that it is meant for. */
export function findAimlessSupport({ interventions }: Plan): readonly Noticed[] {
	return aimlessIn(interventions);
}

const aimlessIn = keepLatest((interventions: Plan['interventions']) =>
	interventions.flatMap((one) => {
		const hasTarget = one.behaviours.length > 0 || one.inhibitors.length > 0;
		if (hasTarget && one.purpose !== null) return [];
		const lacks = hasTarget
			? 'no purpose'
			: one.purpose === null
				? 'neither purpose nor target'
				: 'no behaviour or inhibitor that it is meant for';
		return [
			about(one, 'BEH-2', 'A26', {
				title: `${nameOf(one)} has ${lacks}`,
				reason:
					'Support works on what it is tailored to; without a purpose and a target nobody can tell whether it did.',
				clears: 'Clears when it has a purpose and names a behaviour or an inhibitor.'
			})
		];
	})
);

/** BEH-3 (A27): support that follows no principle of how this organisation wants to change. */
export function findUnprincipledSupport({ interventions, roadmap }: Plan): readonly Noticed[] {
	return unprincipledIn(interventions, roadmap.changePhilosophy.principles ?? none);
}

const none: readonly string[] = [];

const unprincipledIn = keepLatest((interventions: Plan['interventions'], principles: readonly string[]) =>
	interventions
		.filter(({ fitsPhilosophy }) => fitsPhilosophy.trim() === '')
		.map((one) =>
			about(one, 'BEH-3', 'A27', {
				title: `${nameOf(one)} follows no principle of change`,
				reason:
					principles.length > 0
						? `${counted(principles.length, 'principle')} stand in the roadmap, such as “${shorten(principles[0]!)}”, and it cites none.`
						: 'No principle of change stands in the roadmap yet, and it cites none.',
				clears: 'Clears when it says which principle it follows.'
			})
		)
);

/** BEH-11 (A35): more than three in ten interventions require instead of inviting or enabling. */
export function findCommanding({ interventions }: Plan): readonly Noticed[] {
	return commandingIn(interventions);
}

const commandingIn = keepLatest((interventions: Plan['interventions']): readonly Noticed[] => {
	const requiring = interventions.filter(({ style }) => style === 'require');
	const [first, ...rest] = requiring;
	const { required: share, isTooMuch } = styleShares(interventions);
	if (!first || !isTooMuch) return [];
	return [
		{
			key: findingKey('BEH-11'),
			rule: 'BEH-11',
			method: 'A35',
			subject: { collection: 'interventions', id: first.id },
			others: rest.map(({ id }) => ({ collection: 'interventions', id })),
			title: `${requiring.length} of ${counted(interventions.length, 'intervention')} require`,
			reason: `${percentOf(share)} require what people should do, where more than ${percentOf(mostRequired)} is commanding rather than enticing.`,
			clears: `Clears when at most ${Math.floor(mostRequired * interventions.length)} of them require, and others invite or enable.`,
			debtDays: 0
		}
	];
});

/** BEH-15 (A32): support without a precedent, or with none but one’s own experience. */
export function findUnprecedentedSupport({ interventions, precedents }: Plan): readonly Noticed[] {
	return unprecedentedIn(interventions, precedents);
}

const unprecedentedIn = keepLatest((interventions: Plan['interventions'], precedents: Plan['precedents']) => {
	return interventions.flatMap((one) => {
		const use = precedentUse({ precedents }, one);
		if (use === 'external') return [];
		return [
			about(one, 'BEH-15', 'A32', {
				title:
					use === 'none'
						? `${nameOf(one)} has no precedent`
						: `${nameOf(one)} rests on personal experience only`,
				reason: 'What others did in another industry shows choices that nobody here has met.',
				clears: 'Clears when it names a precedent from elsewhere.'
			})
		];
	});
});

function about(
	{ id }: Intervention,
	rule: 'BEH-2' | 'BEH-3' | 'BEH-15',
	method: string,
	words: Pick<Noticed, 'title' | 'reason' | 'clears'>
): Noticed {
	const subject = { collection: 'interventions', id } as const;
	return { key: findingKey(rule, id), rule, method, subject, others: [], ...words, debtDays: 0 };
}

function nameOf({ name }: Intervention): string {
	return `“${shorten(name.trim() || 'Untitled')}”`;
}

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
