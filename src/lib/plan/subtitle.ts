import { type Day, partsOf } from './day';
import type { Span } from './initiative';

const counts = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** The line under a roadmap's title: "Five-year roadmap, 2026–2030". Both days are included. */
function subtitleOf({ start, end }: Span): string {
	const [from, to] = [partsOf(start).year, partsOf(end).year];
	const years = Math.round((end - start + 1) / 365.25);
	const length = years < 1 ? 'Short' : `${counts[years - 1] ?? years}-year`;
	return `${length} roadmap, ${from === to ? from : `${from}–${to}`}`;
}

/** The same for a horizon that may lack a day; null then, and when it ends before it begins. */
export function horizonSubtitle(start: Day | null, end: Day | null): string | null {
	return start === null || end === null || end < start ? null : subtitleOf({ start, end });
}
