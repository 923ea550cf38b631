import type { AgreedDates } from '$lib/plan/baseline';
import type { Day } from '$lib/plan/day';
import type { FindingReport } from '$lib/plan/finding';
import type { Initiative, Span } from '$lib/plan/initiative';
import type { BarGeometry } from './density';
import type { Window } from './scale';
import type { MeasureText } from './shape';

/** What drawing the rows of a plan needs besides the rows and the scale. */
export interface BarOptions {
	readonly asOf: Day;
	readonly report: FindingReport;
	/** Where dates are taken from, as while dragging; `currentSpan` unless given. */
	readonly spanOf?: (initiative: Initiative) => Span | null;
	/** The dates as agreed, drawn under the bars; null for none. */
	readonly baseline: AgreedDates | null;
	/** Ids of what is selected. */
	readonly selected: ReadonlySet<string>;
	readonly geometry: BarGeometry;
	/** The part in sight: what lies outside is left out, and notes keep inside where they can. */
	readonly window?: Pick<Window, 'fromPx' | 'toPx'>;
	readonly measure?: MeasureText;
}
