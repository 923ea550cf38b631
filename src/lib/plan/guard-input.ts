import type { Day } from './day';
import type { SpanOf } from './order-debt';
import type { Plan } from './plan';

/** What every rule looks at. */
export interface GuardInput {
	readonly plan: Plan;
	readonly asOf: Day;
	/** Dates of an initiative: the stored ones, or those of a bar being dragged. */
	readonly spanOf: SpanOf;
	/** Links that no calculation uses. */
	readonly ignoredLinks: ReadonlySet<string>;
}
