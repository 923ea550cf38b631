import { isJsonObject, isList, type Json } from '$lib/plan/field';

/** Fewest answers that are added or shown together: of fewer one could tell whose they are. */
export const fewestAnswers = 5;

/** Answers to one question in one team that wait on this device, as counts alone: no times, no order. */
export interface HeldAnswers {
	/** The id that their batch will have, so that it cannot be added twice. */
	readonly id: string;
	readonly question: string;
	readonly team: string;
	readonly agree: number;
	readonly asked: number;
}

/** What the device keeps, as a list; what is not understood is left out. */
export function readHeld(kept: Json): readonly HeldAnswers[] {
	if (!isList(kept)) return [];
	return kept.flatMap((one) => {
		if (!isJsonObject(one)) return [];
		const { id, question, team, agree, asked } = one;
		const isAnswers =
			typeof id === 'string' &&
			typeof question === 'string' &&
			typeof team === 'string' &&
			isCount(agree) &&
			isCount(asked) &&
			agree <= asked;
		return isAnswers ? [{ id, question, team, agree, asked }] : [];
	});
}

function isCount(value: Json | undefined): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000;
}

/** The answers to a question in a team; null when there are none. */
export function heldFor(held: readonly HeldAnswers[], question: string, team: string): HeldAnswers | null {
	return held.find((one) => one.question === question && one.team === team) ?? null;
}

/** The list with one answer more (`by` 1) or with one taken back (`by` −1). */
export function withAnswer(
	held: readonly HeldAnswers[],
	answer: { readonly question: string; readonly team: string; readonly isAgreed: boolean },
	by: 1 | -1,
	newId: string
): readonly HeldAnswers[] {
	const { question, team, isAgreed } = answer;
	const one = heldFor(held, question, team) ?? { id: newId, question, team, agree: 0, asked: 0 };
	const asked = one.asked + by;
	const agree = one.agree + (isAgreed ? by : 0);
	const rest = held.filter((other) => other !== one);
	return asked <= 0 || agree < 0 || agree > asked ? rest : [...rest, { ...one, agree, asked }];
}

/** The list without a batch that was added; answers that came meanwhile stay, for a batch of their own. */
export function withoutBatch(
	held: readonly HeldAnswers[],
	batch: HeldAnswers,
	newId: string
): readonly HeldAnswers[] {
	return held.flatMap((one) => {
		if (one.id !== batch.id) return [one];
		const [agree, asked] = [one.agree - batch.agree, one.asked - batch.asked];
		return asked <= 0 || agree < 0 || agree > asked ? [] : [{ ...one, id: newId, agree, asked }];
	});
}
