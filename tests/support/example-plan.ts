import { decisionFields } from '$lib/plan/decision';
import { day } from '$lib/plan/day';
import { findingKey } from '$lib/plan/finding';
import type { Approach } from '$lib/plan/initiative-words';
import { initiativeFields } from '$lib/plan/initiative-fields';
import type { Lane } from '$lib/plan/lane';
import { linkFields } from '$lib/plan/link-fields';
import { phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import source from '../plans/brindlemoor-source.json';

const orNull = (iso: string | null | undefined) => (iso ? day(iso) : null);

/**
 * The worked example as a plan, as far as the order guard reads it: phases, initiatives, links from what each
 * depends on, and its overrides as decisions. Ids are those of the example.
 */
export function examplePlan(): Plan {
	const plan = emptyPlan({
		title: source.organisation.name,
		organisation: source.organisation.name,
		mission: source.mission,
		vision: source.vision,
		start: day(source.horizon.start),
		end: day(source.horizon.end),
		asOf: day(source.asOf)
	});
	return {
		...plan,
		phases: source.phases.map((one) =>
			makeRecord(phaseFields, one.id, {
				title: one.name,
				gate: one.gate,
				start: day(one.start),
				end: day(one.end)
			})
		),
		initiatives: source.initiatives.map((one) =>
			makeRecord(initiativeFields, one.id, {
				code: one.id,
				title: one.title,
				lane: one.lane as Lane,
				phase: one.phase,
				start: day(one.start),
				end: day(one.end),
				actualStart: orNull(one.actualStart),
				actualEnd: orNull(one.actualEnd),
				progress: one.percentComplete,
				status: one.actualEnd ? 'done' : one.actualStart ? 'active' : 'planned',
				owner: one.ownerRole,
				need: one.businessNeed,
				approach: one.approach as Approach | null,
				approachReason: one.approachReason ?? '',
				redesign: one.redesign ?? false,
				kind: 'build',
				trial: one.pilot,
				effortDays: one.effortDays
			})
		),
		links: source.initiatives.flatMap((one) =>
			one.dependsOn.map((from) => makeRecord(linkFields, `${from}-${one.id}`, { from, to: one.id }))
		),
		decisions: source.initiatives.flatMap((one) =>
			one.overrides.map((override) =>
				makeRecord(decisionFields, `override-${override.dependsOn}-${one.id}`, {
					kind: 'override',
					finding: findingKey('SEQ-3', one.id, override.dependsOn),
					by: override.by,
					date: day(override.date),
					reason: override.reason
				})
			)
		)
	};
}
