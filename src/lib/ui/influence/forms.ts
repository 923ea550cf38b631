import type { Json } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import type { FormOption, RecordFormProps } from '$lib/ui/kit/form/form-layout';

/** What a form is told besides the record that it is about. */
export type FormShape = Omit<
	RecordFormProps,
	'fields' | 'record' | 'onsave' | 'onclose' | 'ondelete' | 'isNew'
>;

function teamOptions(plan: Plan): readonly FormOption[] {
	return plan.teams.map(({ id, name }) => ({ value: id, label: name || 'Untitled' }));
}

function twoTeams(values: { readonly [field: string]: Json }): Readonly<Record<string, string>> {
	return values.listener !== null && values.listener === values.source
		? { source: 'Choose another team: a tie joins two.' }
		: {};
}

export function tieForm(plan: Plan): FormShape {
	const teams = teamOptions(plan);
	return {
		sections: [{ rows: [['listener', 'source'], 'sharedGoal', ['weight', 'start'], 'how'] }],
		options: { listener: teams, source: teams },
		labels: { listener: 'Who listens', source: 'To whom', weight: 'Weight, 0 to 1' },
		hints: {
			weight: 'Share of the listener’s attention, before the row is made to sum to one.',
			sharedGoal: 'What both teams gain.'
		},
		required: ['listener', 'source', 'sharedGoal'],
		check: twoTeams
	};
}

export function agentForm(plan: Plan): FormShape {
	return {
		sections: [{ rows: ['team', 'role', ['nominations', 'since'], 'isPaused'] }],
		options: { team: teamOptions(plan) },
		labels: { isPaused: 'Paused: counts for nothing for now' },
		hints: {
			role: 'The role rather than the name of the person.',
			nominations: 'How many colleagues named this person when asked whose advice they follow.'
		},
		required: ['team', 'role']
	};
}
