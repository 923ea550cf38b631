import type { ZoomName } from '$lib/chart/scale';
import { isJsonObject, isList, type Json } from '$lib/plan/field';

/** What this device remembers of how a roadmap was looked at. */
export interface SavedView {
	readonly zoom: ZoomName | number;
	readonly baseline: string | null;
	readonly collapsed: readonly string[];
	readonly isFindingsOpen: boolean;
}

const zoomNames: readonly string[] = ['fit', 'five-years', 'year', 'quarter', 'month'];

/** Whether what was stored is a view that this version understands. */
export function isSavedView(view: Json): view is Json & SavedView {
	if (!isJsonObject(view)) return false;
	const { zoom, baseline, collapsed, isFindingsOpen } = view;
	const isZoom = typeof zoom === 'number' ? zoom > 0 : typeof zoom === 'string' && zoomNames.includes(zoom);
	const isBaseline = baseline === null || typeof baseline === 'string';
	return (
		isZoom &&
		isBaseline &&
		collapsed !== undefined &&
		isList(collapsed) &&
		typeof isFindingsOpen === 'boolean'
	);
}
