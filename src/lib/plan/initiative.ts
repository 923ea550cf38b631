import type { Day } from './day';
import {
	choice,
	choiceOrNone,
	dayField,
	flag,
	id,
	ids,
	isJsonObject,
	isList,
	json,
	type Json,
	line,
	number,
	numberOrNone,
	text
} from './field';
import { lanes } from './lane';
import type { RecordOf } from './record';
import { sourceField } from './source';

export const statuses = ['planned', 'active', 'done', 'paused', 'cancelled'] as const;
export const healths = ['on-course', 'at-risk', 'in-trouble'] as const;
export const approaches = ['customer-experience', 'waste-cutting'] as const;
export const trialResults = ['running', 'met', 'not met'] as const;

export type Status = (typeof statuses)[number];
export type Health = (typeof healths)[number];
export type Approach = (typeof approaches)[number];

export const statusNames: Readonly<Record<Status, string>> = {
	planned: 'Planned',
	active: 'Active',
	done: 'Done',
	paused: 'Paused',
	cancelled: 'Cancelled'
};
export const healthNames: Readonly<Record<Health, string>> = {
	'on-course': 'On course',
	'at-risk': 'At risk',
	'in-trouble': 'In trouble'
};
export const approachNames: Readonly<Record<Approach, string>> = {
	'customer-experience': 'Customer experience',
	'waste-cutting': 'Waste cutting'
};

/** A place on the web or a mail address that an initiative points to. */
export type OutLink = { readonly title: string; readonly url: string };

/** The record of a small trial that came before a build. Days are ISO dates, as the trial is kept as one value. */
export type Trial = {
	readonly where?: string;
	readonly outsidePlatform?: boolean;
	readonly how?: string;
	readonly start?: string | null;
	readonly end?: string | null;
	readonly manualHoursPerWeek?: number | null;
	readonly successTest?: string;
	readonly result?: string;
	readonly baseline?: number | null;
	readonly measured?: number | null;
	readonly sharedWith?: readonly string[];
	readonly [more: string]: Json | undefined;
};

/** Duration, integrity, commitment of leaders, commitment of staff, effort: each 1 good to 4 bad. */
export const diceParts = ['D', 'I', 'C1', 'C2', 'E'] as const;
export type Dice = { readonly [Part in (typeof diceParts)[number]]: number };

const longestUrl = 2_000;
/** Without flags, as JSON Schema has none. */
const safeUrl = /^([Hh][Tt][Tt][Pp][Ss]:\/\/[^\s/?#]+|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s@]+@[^\s@]+$)/;

/** Whether a text is an address that the planner may open: https, or a mailto. */
export function isSafeUrl(url: string): boolean {
	return url.length <= longestUrl && safeUrl.test(url);
}

function isOutLinks(value: Json): value is readonly OutLink[] {
	return (
		isList(value) &&
		value.every(
			(one) =>
				isJsonObject(one) &&
				typeof one.title === 'string' &&
				typeof one.url === 'string' &&
				isSafeUrl(one.url)
		)
	);
}

function isTrial(value: Json): value is (Trial & Json) | null {
	return value === null || isJsonObject(value);
}

function isDice(value: Json): value is Dice | null {
	if (value === null) return true;
	if (!isJsonObject(value)) return false;
	return diceParts.every((part) => {
		const score = value[part];
		return typeof score === 'number' && score >= 1 && score <= 4;
	});
}

function isCustom(value: Json): value is { readonly [name: string]: string } {
	return isJsonObject(value) && Object.values(value).every((one) => typeof one === 'string');
}

export const initiativeFields = {
	code: line('Code'),
	title: line('Title'),
	lane: choice('Lane', lanes, 'process'),
	phase: id('Phase'),
	group: id('Inside group'),
	start: dayField('Planned start'),
	end: dayField('Planned end'),
	actualStart: dayField('Actual start'),
	actualEnd: dayField('Actual end'),
	progress: number('Done, %', 0, 100),
	status: choice('Status', statuses, 'planned'),
	health: choiceOrNone('Health', healths),
	healthNote: line('Health note'),
	owner: line('Owner role'),
	need: text('Business need'),
	effect: text('Effect on customers'),
	improves: line('Process it improves'),
	approach: choiceOrNone('Approach', approaches),
	approachReason: text('Reason for the approach'),
	redesign: flag('Redesigns the process'),
	kind: choice('Build or pilot', ['build', 'pilot'], 'build'),
	outsidePlatform: flag('Outside the enterprise platform'),
	trial: json<(Trial & Json) | null>('Trial', null, isTrial, 'the record of a trial, or null', {
		type: ['object', 'null']
	}),
	effortDays: numberOrNone('Effort, person-days', 0, 1_000_000),
	teams: ids('Teams touched'),
	behaviours: ids('Behaviours it should change'),
	removesInhibitors: ids('Inhibitors it removes'),
	dice: json<Dice | null>('DICE', null, isDice, '{ D, I, C1, C2, E }, each from 1 to 4, or null', {
		type: ['object', 'null'],
		required: [...diceParts],
		properties: Object.fromEntries(
			diceParts.map((part) => [part, { type: 'number', minimum: 1, maximum: 4 }])
		)
	}),
	notes: text('Notes'),
	urls: json<readonly OutLink[]>(
		'Links out',
		[],
		isOutLinks,
		'a list of { title, url }, each url beginning with https:// or mailto:',
		{
			type: 'array',
			items: {
				type: 'object',
				required: ['title', 'url'],
				properties: {
					title: { type: 'string' },
					url: { type: 'string', pattern: safeUrl.source, maxLength: longestUrl }
				}
			}
		}
	),
	source: sourceField,
	custom: json<{ readonly [name: string]: string }>('Other fields', {}, isCustom, 'names and texts', {
		type: 'object',
		additionalProperties: { type: 'string' }
	})
} as const;

/** A bar in a lane: a piece of work with an owner, dates and a reason. It is a build or a pilot. */
export type Initiative = RecordOf<typeof initiativeFields>;

/** First and last day of a stretch of time, both included. */
export interface Span {
	readonly start: Day;
	readonly end: Day;
}

/**
 * When an initiative happens as far as is known: actual days where there are any, else planned ones. Null
 * when either end is unknown. The end may precede the start, as it may in the file it came from.
 */
export function currentSpan(initiative: Initiative): Span | null {
	const start = initiative.actualStart ?? initiative.start;
	const end = initiative.actualEnd ?? initiative.end;
	return start === null || end === null ? null : { start, end };
}

/** Whether its work is over: marked done, or given an actual end. */
export function isFinished(initiative: Initiative): boolean {
	return initiative.status === 'done' || initiative.actualEnd !== null;
}

/** Whether it is unfinished although its last day has passed. */
export function isLate(initiative: Initiative, asOf: Day): boolean {
	const span = currentSpan(initiative);
	return span !== null && !isFinished(initiative) && initiative.status !== 'cancelled' && span.end < asOf;
}

/** The day its work is over: its last day, and for unfinished work no earlier than as-of. */
export function expectedFinish(initiative: Initiative, asOf: Day): Day | null {
	const span = currentSpan(initiative);
	if (span === null) return null;
	return isFinished(initiative) || span.end > asOf ? span.end : asOf;
}

/** How people call it: "TE2 Order-change self-service", or its title alone. */
export function nameOf(initiative: Pick<Initiative, 'code' | 'title'>): string {
	return [initiative.code, initiative.title || 'Untitled'].filter(Boolean).join(' ');
}
