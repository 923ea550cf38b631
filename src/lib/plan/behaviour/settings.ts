import { type Field, isJsonObject, isList, json, type Json, type JsonObject } from '$lib/plan/field';
import type { Readiness } from '$lib/plan/team';
import type { ObservationSource } from './observation';

/**
 * The numbers of the measurement and of the model. None of them is validated for organisations: they are
 * choices, shown wherever a figure is made from them.
 */
export interface BehaviourSettings {
	/** Width of the interval that strength is shown with, in percent. */
	readonly intervalPercent: number;
	/** Confidence that a fall or a rise must have, in percent. */
	readonly slipConfidencePercent: number;
	readonly recencyHalfLifeDays: number;
	readonly staleAfterDays: number;
	/** Effective sightings below which nothing is said. */
	readonly minimumEvidence: number;
	/** Intraclass correlation of looks on one day. */
	readonly clustering: number;
	/** Days of the latest side of a comparison, and of the side before it. */
	readonly latestDays: number;
	readonly beforeDays: number;
	/** Highest share that a forecast can reach. */
	readonly ceiling: number;
	readonly surprisePerRootYear: number;
	/** Points of net force that double speed, and halve fading. */
	readonly forcePointsToDouble: number;
	readonly rooted: {
		readonly minUnpromptedChecks: number;
		readonly spanDays: number;
		readonly quietDays: number;
		readonly normShare: number;
		readonly normMinAnswers: number;
		readonly normMaxAgeDays: number;
	};
	readonly sourceWeight: Readonly<Record<ObservationSource, number>>;
	readonly pushPerYear: number;
	readonly peersPerYear: number;
	readonly fadeHalfLifeYears: number;
	/** Push by intensity 1, 2, 3. */
	readonly interventionPush: readonly [number, number, number];
	readonly readinessFactor: Readonly<Record<Readiness, number>>;
}

/** What a roadmap has that says nothing else. */
export const defaultSettings: BehaviourSettings = {
	intervalPercent: 80,
	slipConfidencePercent: 95,
	recencyHalfLifeDays: 180,
	staleAfterDays: 270,
	minimumEvidence: 8,
	clustering: 0.05,
	latestDays: 180,
	beforeDays: 365,
	ceiling: 0.95,
	surprisePerRootYear: 0.05,
	forcePointsToDouble: 10,
	rooted: {
		minUnpromptedChecks: 3,
		spanDays: 365,
		quietDays: 180,
		normShare: 0.7,
		normMinAnswers: 10,
		normMaxAgeDays: 365
	},
	sourceWeight: {
		record: 1,
		unannounced: 1,
		customer: 0.8,
		announced: 0.5,
		'manager-rating': 0.4,
		'self-report': 0.3
	},
	pushPerYear: 0.6,
	peersPerYear: 0.38,
	fadeHalfLifeYears: 1,
	interventionPush: [0.3, 0.5, 0.7],
	readinessFactor: { resistant: 0.6, neutral: 1, 'early adopter': 1.3 }
};

function isAnyObject(value: Json): value is JsonObject {
	return isJsonObject(value);
}

/** What a roadmap stores of them: any part, of which the legal numbers count. */
export const settingsField: Field<JsonObject> = json<JsonObject>(
	'Numbers of the behaviour model',
	{},
	isAnyObject,
	'names with numbers',
	{ type: 'object' }
);

/** How an organisation wants to change: a statement, and principles that interventions cite. */
export type ChangePhilosophy = { readonly statement?: string; readonly principles?: readonly string[] };

function isPhilosophy(value: Json): value is ChangePhilosophy & Json {
	return (
		isJsonObject(value) &&
		(value.statement === undefined || typeof value.statement === 'string') &&
		(value.principles === undefined ||
			(isList(value.principles) && value.principles.every((one) => typeof one === 'string')))
	);
}

export const philosophyField: Field<ChangePhilosophy & Json> = json<ChangePhilosophy & Json>(
	'Change philosophy',
	{},
	isPhilosophy,
	'{ statement, principles }, the principles a list of texts',
	{
		type: 'object',
		properties: {
			statement: { type: 'string' },
			principles: { type: 'array', items: { type: 'string' } }
		}
	}
);

const settingsOf = new WeakMap<JsonObject, BehaviourSettings>();

/** The numbers in force: those that the roadmap stores where they are legal, else the defaults. */
export function readSettings(stored: JsonObject): BehaviourSettings {
	let settings = settingsOf.get(stored);
	if (!settings)
		settingsOf.set(stored, (settings = bounded(overlay(defaultSettings, stored) as BehaviourSettings)));
	return settings;
}

/** Shares are at most one, and percentages of confidence less than a hundred. */
function bounded(settings: BehaviourSettings): BehaviourSettings {
	const { rooted, interventionPush, sourceWeight } = settings;
	const percent = (value: number) => Math.min(99.99, value);
	const share = (value: number) => Math.min(1, value);
	const [light, middling, strong] = interventionPush;
	return {
		...settings,
		intervalPercent: percent(settings.intervalPercent),
		slipConfidencePercent: percent(settings.slipConfidencePercent),
		clustering: share(settings.clustering),
		ceiling: share(settings.ceiling),
		rooted: { ...rooted, normShare: share(rooted.normShare) },
		interventionPush: [share(light), share(middling), share(strong)],
		sourceWeight: Object.fromEntries(
			Object.entries(sourceWeight).map(([source, weight]) => [source, share(weight)])
		) as BehaviourSettings['sourceWeight']
	};
}

/** The numbers of the first with those of the second put over them where both have a number of zero or more. */
function overlay(base: unknown, over: Json | undefined): unknown {
	if (typeof base === 'number')
		return typeof over === 'number' && Number.isFinite(over) && over >= 0 ? over : base;
	if (Array.isArray(base)) {
		// The format of files counts intensities from one: { "1": 0.3 }.
		return base.map((one, index) =>
			overlay(one, isList(over ?? null) ? (over as readonly Json[])[index] : at(over, String(index + 1)))
		);
	}
	return Object.fromEntries(
		Object.entries(base as object).map(([name, value]) => [name, overlay(value, at(over, name))])
	);
}

function at(value: Json | undefined, name: string): Json | undefined {
	return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
