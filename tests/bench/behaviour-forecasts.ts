import { readFileSync } from 'node:fs';
import { readRoadmapFile } from '$lib/files/roadmap-file';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import { forecastPlan } from '$lib/plan/behaviour/model/forecast-plan';
import type { Plan } from '$lib/plan/plan';
import { behaviourBenchPlan, behaviourDay, type BehaviourSize } from './behaviour-bench-plan';
import { type Sample, runs, summarise } from './sample';

/** What forecasts cost, in milliseconds of processor time. */
export interface ForecastFigures {
	/** Status and forecasts of the whole worked example, nothing known before: at most 300 in a worker. */
	readonly example: Sample;
	/** The forecast of one behaviour in 40 teams. */
	readonly fortyTeams: Sample;
	/** What an edit of an initiative costs the page: the parts of the plan that 50 forecasts read, taken and compared. */
	readonly edit: Sample;
}

const large: BehaviourSize = { behaviours: 50, teams: 40, observations: 10_000, initiatives: 10_000 };

export function measureForecasts(): ForecastFigures {
	const plan = behaviourBenchPlan(large);
	behaviourReport(plan, behaviourDay);
	return {
		example: measure(exampleAsNew, (example) => {
			behaviourReport(example, behaviourDay);
			for (const { id } of example.behaviours) forecastBehaviour(example, behaviourDay, id, { seed: 1 });
		}),
		fortyTeams: measure(
			() => plan,
			(one) => forecastBehaviour(one, behaviourDay, 'b0', { seed: 1 })
		),
		edit: measure(
			() => ({ ...plan, initiatives: plan.initiatives.map((one, i) => (i === 0 ? { ...one } : one)) }),
			(one) => one.behaviours.map((behaviour) => forecastPlan(one, behaviourDay, behaviour)),
			20
		)
	};
}

/** The worked example with every record read anew, so that nothing is known of it. */
function exampleAsNew(): Plan {
	const read = readRoadmapFile(readFileSync('static/examples/brindlemoor.json', 'utf8'));
	if (!read.ok) throw new Error('The worked example cannot be read.');
	return read.plan;
}

/** Each run is done with as many plans of its own, and divided. */
function measure(prepare: () => Plan, act: (plan: Plan) => unknown, times = 1): Sample {
	const once = () => {
		const plans = Array.from({ length: times }, prepare);
		const from = process.threadCpuUsage();
		plans.forEach(act);
		const { user, system } = process.threadCpuUsage(from);
		return (user + system) / 1000 / times;
	};
	once();
	return summarise(Array.from({ length: runs }, once));
}
