import { flushSync } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import { day } from '$lib/plan/day';
import { forecastSeed } from '$lib/state/behaviour/forecast-worker';
import { Forecasts } from '$lib/state/behaviour/forecasts.svelte';
import { keepForecasts } from '$lib/state/behaviour/keep-forecasts';
import { newId } from '$lib/state/new-id';
import { setRecord } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { openExample } from '../../support/open-session';
import { watchForecast } from '../../support/watch-forecast.svelte';

async function open(): Promise<{ roadmap: Roadmap; forecasts: Forecasts }> {
	const { roadmap } = await openExample();
	const forecasts = new Forecasts(roadmap);
	onTestFinished(() => forecasts.close());
	return { roadmap, forecasts };
}

test('[FOR-10] A forecast comes from beside the page and is the one that the model gives', async () => {
	const { roadmap, forecasts } = await open();
	const seen = watchForecast(forecasts, 'B2');
	expect(seen).toEqual([null]);
	await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 5_000 });
	expect(seen[1]).toEqual(forecastBehaviour(roadmap.plan, day('2028-06-30'), 'B2', { seed: forecastSeed }));
	await vi.waitFor(() => expect(forecasts.isWorking).toBe(false));
	expect(forecasts.of('nowhere')).toBeNull();
});

test('[FOR-10] It is worked out anew only when something that it reads changes', async () => {
	const { roadmap, forecasts } = await open();
	const seen = watchForecast(forecasts, 'B2');
	await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 5_000 });
	setRecord(roadmap, 'initiatives', 'TE2', { title: 'Another title' });
	flushSync();
	expect(forecasts.of('B2')).toBe(seen[1]);
	setRecord(roadmap, 'interventions', 'IV5', { end: day('2028-07-31') });
	flushSync();
	expect(forecasts.of('B2')).toBe(seen[1]);
	await vi.waitFor(() => expect(seen.at(-1)).not.toBe(seen[1]), { timeout: 5_000 });
	const [before, after] = [seen[1], seen.at(-1)].map((one) => one!.byTeam.get('it')!.planned.median.at(-1)!);
	expect(after).toBeLessThan(before!);
});

test('[FOR-17] Forecasts of all cells with evidence are kept as one edit, and once a day', async () => {
	const { roadmap } = await open();
	expect(await keepForecasts(roadmap, newId)).toBe(6);
	expect(roadmap.undoLabel).toBe('keep 6 forecasts');
	expect(new Set(roadmap.plan.forecasts.map((one) => `${one.behaviour} ${one.team}`))).toEqual(
		new Set(['B1 care', 'B2 it', 'B3 sales', 'B5 it', 'B6 care', 'B7 field'])
	);
	expect(await keepForecasts(roadmap, newId)).toBe(0);
	expect(roadmap.announcement.text).toBe('The forecasts of this day are kept already.');
	roadmap.undo();
	expect(roadmap.plan.forecasts).toHaveLength(0);
});
