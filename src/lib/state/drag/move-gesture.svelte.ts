import type { Span } from '$lib/plan/initiative';
import { placeChanges, placeRows } from '$lib/state/arrange-actions';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { dateChanges, namesOf, reachOf, shiftLabel, shiftWithin } from './date-changes';
import { DatesPreview } from './dates-preview';
import { debtWords, type GestureBase, type GestureWords, type PointerPlace, type RowDrop } from './gesture';
import { daysNow, type Held } from './held';
import { shiftPart, signedDays, snapShift, spanWords } from './snap';

/** What a pull changes: the dates, the rows, or both. */
type Axis = 'dates' | 'rows' | 'both';

/** How far across the way it began a pull must go before it means both, in pixels, and as part of that way. */
const crossingPx = 64;
const crossingPart = 0.5;

interface Grab {
	readonly held: readonly Held[];
	/** Dates of the bar under the pointer: they snap, and are told. */
	readonly lead: Span;
	/** Ids of what can go to another row; none for what has no row, such as a phase. */
	readonly rowIds: readonly string[];
	readonly at: PointerPlace;
	/** Where rows would go at a height of the chart. */
	readonly placeAt: (ids: readonly string[], y: number) => RowDrop | null;
	/** Id of the record whose bar is pulled, or of the row where the bar is that of a head or group. */
	readonly id: string;
}

/**
 * Moves records along the time, all by the same days, or their rows up and down. Which of the two is decided
 * by the way the pull begins; shift, or a long pull across, does both.
 */
export class MoveGesture implements GestureBase {
	readonly kind = 'move';
	/** Shift in days. */
	days: number = $state(0);
	place: RowDrop | null = $state.raw(null);
	/** What the pull changes just now. */
	axis: Axis = 'dates';

	readonly #roadmap: Roadmap;
	readonly #grab: Grab;
	readonly #preview: DatesPreview;
	readonly #reach: Span;
	#began: 'dates' | 'rows' | null = null;

	constructor(roadmap: Roadmap, grab: Grab) {
		this.#roadmap = roadmap;
		this.#grab = grab;
		this.#preview = new DatesPreview(roadmap, grab.held);
		this.#reach = reachOf(grab.held);
	}

	get isAlive(): boolean {
		return this.#grab.held.some((one) => daysNow(this.#roadmap.plan, one) !== null);
	}

	/** Id of the record whose bar is pulled, or of the row where the bar is that of a head or group. */
	get id(): string {
		return this.#grab.id;
	}

	/** Ids of all records that are moved. */
	get heldIds(): readonly string[] {
		return this.#grab.held.map(({ id }) => id);
	}

	get words(): GestureWords | null {
		const { lead, held } = this.#grab;
		const { place, days } = this;
		if (place && !place.to) return { main: place.words, more: '', debt: '', isRefused: true };
		if (!place && days === 0) return null;
		const dates = days === 0 ? '' : spanWords(shiftPart(lead, 'middle', days));
		const count = held.length > 1 ? `${namesOf(this.#roadmap.plan, held)}` : '';
		const shift = days === 0 ? '' : signedDays(days);
		const more = [place && dates, shift, count].filter(Boolean).join(', ');
		return { main: place?.words ?? dates, more, debt: debtWords(this.#roadmap), isRefused: false };
	}

	moveTo(at: PointerPlace): void {
		const { lead, rowIds, placeAt } = this.#grab;
		const axis = (this.axis = this.#axisAt(at));
		const pulled = at.day - this.#grab.at.day;
		const days = axis === 'rows' ? 0 : shiftWithin(this.#reach, snapShift(lead, 'middle', pulled, at.unit));
		this.place = axis === 'dates' ? null : placeAt(rowIds, at.y);
		if (days === this.days) return;
		this.days = days;
		this.#preview.show('middle', days);
	}

	drop(): void {
		const { held, rowIds } = this.#grab;
		const { plan } = this.#roadmap;
		const { days, place } = this;
		this.cancel();
		if (days === 0) {
			if (place?.to) placeRows(this.#roadmap, rowIds, place.to);
			return;
		}
		const rows = place?.to ? placeChanges(plan, rowIds, place.to) : [];
		const label = shiftLabel(plan, held, 'middle', days) + (rows.length > 0 ? ' and to another row' : '');
		takeOver(this.#roadmap, [...dateChanges(plan, held, 'middle', days), ...rows], label);
	}

	cancel(): void {
		this.#preview.clear();
		this.days = 0;
		this.place = null;
	}

	#axisAt(at: PointerPlace): Axis {
		const { rowIds, at: from } = this.#grab;
		if (rowIds.length === 0) return 'dates';
		const across = Math.abs(at.x - from.x);
		const down = Math.abs(at.y - from.y);
		this.#began ??= across >= down ? 'dates' : 'rows';
		if (at.isCrossing) return 'both';
		const [along, aside] = this.#began === 'dates' ? [across, down] : [down, across];
		return aside > Math.max(crossingPx, along * crossingPart) ? 'both' : this.#began;
	}
}
