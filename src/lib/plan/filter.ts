import type { FindingReport, RuleId } from './finding';
import type { Initiative } from './initiative';
import type { Status } from './initiative-words';
import type { Lane } from './lane';
import type { Milestone } from './milestone';
import { byId, type Plan } from './plan';

/**
 * What of a plan one wants to look at. Each list narrows; an empty one does not. `rules` are findings that an
 * initiative must have, one of them.
 */
export interface PlanFilter {
	readonly text: string;
	readonly lanes: readonly Lane[];
	/** Ids; "" stands for work in no phase. */
	readonly phases: readonly string[];
	/** Ids; "" stands for work that touches no team. */
	readonly teams: readonly string[];
	/** Owner roles; "" stands for work without one. */
	readonly owners: readonly string[];
	readonly statuses: readonly Status[];
	readonly rules: readonly RuleId[];
	/** What does not match stands back, or is left out. */
	readonly mode: 'dim' | 'hide';
}

export const noFilter: PlanFilter = {
	text: '',
	lanes: [],
	phases: [],
	teams: [],
	owners: [],
	statuses: [],
	rules: [],
	mode: 'dim'
};

/** Whether anything narrows. */
export function isFiltering(filter: PlanFilter): boolean {
	return filter.text.trim() !== '' || lists.some((name) => filter[name].length > 0);
}

const lists = ['lanes', 'phases', 'teams', 'owners', 'statuses', 'rules'] as const;

interface Known {
	readonly filter: PlanFilter;
	readonly report: FindingReport;
	readonly ids: ReadonlySet<string>;
}

const latest = new WeakMap<Plan, Known>();

/**
 * Ids of the initiatives and milestones that a filter matches; null when it does not narrow. All words of its
 * text must be in a record's code, title, owner or notes (a milestone's statement), in any case, with or
 * without accents. Kept for the last filter of a plan. Milestones are planned until they are reached; they
 * touch no team and have no findings.
 */
export function matchingIds(
	plan: Plan,
	report: FindingReport,
	filter: PlanFilter
): ReadonlySet<string> | null {
	if (!isFiltering(filter)) return null;
	const known = latest.get(plan);
	const isKnown = known?.filter === filter && (known.report === report || filter.rules.length === 0);
	if (isKnown) return known.ids;
	const ids = new Set<string>();
	const words = wordsOf(filter.text);
	const matches = fieldTest(plan, filter);
	const hasFinding = findingTest(report, filter);
	for (const one of plan.initiatives) {
		if (!matches(one) || !hasFinding(one.id)) continue;
		if (filter.statuses.length > 0 && !filter.statuses.includes(one.status)) continue;
		if (filter.teams.length > 0 && !touches(one.teams, filter.teams)) continue;
		if (hasWords(one, words)) ids.add(one.id);
	}
	for (const one of plan.milestones) {
		if (!matches(one) || filter.rules.length > 0) continue;
		if (filter.statuses.length > 0 && !filter.statuses.includes(one.done ? 'done' : 'planned')) continue;
		if (filter.teams.length > 0 && !filter.teams.includes('')) continue;
		if (hasWords(one, words)) ids.add(one.id);
	}
	latest.set(plan, { filter, report, ids });
	return ids;
}

function fieldTest(plan: Plan, { lanes, phases, owners }: PlanFilter) {
	const known = byId(plan.phases);
	return (one: Initiative | Milestone) => {
		if (lanes.length > 0 && (one.lane === null || !lanes.includes(one.lane))) return false;
		const phase = one.phase !== null && known.has(one.phase) ? one.phase : '';
		if (phases.length > 0 && !phases.includes(phase)) return false;
		return owners.length === 0 || owners.includes(one.owner.trim());
	};
}

function findingTest(report: FindingReport, { rules }: PlanFilter): (id: string) => boolean {
	if (rules.length === 0) return () => true;
	const wanted = new Set<RuleId>(rules);
	return (id) => report.byInitiative.get(id)?.some((finding) => wanted.has(finding.rule)) ?? false;
}

function touches(teams: readonly string[], wanted: readonly string[]): boolean {
	return teams.length === 0 ? wanted.includes('') : teams.some((team) => wanted.includes(team));
}

/** What is searched of a record, folded; kept as long as the record is. */
const searched = new WeakMap<Initiative | Milestone, string>();

function hasWords(one: Initiative | Milestone, words: readonly string[]): boolean {
	if (words.length === 0) return true;
	let text = searched.get(one);
	if (text === undefined) {
		const parts =
			'code' in one ? [one.code, one.title, one.owner, one.notes] : [one.title, one.owner, one.statement];
		text = foldText(parts.join('\n'));
		searched.set(one, text);
	}
	return words.every((word) => text.includes(word));
}

/** The words of a search, folded as what is searched. */
function wordsOf(text: string): readonly string[] {
	return foldText(text).split(/\s+/).filter(Boolean);
}

/** A text in which neither case nor accents count. */
export function foldText(text: string): string {
	const lower = text.toLowerCase();
	// Most texts need no more, and taking letters apart is slow.
	if (/^[\0-\x7f]*$/.test(lower)) return lower;
	return lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}
