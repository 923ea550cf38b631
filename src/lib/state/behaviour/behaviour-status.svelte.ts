import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { type BehaviourReport, cellKey, type CellStatus } from '$lib/plan/behaviour/cell-status';
import { type NextCheck, nextChecks } from '$lib/plan/behaviour/next-checks';
import { type BehaviourSettings, readSettings } from '$lib/plan/behaviour/settings';
import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import type { Roadmap } from '$lib/state/roadmap.svelte';

interface Kept {
	readonly plan: Plan;
	readonly asOf: Day;
	readonly report: BehaviourReport;
	checks: readonly NextCheck[] | null;
}

/** What was counted in an open roadmap as of its day; it follows every edit, whoever reads it. */
export class BehaviourStatus {
	readonly #roadmap: Roadmap;
	#kept: Kept | null = null;

	constructor(roadmap: Roadmap) {
		this.#roadmap = roadmap;
	}

	get plan(): Plan {
		return this.#roadmap.plan;
	}

	/** Numbers of the measurement that are in force. */
	get settings(): BehaviourSettings {
		return readSettings(this.plan.roadmap.settings);
	}

	get report(): BehaviourReport {
		return this.#now().report;
	}

	/** What is to be looked at next, the most pressing first. */
	get nextChecks(): readonly NextCheck[] {
		const kept = this.#now();
		return (kept.checks ??= nextChecks(kept.plan, kept.report));
	}

	/** A cell's status; null when the team is not asked for the behaviour and nobody has observed it there. */
	cell(behaviourId: string, teamId: string): CellStatus | null {
		return this.report.byKey.get(cellKey(behaviourId, teamId)) ?? null;
	}

	/** Worked out at most once for a plan and a day, however many parts of a page ask. */
	#now(): Kept {
		const { plan, asOf } = this.#roadmap;
		if (this.#kept?.plan !== plan || this.#kept.asOf !== asOf) {
			this.#kept = { plan, asOf, report: behaviourReport(plan, asOf), checks: null };
		}
		return this.#kept;
	}
}

const statusOf = new WeakMap<Roadmap, BehaviourStatus>();

/** The one status of an open roadmap. */
export function behaviourStatusOf(roadmap: Roadmap): BehaviourStatus {
	let status = statusOf.get(roadmap);
	if (!status) statusOf.set(roadmap, (status = new BehaviourStatus(roadmap)));
	return status;
}
