import { flushSync } from 'svelte';
import { onTestFinished } from 'vitest';
import type { BehaviourForecast } from '$lib/plan/behaviour/cell-forecast';
import type { Forecasts } from '$lib/state/behaviour/forecasts.svelte';

/** Every forecast of a behaviour that a page would have shown, in their order; more come as they are made. */
export function watchForecast(forecasts: Forecasts, behaviourId: string): (BehaviourForecast | null)[] {
	const seen: (BehaviourForecast | null)[] = [];
	const stop = $effect.root(() => {
		const now = $derived(forecasts.of(behaviourId));
		$effect(() => {
			seen.push(now);
		});
	});
	onTestFinished(stop);
	flushSync();
	return seen;
}
