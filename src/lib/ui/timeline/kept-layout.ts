import { renewLayout } from '$lib/chart/renewed-rows';
import type { RowLayout, RowOptions } from '$lib/chart/rows';
import type { Plan } from '$lib/plan/plan';

/** The rows of a plan, each layout made from the one before as far as that goes. */
export class KeptLayout {
	#latest: RowLayout | undefined;

	of(plan: Plan, options: RowOptions): RowLayout {
		this.#latest = renewLayout(plan, options, this.#latest);
		return this.#latest;
	}
}
