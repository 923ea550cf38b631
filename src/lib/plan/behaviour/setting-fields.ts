import { type Field, isJsonObject, isList, type Json, type JsonObject, number } from '$lib/plan/field';
import { sourceNames } from './observation';
import { readinessNames } from '$lib/plan/team';
import { type BehaviourSettings, defaultSettings } from './settings';

/** A number of the measurement or the model, by its path: "rooted.spanDays". */
export interface SettingField {
	readonly path: string;
	readonly field: Field<number>;
	/** Whether its share of 0 to 1 is read in percent. */
	readonly isShare: boolean;
}

export interface SettingGroup {
	readonly title: string;
	readonly says: string;
	readonly settings: readonly SettingField[];
}

function setting(path: string, label: string, min: number, max: number): SettingField {
	return { path, field: number(label, min, max, settingAt(defaultSettings, path)), isShare: false };
}

function share(path: string, label: string, min = 0, max = 1): SettingField {
	return { ...setting(path, label, min, max), isShare: true };
}

/** Every number that a roadmap may set for itself, as a form shows them. Bounds keep each formula defined. */
export const settingGroups: readonly SettingGroup[] = [
	{
		title: 'What counts as evidence',
		says: 'How strength, its interval and a clear fall are worked out from what was seen.',
		settings: [
			setting('intervalPercent', 'Width of the interval, %', 50, 99.9),
			setting('slipConfidencePercent', 'Confidence of a clear rise or fall, %', 50, 99.9),
			setting('recencyHalfLifeDays', 'Weight halves every so many days', 1, 36_500),
			setting('staleAfterDays', 'No evidence after so many days', 1, 36_500),
			setting('minimumEvidence', 'Effective sightings needed', 0, 10_000),
			setting('clustering', 'Likeness of looks on one day, 0 to 1', 0, 1),
			setting('latestDays', 'Days of the latest side of a comparison', 1, 36_500),
			setting('beforeDays', 'Days of the side before it', 1, 36_500)
		]
	},
	{
		title: 'Weight of each source',
		says: 'Weights lessen influence, from 0 to 1. They do not take bias away.',
		settings: Object.entries(sourceNames).map(([source, name]) =>
			setting(`sourceWeight.${source}`, name, 0, 1)
		)
	},
	{
		title: 'When a behaviour is rooted',
		says: 'The level itself stands with each behaviour.',
		settings: [
			setting('rooted.minUnpromptedChecks', 'Unprompted checks needed', 1, 1_000),
			setting('rooted.spanDays', 'From the first to the last of them, days', 0, 36_500),
			setting('rooted.quietDays', 'Quiet days after the last support', 0, 36_500),
			share('rooted.normShare', 'Share that expects it of each other, %'),
			setting('rooted.normMinAnswers', 'Answers needed', 1, 1_000_000),
			setting('rooted.normMaxAgeDays', 'Answers are too old after so many days', 1, 36_500)
		]
	},
	{
		title: 'The forecast',
		says: 'Chosen, not measured: support pushes, colleagues pull, habits fade.',
		settings: [
			setting('pushPerYear', 'Push of full support, a year', 0, 100),
			setting('peersPerYear', 'Pull of colleagues, a year', 0, 100),
			setting('fadeHalfLifeYears', 'Half of a gain fades within, years', 0.01, 1_000),
			setting('forcePointsToDouble', 'Points of net force that double speed', 0.1, 10_000),
			share('ceiling', 'Highest share that can be reached, %', 0.01, 1),
			setting('surprisePerRootYear', 'Surprise, times the root of the years', 0, 1)
		]
	},
	{
		title: 'Push by intensity of support',
		says: 'What one intervention adds while it runs.',
		settings: [
			share('interventionPush.1', 'Light, %'),
			share('interventionPush.2', 'Middling, %'),
			share('interventionPush.3', 'Strong, %')
		]
	},
	{
		title: 'Speed by readiness',
		says: 'How quickly a team takes something up, 1 being usual.',
		settings: Object.entries(readinessNames).map(([readiness, name]) =>
			setting(`readinessFactor.${readiness}`, name, 0, 100)
		)
	}
];

const settingPaths = settingGroups.flatMap(({ settings }) => settings.map(({ path }) => path));

/** The number in force at a path. Throws RangeError for a path that names none. */
export function settingAt(settings: BehaviourSettings, path: string): number {
	let value: unknown = settings;
	for (const name of path.split('.')) {
		// Pushes are counted from one, as in a file.
		if (Array.isArray(value)) value = value[Number(name) - 1];
		else value = (value as Readonly<Record<string, unknown>> | undefined)?.[name];
	}
	if (typeof value !== 'number') throw new RangeError(`No setting is called ${path}.`);
	return value;
}

/** Stored settings with numbers put in by their paths; the rest stays as it is. */
export function withSettings(stored: JsonObject, values: Readonly<Record<string, number>>): JsonObject {
	return Object.entries(values).reduce((all, [path, value]) => put(all, path.split('.'), value), stored);
}

/** Stored settings without the numbers that the planner knows: the usual ones are in force again. */
export function withoutSettings(stored: JsonObject): JsonObject {
	return settingPaths.reduce((all, path) => put(all, path.split('.'), undefined), stored);
}

/** Whether a roadmap sets any number otherwise than usual. */
export function changedSettings(settings: BehaviourSettings): readonly string[] {
	return settingPaths.filter((path) => settingAt(settings, path) !== settingAt(defaultSettings, path));
}

function put(
	into: JsonObject,
	[name = '', ...rest]: readonly string[],
	value: number | undefined
): JsonObject {
	const before = Object.hasOwn(into, name) ? into[name] : undefined;
	const after = rest.length > 0 ? put(asObject(before), rest, value) : value;
	if (after !== undefined && (typeof after === 'number' || Object.keys(after).length > 0))
		return { ...into, [name]: after };
	return Object.fromEntries(Object.entries(into).filter(([other]) => other !== name));
}

/** A list, such as of pushes, as an object that counts from one. */
function asObject(value: Json | undefined): JsonObject {
	if (isList(value)) return Object.fromEntries(value.map((one, at) => [String(at + 1), one]));
	return isJsonObject(value) ? value : {};
}
