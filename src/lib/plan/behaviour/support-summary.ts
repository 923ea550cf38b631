import type { Day } from '$lib/plan/day';
import { byId, type Plan } from '$lib/plan/plan';
import { type Intervention, type Precedent, type styles } from './intervention';

type Style = (typeof styles)[number];

/** Share of interventions that may require rather than invite or enable before it is questioned. */
export const mostRequired = 0.3;

export const intensityNames: Readonly<Record<number, string>> = { 1: 'light', 2: 'middling', 3: 'strong' };

/** Where an intervention stands on a day. Spans are [start, end): on its end it is over. */
export type Standing = 'no dates' | 'to come' | 'running' | 'over';

export function standingOf({ start, end }: Pick<Intervention, 'start' | 'end'>, asOf: Day): Standing {
	if (start === null) return 'no dates';
	if (asOf < start) return 'to come';
	return end === null || asOf < end ? 'running' : 'over';
}

/** How many interventions there are of each style, and the share of those that require (0 to 1). */
export interface StyleShares {
	readonly counts: Readonly<Record<Style, number>>;
	readonly total: number;
	readonly required: number;
	readonly isTooMuch: boolean;
}

/** The styles of interventions; more than 30 % that require is too much. */
export function styleShares(interventions: readonly Intervention[]): StyleShares {
	const counts = { invite: 0, enable: 0, require: 0 };
	for (const { style } of interventions) counts[style]++;
	const total = interventions.length;
	const required = total === 0 ? 0 : counts.require / total;
	return { counts, total, required, isTooMuch: required > mostRequired };
}

/** What an intervention still lacks: what it is to do, something to act on, a principle to follow. */
export type Missing = 'purpose' | 'target' | 'principle';

/** A target is a behaviour, or an inhibitor to remove. */
export function missingOf({
	purpose,
	behaviours,
	inhibitors,
	fitsPhilosophy
}: Intervention): readonly Missing[] {
	const missing: Missing[] = [];
	if (purpose === null) missing.push('purpose');
	if (behaviours.length === 0 && inhibitors.length === 0) missing.push('target');
	if (fitsPhilosophy.trim() === '') missing.push('principle');
	return missing;
}

/** Whether a precedent is somebody’s own experience, as its source or its industry says. */
export function isPersonal({ source, industry }: Precedent): boolean {
	return /\b(personal|own)\b/iu.test(`${source} ${industry}`);
}

/** Which precedents an intervention rests on: none, only somebody’s own experience, or others’ too. */
export type PrecedentUse = 'none' | 'only personal' | 'external';

export function precedentUse(plan: Pick<Plan, 'precedents'>, { precedents }: Intervention): PrecedentUse {
	const known = byId(plan.precedents);
	const found = precedents.flatMap((id) => known.get(id) ?? []);
	if (found.length === 0) return 'none';
	return found.every(isPersonal) ? 'only personal' : 'external';
}

/** How many different industries the precedents come from, one’s own experience left out. */
export function industryCount(precedents: readonly Precedent[]): number {
	const industries = precedents.filter((one) => !isPersonal(one)).map(({ industry }) => industry);
	return new Set(industries.map((name) => name.trim().toLowerCase()).filter(Boolean)).size;
}
