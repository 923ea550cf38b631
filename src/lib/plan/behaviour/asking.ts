import { onceCarriedDay, id, line, number, text } from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

const most = 1_000_000;

export const normCheckFields = {
	behaviour: id('Behaviour'),
	team: id('Team'),
	date: onceCarriedDay('Day'),
	question: line('Question'),
	agree: number('Agreed', 0, most),
	asked: number('Asked', 0, most),
	by: line('Entered by'),
	supersedes: id('Corrects')
} as const;

/** How many of a team say that people here expect a behaviour of each other. Written once. */
export type NormCheck = RecordOf<typeof normCheckFields>;

export const pulseFields = {
	team: id('Team'),
	date: onceCarriedDay('Day'),
	question: line('Question'),
	agree: number('Agreed', 0, most),
	asked: number('Asked', 0, most),
	by: line('Entered by'),
	supersedes: id('Corrects')
} as const;

/** A batch of answers to one question in one team, as counts alone. Written once. */
export type PulseBatch = RecordOf<typeof pulseFields>;

/** What a team does for customers, in its own words. */
export const roleStatementFields = {
	team: id('Team'),
	text: text('Role in the customer’s experience')
} as const;

/** The five steps of readiness, in their order (ADKAR): scores from 1 to 5, 0 where nobody has scored. */
export const readinessSteps = ['awareness', 'desire', 'knowledge', 'ability', 'reinforcement'] as const;
export type ReadinessStep = (typeof readinessSteps)[number];

export const readinessScoreFields = {
	team: id('Team'),
	date: onceCarriedDay('Day'),
	awareness: number('Awareness', 0, 5),
	desire: number('Desire', 0, 5),
	knowledge: number('Knowledge', 0, 5),
	ability: number('Ability', 0, 5),
	reinforcement: number('Reinforcement', 0, 5)
} as const;

/** How ready a team is for the change on a day, step by step. */
export type ReadinessScore = RecordOf<typeof readinessScoreFields>;
