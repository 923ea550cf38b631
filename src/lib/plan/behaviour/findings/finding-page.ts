import type { Finding } from '$lib/plan/finding';

/**
 * Where a finding of behaviour is dealt with, below the address of the Behaviour view: "/cell?behaviour=B7&team=field",
 * "/forces". Null for findings whose place is on the chart.
 */
export function pageOfFinding({ rule, subject, others }: Finding): string | null {
	switch (subject.collection) {
		case 'behaviours': {
			const teams = others.filter(({ collection }) => collection === 'teams');
			if (teams.length === 1)
				return `/cell?${new URLSearchParams({ behaviour: subject.id, team: teams[0]!.id }).toString()}`;
			return rule === 'BEH-6' ? '/define' : '';
		}
		case 'teams':
			return rule === 'BEH-13' ? '/influence' : '/define';
		case 'interventions':
			return '/support';
		case 'catalysts':
		case 'inhibitors':
			return '/forces';
		default:
			return null;
	}
}
