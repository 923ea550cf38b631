import type { Finding } from '$lib/plan/finding';

/**
 * Where a finding of behaviour is dealt with, below the address of the Behaviour view: "/cell?behaviour=B7&team=field",
 * "/forces?open=IN8", which opens the form of IN8. Null for findings whose place is on the chart.
 */
export function pageOfFinding({ rule, subject, others }: Finding): string | null {
	switch (subject.collection) {
		case 'behaviours': {
			const teams = others.filter(({ collection }) => collection === 'teams');
			if (teams.length === 1)
				return `/cell?${new URLSearchParams({ behaviour: subject.id, team: teams[0]!.id }).toString()}`;
			return rule === 'BEH-6' ? opened('/define', subject.id) : '';
		}
		case 'teams':
			return rule === 'BEH-13' ? '/influence' : opened('/define', subject.id);
		case 'interventions':
			return opened('/support', subject.id);
		case 'catalysts':
		case 'inhibitors':
			return opened('/forces', subject.id);
		default:
			return null;
	}
}

function opened(page: string, id: string): string {
	return `${page}?${new URLSearchParams({ open: id }).toString()}`;
}
