import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import type { ForecastRequest } from './forecast-worker';

addEventListener('message', ({ data }: MessageEvent<ForecastRequest>) => {
	const { plan, asOf, behaviour, seed, widening } = data;
	postMessage(forecastBehaviour(plan, asOf, behaviour, { seed, widening }));
});
