import { formatDay } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import type { BehaviourForecast, CellForecast } from './cell-forecast';
import type { CellStatus } from './cell-status';
import type { Explained } from './explain';
import { forceNet } from './model/force-net';
import { interventionsOn, supportOn } from './model/support';
import { type BehaviourSettings, readSettings } from './settings';
import { countOf, percentOf, rangeOf, wholePercent } from './share-words';

const formula = 'ds/dt = a·(p·R + q·Σ\u00a0w·s)·(c\u00a0−\u00a0s) − f·(1\u00a0−\u00a0R)·(s\u00a0−\u00a0b)';

/** How the fan of a cell is made, and what it starts from. Without a forecast, why there is none. */
export function explainForecast(
	status: CellStatus,
	forecast: BehaviourForecast | null,
	plan: Plan
): Explained {
	const settings = readSettings(plan.roadmap.settings);
	const cell = forecast?.byTeam.get(status.team.id) ?? null;
	if (!forecast || !cell?.isShown) return noForecast(status);
	const end = cell.days.length - 1;
	const { low, median, high } = cell.planned;
	const range = { low: low[end] ?? 0, high: high[end] ?? 0 };
	return {
		title: `Range ${rangeOf(range)} %, opened`,
		formula,
		table: {
			head: ['Day', 'Low', 'Median', 'High', 'If support stops'],
			rows: yearEnds(cell).map((at) => [
				formatDay(cell.days[at] ?? status.asOf),
				...[low, median, high, cell.stopped.median].map((shares) => percentOf(shares[at] ?? 0))
			]),
			sum: null
		},
		facts: [
			{ name: 'Range', words: rangeWords(forecast) },
			{ name: 'Start', words: startWords(status) },
			{ name: 'Support', words: supportWords(status, plan, settings) },
			{ name: 'Forces', words: forceWords(status, plan, settings) },
			{ name: 'Learnt', words: learntWords(status, forecast) },
			{ name: 'Settings', words: settingWords(settings) },
			{
				name: 'Source',
				words:
					'Support pushes, colleagues pull, habits fade: one equation with Bass 1969 and Lally 2010 inside it. Its numbers are choices.'
			}
		],
		neverConclude:
			'That this will happen, that support brings it about, or that such a model is validated for organisations. It shows what follows from the numbers above.'
	};
}

function rangeWords({ draws, seed, widening }: BehaviourForecast): string {
	const wider =
		widening > 1 ? ` Widened × ${widening.toFixed(2)}, as earlier forecasts missed too often.` : '';
	return `8 in 10 of ${countOf(draws, 'draw')}, seed ${seed}.${wider}`;
}

function noForecast({ word, because }: CellStatus): Explained {
	const reason = word === 'no evidence' ? because : 'It is being worked out.';
	return {
		title: 'No forecast, opened',
		formula,
		table: { head: [], rows: [], sum: null },
		facts: [{ name: 'Why', words: reason }],
		neverConclude: 'That nothing will change: nobody knows where it would start from.'
	};
}

/** The points of a forecast that are read in a table: each twelfth month, and the end. */
function yearEnds({ days }: CellForecast): readonly number[] {
	const last = days.length - 1;
	return days.map((_, at) => at).filter((at) => at === last || (at % 12 === 0 && last - at > 3));
}

function startWords({ strength, word }: CellStatus): string {
	if (!strength) return 'Never observed.';
	const beta = `Beta(${(1 + strength.k).toFixed(1)}, ${(1 + strength.n - strength.k).toFixed(1)})`;
	const rooted = word === 'rooted' ? ' Rooted: each draw stays where it begins.' : '';
	return `Drawn from what was counted, ${beta}: ${percentOf(strength.share)}.${rooted}`;
}

function supportWords(
	{ behaviour, team, asOf }: CellStatus,
	plan: Plan,
	settings: BehaviourSettings
): string {
	const interventions = interventionsOn(plan, behaviour.id, team.id);
	const now = supportOn(interventions, asOf, settings);
	const named =
		interventions.length === 0
			? 'No intervention names'
			: `${countOf(interventions.length, 'intervention')} naming`;
	return `${named} this behaviour and team; R today ${now.toFixed(2)}, of at most 1.`;
}

function forceWords({ behaviour, team, asOf }: CellStatus, plan: Plan, settings: BehaviourSettings): string {
	const { catalysts, inhibitors, net } = forceNet(plan, behaviour.id, team.id, asOf, asOf);
	const speed = (2 ** net).toFixed(2);
	return `(${catalysts} helping − ${inhibitors} holding back) ÷ ${settings.forcePointsToDouble}: N ${net.toFixed(2).replace('-', '−')}, speed × ${speed}. Sums of opinions, not physics.`;
}

function learntWords({ checks }: CellStatus, { speed, fade }: BehaviourForecast): string {
	const own = checks.length < 3 ? ' Fewer than three checks here: speed is not learnt.' : '';
	return `From all teams of this behaviour: speed × ${speed.toFixed(2)}, fading ×\u00a0${fade.toFixed(2)}.${own}`;
}

function settingWords(settings: BehaviourSettings): string {
	const { pushPerYear, peersPerYear, fadeHalfLifeYears, ceiling, surprisePerRootYear } = settings;
	return (
		`Push p ${pushPerYear} and peers q ${peersPerYear} a year, half-life of fading ${fadeHalfLifeYears} ` +
		`${fadeHalfLifeYears === 1 ? 'year' : 'years'}, ceiling ${wholePercent(ceiling)} %, surprise ${surprisePerRootYear} × √years.`
	);
}
