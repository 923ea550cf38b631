import type { BarGeometry } from '$lib/chart/density';
import type { RowLayout } from '$lib/chart/rows';
import type { Mark } from '$lib/chart/shape';
import type { Session } from '$lib/state/session.svelte';

/** What gestures need of the chart that they happen in; read anew each time, since all of it changes. */
export interface ChartGround {
	readonly session: Session;
	readonly scroller: HTMLElement;
	/**
	 * Where the scroller stands in the window. Measured when a pointer goes down or moves freely, and kept while
	 * something is dragged: to measure makes the browser lay out what was just drawn.
	 */
	readonly frame: DOMRect;
	/** The chart's own element, which takes the pointer while something is dragged. */
	readonly svg: SVGSVGElement;
	readonly layout: RowLayout;
	readonly geometry: BarGeometry;
	/** The bars that are drawn. */
	readonly bars: readonly Mark[];
	/** Where the chart's first day and its first row lie in the scrolled content, in pixels. */
	readonly left: number;
	readonly top: number;
	/** Makes a bar's row the one in use. */
	readonly use: (id: string) => void;
}
