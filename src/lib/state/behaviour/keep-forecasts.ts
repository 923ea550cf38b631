import { countWords } from '$lib/doc/edits/words';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { cellKey } from '$lib/plan/behaviour/cell-status';
import { forecastPlan } from '$lib/plan/behaviour/model/forecast-plan';
import { storedForecasts } from '$lib/plan/behaviour/model/stored-forecasts';
import type { StoredForecast } from '$lib/plan/behaviour/stored-forecast';
import type { Change } from '$lib/plan/change';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { forecastSeed, ForecastWorker } from './forecast-worker';

/**
 * Keeps the forecast of every cell with evidence, so that a later review can hold it against what was counted: one
 * edit. Cells that already have one of this day are passed over. Returns how many were kept; rejects when the
 * browser could not work one out, and then nothing is kept.
 */
export function keepForecasts(roadmap: Roadmap, newId: () => string): Promise<number> {
	let keeping = running.get(roadmap);
	if (!keeping) {
		keeping = keepAll(roadmap, newId).finally(() => running.delete(roadmap));
		running.set(roadmap, keeping);
	}
	return keeping;
}

/** Whoever asks again meanwhile gets the same answer. */
const running = new WeakMap<Roadmap, Promise<number>>();

async function keepAll(roadmap: Roadmap, newId: () => string): Promise<number> {
	const { plan, asOf } = roadmap;
	const { byKey, cells } = behaviourReport(plan, asOf);
	const hasEvidence = new Set(
		cells.flatMap(({ word, isHidden, behaviour }) => (word === 'no evidence' || isHidden ? [] : behaviour))
	);
	const worker = new ForecastWorker();
	const facts: StoredForecast[] = [];
	try {
		for (const behaviour of hasEvidence) {
			const request = {
				plan: forecastPlan(plan, asOf, behaviour),
				asOf,
				behaviour: behaviour.id,
				seed: forecastSeed,
				// As drawn: the score of kept forecasts is what widens later ones.
				widening: 1
			};
			const forecast = await worker.ask(request);
			const cellOf = (team: string) => byKey.get(cellKey(behaviour.id, team));
			facts.push(...storedForecasts(forecast, cellOf, newId));
		}
	} finally {
		worker.close();
	}
	// Someone else may have kept them while they were worked out.
	const isKept = new Set(
		roadmap.plan.forecasts
			.filter(({ date }) => date === asOf)
			.map((one) => cellKey(one.behaviour ?? '', one.team ?? ''))
	);
	const fresh = facts.filter((one) => !isKept.has(cellKey(one.behaviour ?? '', one.team ?? '')));
	if (fresh.length > 0)
		takeOver(roadmap, fresh.map(additionOf), `keep ${countWords(fresh.length, 'forecast')}`);
	else roadmap.announce(nothingToKeep(facts.length));
	return fresh.length;
}

function nothingToKeep(count: number): string {
	return count > 0
		? 'The forecasts of this day are kept already.'
		: 'There is no forecast to keep: no cell has evidence yet.';
}

function additionOf(record: StoredForecast): Change {
	return { kind: 'add', collection: 'forecasts', id: record.id, record };
}
