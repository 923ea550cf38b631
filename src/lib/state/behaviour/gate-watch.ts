import type { GateStates } from '$lib/chart/gate-sign';
import { gateStatuses } from '$lib/plan/behaviour/gates';
import type { Plan } from '$lib/plan/plan';
import type { Day } from '$lib/plan/day';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** Where the gates of an open roadmap stand; it follows every edit. */
export class GateWatch {
	readonly #roadmap: Roadmap;
	#kept: { readonly plan: Plan; readonly asOf: Day; readonly states: GateStates } | null = null;

	constructor(roadmap: Roadmap) {
		this.#roadmap = roadmap;
	}

	/** By the id of the phase or milestone; the same object as long as plan and day are. */
	get states(): GateStates {
		const { plan, asOf } = this.#roadmap;
		if (this.#kept?.plan !== plan || this.#kept.asOf !== asOf) {
			this.#kept = { plan, asOf, states: sameOr(this.#kept?.states, gateStatuses(plan, asOf)) };
		}
		return this.#kept.states;
	}
}

/** What was there before where nothing in it has changed, so that nothing is drawn anew. */
function sameOr(before: GateStates | undefined, now: GateStates): GateStates {
	if (before?.size !== now.size) return now;
	for (const [id, status] of now) if (before.get(id) !== status) return now;
	return before;
}
