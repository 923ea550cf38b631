import { SvelteMap } from 'svelte/reactivity';
import type { BehaviourForecast } from '$lib/plan/behaviour/cell-forecast';
import { forecastPlan, isSameForecastPlan } from '$lib/plan/behaviour/model/forecast-plan';
import { scoreForecasts } from '$lib/plan/behaviour/model/forecast-score';
import { byId, type Plan } from '$lib/plan/plan';
import type { Day } from '$lib/plan/day';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { type ForecastRequest, forecastSeed, ForecastWorker } from './forecast-worker';

/** What was last asked for of a behaviour, and the whole plan that it was taken from. */
interface Asked {
	readonly whole: Plan;
	readonly request: ForecastRequest;
}

/**
 * The forecasts of an open roadmap, worked out beside the page as they are asked for, and again only when
 * something that they read has changed. Until a new one is there the one before it is shown.
 */
export class Forecasts {
	/** Whether one is being worked out, or waits for its turn. */
	isWorking = $state(false);
	/** Whether the browser gave up on the last one; the next change of the plan tries again. */
	hasFailed = $state(false);

	readonly #roadmap: Roadmap;
	readonly #worker = new ForecastWorker();
	readonly #done = new SvelteMap<string, BehaviourForecast>();
	/** What was asked for is no state: it is written while a page is being worked out. */
	readonly #asked = new Map<string, Asked>();
	readonly #waiting = new Set<string>();
	#isRunning = false;
	#isClosed = false;

	constructor(roadmap: Roadmap) {
		this.#roadmap = roadmap;
	}

	/** The forecast of a behaviour; null while there is none, and for a behaviour that the plan does not have. */
	of(behaviourId: string): BehaviourForecast | null {
		const { plan, asOf } = this.#roadmap;
		const done = this.#done.get(behaviourId) ?? null;
		const behaviour = byId(plan.behaviours).get(behaviourId);
		if (!behaviour || this.#isClosed) return null;
		const before = this.#asked.get(behaviourId);
		if (before?.whole === plan && before.request.asOf === asOf) return done;
		const { widening } = scoreForecasts(plan, asOf);
		const part = forecastPlan(plan, asOf, behaviour);
		const isSame = before && isSameRequest(before.request, part, asOf, widening);
		const request = isSame
			? before.request
			: { plan: part, asOf, behaviour: behaviourId, seed: forecastSeed, widening };
		this.#asked.set(behaviourId, { whole: plan, request });
		if (!isSame) this.#enqueue(behaviourId);
		return done;
	}

	/** Lets go of the worker; nothing more comes. */
	close(): void {
		this.#isClosed = true;
		this.#waiting.clear();
		this.#worker.close();
	}

	#enqueue(behaviourId: string): void {
		this.#waiting.add(behaviourId);
		if (this.#isRunning) return;
		this.#isRunning = true;
		// Whoever asked is being worked out itself, and must not change what it reads.
		queueMicrotask(() => void this.#run());
	}

	async #run(): Promise<void> {
		this.isWorking = true;
		this.hasFailed = false;
		let current = '';
		try {
			for (const behaviourId of this.#waiting) {
				current = behaviourId;
				this.#waiting.delete(behaviourId);
				const asked = this.#asked.get(behaviourId);
				if (asked) this.#done.set(behaviourId, await this.#worker.ask(asked.request));
			}
		} catch {
			this.hasFailed = !this.#isClosed;
			// What failed, and what waited behind it, is asked for anew with the next change of the plan.
			for (const behaviourId of [current, ...this.#waiting]) this.#asked.delete(behaviourId);
			this.#waiting.clear();
		} finally {
			this.#isRunning = false;
			this.isWorking = false;
		}
	}
}

function isSameRequest(before: ForecastRequest, plan: Plan, asOf: Day, widening: number): boolean {
	return before.asOf === asOf && before.widening === widening && isSameForecastPlan(before.plan, plan);
}
