import { noFilter, type PlanFilter } from '$lib/plan/filter';
import type { ColourBy, GroupBy, ViewSettings } from './saved-view';

export type { ColourBy, GroupBy };

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
	/** Whether the whole plan's work by quarter stands below the chart. */
	hasOverview = $state(true);
	filter: PlanFilter = $state.raw(noFilter);
	/** Id of the baseline drawn under the bars. */
	baselineId: string | null = $state(null);

	/** Folds or unfolds a row. */
	toggle(rowId: string): void {
		const next = new Set(this.collapsed);
		if (!next.delete(rowId)) next.add(rowId);
		this.collapsed = next;
	}

	/** All of it as one value, but for the zoom, which the viewport has. */
	get settings(): Omit<ViewSettings, 'zoom'> {
		return {
			baseline: this.baselineId,
			collapsed: [...this.collapsed],
			groupBy: this.groupBy,
			isPacked: this.isPacked,
			colourBy: this.colourBy,
			links: this.links,
			hasOverview: this.hasOverview,
			filter: this.filter
		};
	}

	set settings(settings: Omit<ViewSettings, 'zoom'>) {
		this.baselineId = settings.baseline;
		this.collapsed = new Set(settings.collapsed);
		this.groupBy = settings.groupBy;
		this.isPacked = settings.isPacked;
		this.colourBy = settings.colourBy;
		this.links = settings.links;
		this.hasOverview = settings.hasOverview;
		this.filter = settings.filter;
	}
}
