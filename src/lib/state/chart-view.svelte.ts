import { noFilter, type PlanFilter } from '$lib/plan/filter';

export type GroupBy = 'lane' | 'phase';
export type ColourBy = 'lane' | 'status' | 'owner' | 'team';

/** How the plan is laid out on this device: rows, colours and what is left out. Nothing of it is in the document. */
export class ChartView {
	groupBy: GroupBy = $state('lane');
	/** Ids of rows whose content is folded away: "lane:process", "phase:p1", "group:g1". */
	collapsed: ReadonlySet<string> = $state.raw(new Set());
	/** Whether initiatives that do not overlap share a row. */
	isPacked = $state(false);
	colourBy: ColourBy = $state('lane');
	/** Which links are drawn: all that fit, or those of what is chosen. */
	links: 'all' | 'chosen' = $state('all');
	filter: PlanFilter = $state.raw(noFilter);
	/** Id of the baseline drawn under the bars. */
	baselineId: string | null = $state(null);

	/** Folds or unfolds a row. */
	toggle(rowId: string): void {
		const next = new Set(this.collapsed);
		if (!next.delete(rowId)) next.add(rowId);
		this.collapsed = next;
	}
}
