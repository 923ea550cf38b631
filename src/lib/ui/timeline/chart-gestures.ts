import type { DrawnReport } from '$lib/chart/bar-options';
import { rowsBetween } from '$lib/chart/rows';
import type { SpanOf } from '$lib/plan/order-debt';
import { addInitiativeAt } from '$lib/state/drag/add-at';
import { reportWithDates } from '$lib/state/drag/live-report';
import type { ChartGround } from './chart-ground';
import { ChartPointer } from './chart-pointer.svelte';
import GestureLayer from './GestureLayer.svelte';
import { Pinch } from './pinch';
import { laneAndPlaceOf } from './row-place';
import { pressTargetAt, xIn, yIn } from './press-target';

/** All that pointers can do to the chart, loaded after it stands. */
export class ChartGestures {
	readonly Layer = GestureLayer;
	readonly pointer: ChartPointer;
	readonly #ground: ChartGround;
	readonly #pinch: Pinch;

	constructor(ground: ChartGround) {
		this.#ground = ground;
		this.pointer = new ChartPointer(ground);
		this.#pinch = new Pinch(ground);
	}

	/** Follows a touch event. True when it is used up, and the browser must not scroll. */
	touched(event: TouchEvent): boolean {
		if (!this.#pinch.heard(event)) return this.pointer.isHolding;
		this.pointer.letGo();
		return true;
	}

	/** The findings with the order debt that bars owe by the dates under way. */
	reportNow(spanOf: SpanOf): DrawnReport {
		const { plan, report, asOf } = this.#ground.session.roadmap;
		return reportWithDates(plan, report, asOf, spanOf);
	}

	/** A double click on empty space adds an initiative there. */
	addAt(event: MouseEvent): void {
		const ground = this.#ground;
		if (pressTargetAt(ground, event.target as Element, event.clientX)?.kind !== 'empty') return;
		const { roadmap, selection, viewport } = ground.session;
		const y = yIn(ground, event.clientY);
		const place = laneAndPlaceOf(ground.layout, rowsBetween(ground.layout, y, y + 1)[0]);
		if (!place) return;
		const day = viewport.scale.origin + xIn(ground, event.clientX) / viewport.scale.pxPerDay;
		selection.choose('initiatives', addInitiativeAt(roadmap, place, day, viewport.scale));
		selection.inspect('title');
	}
}
