import { cellName, cellSentence, monthsWords, targetOutlook } from '$lib/plan/behaviour/behaviour-sentence';
import type { CellForecast } from '$lib/plan/behaviour/cell-forecast';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { percentOf, rangeOf } from '$lib/plan/behaviour/share-words';
import type { Plan } from '$lib/plan/plan';
import type { Figure } from './figure';

/** A stretch of the sentence. A figure opens; the word has its shape before it. */
export interface SentencePart {
	readonly text: string;
	readonly opens: Figure | null;
	readonly isWord: boolean;
	readonly isStrong: boolean;
}

interface Cut {
	readonly words: string;
	readonly opens?: Figure;
	readonly isWord?: boolean;
	readonly isStrong?: boolean;
}

/** The sentence of a cell, cut where its word and its figures stand. The parts together are the sentence. */
export function sentenceParts(
	status: CellStatus,
	forecast: CellForecast | null,
	plan: Plan
): readonly SentencePart[] {
	const name = cellName(status);
	const rest = cellSentence(status, forecast, plan).slice(name.length);
	return [plainPart(name), ...cutAt(rest, cutsOf(status, forecast, plan))];
}

function cutsOf(status: CellStatus, forecast: CellForecast | null, plan: Plan): readonly Cut[] {
	const { word, strength, monthsAhead, isHidden } = status;
	if (isHidden) return [];
	const cuts: Cut[] = [{ words: word, isWord: true, isStrong: true }];
	if (word === 'no evidence' || strength === null) return cuts;
	cuts.push(
		{ words: percentOf(strength.share), opens: 'strength', isStrong: true },
		{ words: `(${rangeOf(strength)})`, opens: 'strength' },
		{ words: monthsWords(monthsAhead ?? 0), opens: 'months', isStrong: true }
	);
	const outlook = forecast?.isObserved ? targetOutlook(status, forecast, plan) : null;
	if (outlook)
		cuts.push(
			{ words: percentOf(outlook.target), opens: 'plan' },
			{ words: `${rangeOf(outlook)} %`, opens: 'forecast' }
		);
	return cuts;
}

/** Cuts a text at words that it holds in this order; words that it does not hold are passed over. */
function cutAt(text: string, cuts: readonly Cut[]): readonly SentencePart[] {
	const parts: SentencePart[] = [];
	let from = 0;
	for (const { words, opens = null, isWord = false, isStrong = false } of cuts) {
		const at = text.indexOf(words, from);
		if (at < 0) continue;
		if (at > from) parts.push(plainPart(text.slice(from, at)));
		parts.push({ text: words, opens, isWord, isStrong });
		from = at + words.length;
	}
	if (from < text.length) parts.push(plainPart(text.slice(from)));
	return parts;
}

function plainPart(text: string): SentencePart {
	return { text, opens: null, isWord: false, isStrong: false };
}
