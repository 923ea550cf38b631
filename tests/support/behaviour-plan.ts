import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { buildBehaviourPlan } from './behaviour-plan-builder';

/** A plan read as of 30 June 2028 with two behaviours in three teams, one of them small, and one look of a year ago. */
export function behaviourPlan(): Plan {
	return buildBehaviourPlan({
		teams: [
			{ id: 'care', name: 'Customer Care', headcount: 40 },
			{ id: 'it', name: 'Information Technology', headcount: 20 },
			{ id: 'board', name: 'Board', headcount: 4 }
		],
		behaviours: [
			{
				id: 'B1',
				name: 'Stay with the problem',
				countsAs: 'The customer confirms',
				doesNotCount: 'The call ended in time',
				teams: ['care', 'board'],
				baseline: 0.4,
				targets: { '2026': 0.45, '2027': 0.5, '2028': 0.55, '2029': 0.6, '2030': 0.7 }
			},
			{ id: 'B2', name: 'Offer a workable way', teams: ['it'], baseline: 0.3 }
		],
		observations: [
			{
				id: 'old',
				behaviour: 'B1',
				team: 'care',
				date: day('2027-07-30'),
				k: 18,
				n: 40,
				source: 'unannounced'
			}
		]
	});
}
