import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { isTooSmallToShow, type Team } from '$lib/plan/team';
import { type PulseBatch, type ReadinessScore, readinessSteps, type ReadinessStep } from './asking';
import { correctedIds } from './corrections';

/** Fewer answers than these are not shown as a share. */
export const fewestAnswers = 5;

/** Batches of a pulse that lie this close to the newest one are read as one asking. */
export const pulseDays = 90;

/** The scores of a team at its newest day on or before as-of. */
export interface TeamReadiness {
	readonly team: Team;
	/** Null while nobody has scored the team, and where the team is too small to be shown. */
	readonly score: ReadinessScore | null;
	readonly isHidden: boolean;
	/** The mean of the steps that have a score; null without one. */
	readonly mean: number | null;
}

/** The readiness of every team, in the order of teams. A score without a day counts as the oldest. */
export function teamReadiness({ teams, adkar }: Plan, asOf: Day): readonly TeamReadiness[] {
	const newest = new Map<string, ReadinessScore>();
	for (const score of adkar) {
		if (score.team === null || (score.date !== null && score.date > asOf)) continue;
		const known = newest.get(score.team);
		if (!known || (score.date ?? -Infinity) >= (known.date ?? -Infinity)) newest.set(score.team, score);
	}
	return teams.map((team) => {
		const isHidden = isTooSmallToShow(team);
		const score = isHidden ? null : (newest.get(team.id) ?? null);
		return { team, score, isHidden, mean: score && meanOf(score) };
	});
}

function meanOf(score: ReadinessScore): number | null {
	const given = readinessSteps.map((step) => score[step]).filter((value) => value > 0);
	return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0) / given.length;
}

/** "Desire" for desire. */
export function stepName(step: ReadinessStep): string {
	return step.charAt(0).toUpperCase() + step.slice(1);
}

/** What a team answered to a question: so many agreed of so many asked, in one asking. */
export interface PulseShare {
	readonly team: Team;
	readonly agree: number;
	readonly asked: number;
	/** Day of the newest batch; null where none has one. */
	readonly date: Day | null;
	/** Why no figure is shown; null where one is. */
	readonly hidden: 'small team' | 'few answers' | 'never asked' | null;
	readonly batches: readonly PulseBatch[];
}

/** The answers to one question. */
export interface PulseQuestion {
	readonly question: string;
	/** In the order of teams, every team once. */
	readonly shares: readonly PulseShare[];
}

/**
 * The pulse question by question, the most recently asked first. The figure of a team sums the batches of its
 * newest 90 days up to as-of. Batches that another corrects are left out; so are those of unknown teams.
 */
export function pulseShares({ teams, obligationPulse }: Plan, asOf: Day): readonly PulseQuestion[] {
	const corrected = correctedIds(obligationPulse);
	const byQuestion = new Map<string, PulseBatch[]>();
	for (const batch of obligationPulse) {
		if (corrected.has(batch.id) || (batch.date !== null && batch.date > asOf)) continue;
		const question = batch.question.trim();
		const list = byQuestion.get(question);
		if (list) list.push(batch);
		else byQuestion.set(question, [batch]);
	}
	const newest = (batches: readonly PulseBatch[]) =>
		Math.max(...batches.map(({ date }) => date ?? -Infinity));
	return [...byQuestion]
		.sort(([, a], [, b]) => newest(b) - newest(a))
		.map(([question, batches]) => ({
			question,
			shares: teams.map((team) =>
				shareOf(
					team,
					batches.filter((batch) => batch.team === team.id)
				)
			)
		}));
}

function shareOf(team: Team, all: readonly PulseBatch[]): PulseShare {
	const last = Math.max(...all.map(({ date }) => date ?? -Infinity));
	const batches = all.filter(({ date }) => (date ?? -Infinity) >= last - pulseDays);
	const asked = batches.reduce((sum, batch) => sum + batch.asked, 0);
	const agree = batches.reduce((sum, batch) => sum + Math.min(batch.agree, batch.asked), 0);
	const hidden = isTooSmallToShow(team)
		? 'small team'
		: asked === 0
			? 'never asked'
			: asked < fewestAnswers
				? 'few answers'
				: null;
	const date = Number.isFinite(last) ? (last as Day) : null;
	return hidden === null
		? { team, agree, asked, date, hidden, batches }
		: { team, agree: 0, asked: 0, date: null, hidden, batches };
}
