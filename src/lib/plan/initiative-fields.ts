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
import { approaches, type Dice, diceParts, healths, statuses } from './initiative-words';
import { lanes } from './lane';
import { sourceField } from './source';

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
