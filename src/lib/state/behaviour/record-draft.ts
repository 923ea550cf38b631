import {
	type Observation,
	observationFields,
	type ObservationSource,
	observationSources
} from '$lib/plan/behaviour/observation';
import { type Day, isDay } from '$lib/plan/day';
import { isJsonObject, isList, type Json, maxLine, maxText } from '$lib/plan/field';
import { makeRecord } from '$lib/plan/record';

/** How figures are entered: a tap for each look, two numbers, or a rating with its raters. */
export const ways = ['taps', 'numbers', 'rating'] as const;
export type Way = (typeof ways)[number];

/** Most looks that are tapped; more are entered as numbers. */
export const mostTaps = 100;

/** What somebody is about to record, as they have it on screen. Numbers are the texts that were typed. */
export interface RecordDraft {
	readonly behaviour: string | null;
	readonly team: string | null;
	readonly way: Way;
	/** One for each look, in order: whether it was seen. */
	readonly marks: readonly boolean[];
	readonly k: string;
	readonly n: string;
	readonly rating: string;
	readonly raters: string;
	readonly source: ObservationSource;
	/** Null for the latest day there is. */
	readonly day: Day | null;
	readonly note: string;
	/** Id of the observation that this corrects. */
	readonly corrects: string | null;
}

export const emptyDraft: RecordDraft = {
	behaviour: null,
	team: null,
	way: 'taps',
	marks: [],
	k: '',
	n: '',
	rating: '',
	raters: '',
	source: 'unannounced',
	day: null,
	note: '',
	corrects: null
};

/** The draft for the next look at the same cell: what was seen is gone, how it was seen stays. */
export function nextDraft({ behaviour, team, way, source }: RecordDraft): RecordDraft {
	return { ...emptyDraft, behaviour, team, way, source };
}

/** Whether anything has been entered that would be lost. */
export function isBegun({ marks, k, n, rating, raters, note }: RecordDraft): boolean {
	return marks.length > 0 || [k, n, rating, raters, note].some((text) => text.trim() !== '');
}

type Figures = Pick<Observation, 'kind' | 'k' | 'n' | 'rating' | 'raters'>;

/** The figures of a draft, or what keeps it from being saved, in words that name the field. */
export type FiguresOfDraft =
	| { readonly ok: true; readonly figures: Figures }
	| {
			readonly ok: false;
			readonly field: 'marks' | 'k' | 'n' | 'rating' | 'raters';
			readonly problem: string;
	  };

/** What a draft comes to as figures. */
export function figuresOf({ way, marks, k, n, rating, raters }: RecordDraft): FiguresOfDraft {
	if (way === 'taps') {
		if (marks.length === 0) return wrong('marks', 'Tap once for each look.');
		return count(marks.filter(Boolean).length, marks.length);
	}
	if (way === 'numbers') {
		const looks = wholeOf(n);
		const seen = wholeOf(k);
		if (seen === null) return wrong('k', 'Enter how often it was seen, as a whole number.');
		if (looks === null || looks === 0) return wrong('n', 'Enter how many looks there were, 1 or more.');
		if (seen > looks) return wrong('k', `It cannot be seen ${seen} times in ${looks} looks.`);
		return count(seen, looks);
	}
	const mean = /^\s*\d+([.,]\d+)?\s*$/.test(rating) ? Number(rating.trim().replace(',', '.')) : NaN;
	const people = wholeOf(raters);
	if (!(mean <= 100)) return wrong('rating', 'Enter the mean rating, from 0 to 100.');
	if (people === null || people === 0) return wrong('raters', 'Enter how many people rated, 1 or more.');
	return { ok: true, figures: { kind: 'rating', k: null, n: null, rating: mean, raters: people } };
}

function count(k: number, n: number): FiguresOfDraft {
	return { ok: true, figures: { kind: 'count', k, n, rating: null, raters: null } };
}

function wrong(field: (FiguresOfDraft & { ok: false })['field'], problem: string): FiguresOfDraft {
	return { ok: false, field, problem };
}

function wholeOf(text: string): number | null {
	const digits = text.trim();
	return /^\d{1,7}$/.test(digits) && Number(digits) <= 1_000_000 ? Number(digits) : null;
}

/** The observation that a draft would be under this id; null while something is missing. */
export function observationOf(draft: RecordDraft, id: string, day: Day, by: string): Observation | null {
	const read = figuresOf(draft);
	if (!read.ok || draft.behaviour === null || draft.team === null) return null;
	return makeRecord(observationFields, id, {
		behaviour: draft.behaviour,
		team: draft.team,
		date: day,
		...read.figures,
		source: draft.source,
		note: draft.note.trim(),
		by: by.trim(),
		supersedes: draft.corrects
	});
}

/** The draft that corrects an observation: all as it was, to be changed. */
export function correctionOf(observation: Observation): RecordDraft {
	const { behaviour, team, kind, k, n, rating, raters, source, date, note } = observation;
	const way: Way = kind === 'rating' ? 'rating' : (n ?? 0) > 0 && (n ?? 0) <= 20 ? 'taps' : 'numbers';
	return {
		...emptyDraft,
		behaviour,
		team,
		way,
		marks: way === 'taps' ? Array.from({ length: n ?? 0 }, (_, at) => at < (k ?? 0)) : [],
		k: way === 'numbers' ? wordsOf(k) : '',
		n: way === 'numbers' ? wordsOf(n) : '',
		rating: wordsOf(rating),
		raters: wordsOf(raters),
		source: source ?? 'unannounced',
		day: date,
		note,
		corrects: observation.id
	};
}

function wordsOf(value: number | null): string {
	return value === null ? '' : String(value);
}

/** Figures as people say them: "7 of 10", "rated 62.5 by 6". */
export function figuresInWords({ kind, k, n, rating, raters }: Figures): string {
	return kind === 'rating' ? `rated ${rating ?? 0} by ${raters ?? 0}` : `${k ?? 0} of ${n ?? 0}`;
}

/** A draft as it was kept on the device; the empty value for all that is missing or not understood. */
export function readDraft(kept: Json | undefined): RecordDraft {
	if (kept === undefined || !isJsonObject(kept)) return emptyDraft;
	const text = (value: Json | undefined, longest: number) =>
		typeof value === 'string' && value.length <= longest ? value : '';
	const id = (value: Json | undefined) => (typeof value === 'string' ? value : null);
	return {
		behaviour: id(kept.behaviour),
		team: id(kept.team),
		way: ways.find((one) => one === kept.way) ?? 'taps',
		marks: isList(kept.marks) ? kept.marks.slice(0, mostTaps).map((one) => one === true) : [],
		k: text(kept.k, maxLine),
		n: text(kept.n, maxLine),
		rating: text(kept.rating, maxLine),
		raters: text(kept.raters, maxLine),
		source: observationSources.find((one) => one === kept.source) ?? 'unannounced',
		day: isDay(kept.day) ? kept.day : null,
		note: text(kept.note, maxText),
		corrects: id(kept.corrects)
	};
}

/** Equal for two observations that say the same of the same look. */
export function sameLookKey(one: Observation): string {
	const { behaviour, team, date, kind, k, n, rating, raters, source } = one;
	return JSON.stringify([behaviour, team, date, kind, k, n, rating, raters, source]);
}
