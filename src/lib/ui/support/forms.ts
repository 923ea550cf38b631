import type { Json } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import type { FormOption, RecordFormProps } from '$lib/ui/kit/form/form-layout';

/** What a form is told besides the record that it is about. */
export type FormShape = Omit<
	RecordFormProps,
	'fields' | 'record' | 'onsave' | 'onclose' | 'ondelete' | 'isNew'
>;

function optionsOf(list: readonly (RecordBase & { readonly name: string })[]): readonly FormOption[] {
	return list.map(({ id, name }) => ({ value: id, label: name || 'Untitled' }));
}

/** An end before its start is told at the end. */
function endsAfterStart(values: { readonly [field: string]: Json }): Readonly<Record<string, string>> {
	const { start, end } = values;
	return typeof start === 'number' && typeof end === 'number' && end <= start
		? { end: 'Choose a day after the start: on its end the support is over.' }
		: {};
}

export function interventionForm(plan: Plan): FormShape {
	return {
		sections: [
			{ rows: ['name', ['purpose', 'style'], ['route', 'intensity'], ['start', 'end'], 'fitsPhilosophy'] },
			{ title: 'Whom and what it is for', rows: ['behaviours', 'teams', 'inhibitors'] },
			{ title: 'What it builds on', rows: ['precedents'] },
			{
				title: 'Interest and ability',
				hint: 'Means of those concerned, from 1 low to 5 high, asked before it and after.',
				rows: [
					['interestBefore', 'interestAfter'],
					['abilityBefore', 'abilityAfter']
				]
			},
			{ rows: ['note'] }
		],
		options: {
			behaviours: optionsOf(plan.behaviours),
			teams: optionsOf(plan.teams),
			inhibitors: optionsOf(plan.inhibitors),
			precedents: plan.precedents.map(({ id, industry, what }) => ({
				value: id,
				label: [industry, what].filter(Boolean).join(': ') || 'Untitled'
			}))
		},
		labels: {
			interestBefore: 'Interest before',
			interestAfter: 'Interest after',
			abilityBefore: 'Ability before',
			abilityAfter: 'Ability after'
		},
		hints: { end: 'Empty while no end is planned.', route: 'Grassroots needs no sponsor.' },
		required: ['name'],
		check: endsAfterStart
	};
}

export const precedentForm: FormShape = {
	sections: [{ rows: ['industry', 'what', 'source', 'similarity'] }],
	labels: { similarity: 'How much like us, 1 to 5' },
	hints: {
		industry: 'Other industries widen the choice.',
		source: 'Where you know it from. One’s own experience begins with “Personal”.'
	},
	required: ['industry', 'what']
};

export function keeperForm(plan: Plan): FormShape {
	return {
		sections: [{ rows: ['behaviour', 'team', 'role', ['checkEveryDays', 'from']] }],
		options: { behaviour: optionsOf(plan.behaviours), team: optionsOf(plan.teams) },
		hints: { role: 'The role that looks after it, rather than a person’s name.' },
		required: ['behaviour', 'team', 'role']
	};
}

export const outcomeForm: FormShape = {
	sections: [{ rows: ['name', ['better', 'lagging'], 'values'] }],
	hints: { name: 'With its unit, such as “Accounts kept for twelve months (%)”.' },
	required: ['name']
};
