import type { ZoomName } from '$lib/chart/scale';
import { isJsonObject, isList, type Json, type JsonObject } from '$lib/plan/field';
import { noFilter, type PlanFilter } from '$lib/plan/filter';
import { ruleIds } from '$lib/plan/finding';
import { statuses } from '$lib/plan/initiative-words';
import { isLane, lanes } from '$lib/plan/lane';

export const groupings = ['lane', 'phase'] as const;
export type GroupBy = (typeof groupings)[number];

export const colourings = ['lane', 'status', 'owner', 'team'] as const;
export type ColourBy = (typeof colourings)[number];

/** How a plan is laid out, as one state: what a view with a name keeps. */
export interface ViewSettings {
	readonly zoom: ZoomName | number;
	readonly baseline: string | null;
	readonly collapsed: readonly string[];
	readonly groupBy: GroupBy;
	readonly isPacked: boolean;
	readonly colourBy: ColourBy;
	readonly links: 'all' | 'chosen';
	readonly hasOverview: boolean;
	readonly filter: PlanFilter;
}

/** What this device remembers of how a roadmap was looked at. */
export interface SavedView extends ViewSettings {
	readonly isFindingsOpen: boolean;
	/** Views that somebody gave a name. */
	readonly named: readonly NamedView[];
}

export interface NamedView {
	readonly name: string;
	readonly settings: ViewSettings;
}

/** What the first version kept; views have had more since, each with a usual value. */
interface FirstView {
	readonly zoom: ZoomName | number;
	readonly baseline: string | null;
	readonly collapsed: readonly Json[];
	readonly isFindingsOpen: boolean;
}

const zoomNames: readonly string[] = ['fit', 'five-years', 'year', 'quarter', 'month'];

/** Most named views that are read, and the longest name. */
export const mostNamed = 100;
export const longestName = 80;

/** Whether what was stored is a view that this version understands. */
export function isSavedView(view: Json): view is Json & FirstView {
	return isJsonObject(view) && hasLayout(view) && typeof view.isFindingsOpen === 'boolean';
}

/** What was stored as a view, with the usual value for all that is missing or not understood; null for no view. */
export function readSavedView(stored: Json): SavedView | null {
	if (!isSavedView(stored)) return null;
	return {
		...readSettings(stored as JsonObject),
		isFindingsOpen: stored.isFindingsOpen,
		named: readNamed((stored as JsonObject).named ?? null)
	};
}

/** The named views in what was stored. */
export function readNamed(stored: Json): readonly NamedView[] {
	const named: NamedView[] = [];
	for (const one of isList(stored) ? stored.slice(0, mostNamed) : []) {
		if (!isJsonObject(one)) continue;
		const { name, settings } = one;
		if (typeof name !== 'string' || name === '' || name.length > longestName) continue;
		if (named.some((other) => other.name === name)) continue;
		if (isJsonObject(settings ?? null) && hasLayout(settings as JsonObject))
			named.push({ name, settings: readSettings(settings as JsonObject) });
	}
	return named;
}

function hasLayout({ zoom, baseline, collapsed }: JsonObject): boolean {
	const isZoom = typeof zoom === 'number' ? zoom > 0 : typeof zoom === 'string' && zoomNames.includes(zoom);
	const isBaseline = baseline === null || typeof baseline === 'string';
	return isZoom && isBaseline && collapsed !== undefined && isList(collapsed);
}

function readSettings(view: JsonObject): ViewSettings {
	return {
		zoom: view.zoom as ZoomName | number,
		baseline: view.baseline as string | null,
		// Views of the first version named lanes alone.
		collapsed: texts(view.collapsed).map((row) => (isLane(row) ? `lane:${row}` : row)),
		groupBy: groupings.find((one) => one === view.groupBy) ?? 'lane',
		isPacked: view.isPacked === true,
		colourBy: colourings.find((one) => one === view.colourBy) ?? 'lane',
		links: view.links === 'chosen' ? 'chosen' : 'all',
		hasOverview: view.hasOverview !== false,
		filter: readFilter(view.filter ?? null)
	};
}

function readFilter(stored: Json): PlanFilter {
	if (!isJsonObject(stored)) return noFilter;
	return {
		text: typeof stored.text === 'string' ? stored.text : '',
		lanes: lanes.filter((one) => texts(stored.lanes).includes(one)),
		phases: texts(stored.phases),
		teams: texts(stored.teams),
		owners: texts(stored.owners),
		statuses: statuses.filter((one) => texts(stored.statuses).includes(one)),
		rules: ruleIds.filter((one) => texts(stored.rules).includes(one)),
		mode: stored.mode === 'hide' ? 'hide' : 'dim'
	};
}

function texts(stored: Json | undefined): readonly string[] {
	return stored !== undefined && isList(stored) ? stored.filter((one) => typeof one === 'string') : [];
}
