import type { AgreedDates } from '$lib/plan/baseline';
import type { Day } from '$lib/plan/day';
import type { FindingReport } from '$lib/plan/finding';
import type { Initiative, Span } from '$lib/plan/initiative';
import type { Colouring } from './bar-ground';
import type { BarGeometry } from './density';
import type { GateStates } from './gate-sign';
import type { Related } from './related';
import type { Window } from './scale';
import type { MeasureText } from './shape';

/** What drawing needs of the findings: those of an initiative when it is drawn, and the links left out. */
export interface DrawnReport extends Pick<FindingReport, 'ignoredLinks'> {
	readonly byInitiative: Pick<FindingReport['byInitiative'], 'get'>;
}

/** What drawing the rows of a plan needs besides the rows and the scale. */
export interface BarOptions {
	readonly asOf: Day;
	readonly report: DrawnReport;
	/** Where dates are taken from, as while dragging; `currentSpan` unless given. */
	readonly spanOf?: (initiative: Initiative) => Span | null;
	/** The dates as agreed, drawn under the bars; null for none. */
	readonly baseline: AgreedDates | null;
	/** Ids of what is selected. */
	readonly selected: ReadonlySet<string>;
	/** What is before and after the selected: bars get a sign, links stand out. */
	readonly related?: Related;
	/** Ids of what stands back, as what a filter does not match. */
	readonly dimmed?: ReadonlySet<string>;
	/** How bars are painted where their ground tells something else than the lane. */
	readonly colourBy?: Colouring;
	/** Where gates that ask for evidence of behaviour stand; null or left out until that is known. */
	readonly gates?: GateStates | null;
	readonly geometry: BarGeometry;
	/** The part in sight: what lies outside is left out, and notes keep inside where they can. */
	readonly window?: Pick<Window, 'fromPx' | 'toPx'>;
	readonly measure?: MeasureText;
}
