import type { Group } from '$lib/plan/group';
import { currentSpan, type Initiative, type Span } from '$lib/plan/initiative';
import { type Lane, laneNames, lanes } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import type { Phase } from '$lib/plan/phase';
import { byId, type Plan } from '$lib/plan/plan';
import { packLines } from './row-packing';

/** What decides which rows there are, besides what is folded away. */
export interface ContentOptions {
	readonly groupBy: 'lane' | 'phase';
	/** Ids of what may appear; null for all. */
	readonly shown: ReadonlySet<string> | null;
	/** Where dates are taken from, as while dragging; `currentSpan` unless given. */
	readonly spanOf?: (initiative: Initiative) => Span | null;
}

/** What stands under a head or a group, in plan order. */
export interface Branch {
	readonly initiatives: Initiative[];
	readonly milestones: Milestone[];
	readonly groups: GroupBranch[];
	/** Initiatives inside, those of inner groups too, and the person-days they need. */
	count: number;
	effortDays: number;
	/** First and last day inside; infinite where nothing is dated. */
	first: number;
	last: number;
	/** The initiatives in lines that they share, made when first asked for. */
	lines: readonly (readonly Initiative[])[] | null;
}

export interface HeadBranch extends Branch {
	readonly id: string;
	readonly by: 'lane' | 'phase';
	readonly lane: Lane | null;
	readonly phase: Phase | null;
	readonly title: string;
}

export interface GroupBranch extends Branch {
	/** Row of the group: "group:g1", and " @lane:process" after it where it stands under a further head. */
	id: string;
	readonly group: Group;
}

interface Kept {
	readonly madeFrom: readonly unknown[];
	readonly heads: readonly HeadBranch[];
}

const latest = new WeakMap<readonly Initiative[], Kept>();

/** The heads of a plan and what stands under each; kept as long as the plan's lists and the options are the same. */
export function rowContent(plan: Plan, options: ContentOptions): readonly HeadBranch[] {
	const { initiatives, milestones, phases, groups } = plan;
	const madeFrom = [milestones, phases, groups, options.groupBy, options.shown, options.spanOf];
	const kept = latest.get(initiatives);
	if (kept?.madeFrom.every((one, at) => one === madeFrom[at])) return kept.heads;
	const heads = new ContentBuilder(plan, options).build();
	latest.set(initiatives, { madeFrom, heads });
	return heads;
}

/** The lines that a branch's initiatives share. */
export function linesOf(branch: Branch, options: ContentOptions): readonly (readonly Initiative[])[] {
	branch.lines ??= packLines(branch.initiatives, options.spanOf ?? currentSpan);
	return branch.lines;
}

/** First and last day of a branch, but for the days that somebody states. Null where an end is not known. */
export function spanOfBranch(
	branch: Pick<Branch, 'first' | 'last'>,
	stated: Pick<Group, 'start' | 'end'> | null
): Span | null {
	const start = stated?.start ?? branch.first;
	const end = stated?.end ?? branch.last;
	return Number.isFinite(start) && Number.isFinite(end) ? ({ start, end } as Span) : null;
}

function emptyBranch(): Branch {
	const days = { first: Infinity, last: -Infinity };
	return { initiatives: [], milestones: [], groups: [], count: 0, effortDays: 0, ...days, lines: null };
}

class ContentBuilder {
	readonly #plan: Plan;
	readonly #options: ContentOptions;
	readonly #heads = new Map<string, HeadBranch>();
	/** Groups under each head, by their id. */
	readonly #branches = new Map<HeadBranch, Map<string, GroupBranch>>();
	readonly #parents: ReadonlyMap<string, Group | null>;

	constructor(plan: Plan, options: ContentOptions) {
		this.#plan = plan;
		this.#options = options;
		this.#parents = parentsOf(plan.groups);
	}

	build(): readonly HeadBranch[] {
		const { initiatives, milestones } = this.#plan;
		const { shown } = this.#options;
		if (this.#options.groupBy === 'lane')
			for (const lane of lanes)
				this.#addHead({ id: `lane:${lane}`, by: 'lane', lane, phase: null, title: laneNames[lane] });
		else this.#addPhaseHeads();
		const spanOf = this.#options.spanOf ?? currentSpan;
		for (const initiative of initiatives) {
			if (shown && !shown.has(initiative.id)) continue;
			const branch = this.#branchFor(initiative);
			if (!branch) continue;
			branch.initiatives.push(initiative);
			branch.count++;
			branch.effortDays += initiative.effortDays ?? 0;
			const span = spanOf(initiative);
			if (span) extend(branch, Math.min(span.start, span.end), Math.max(span.start, span.end));
		}
		for (const milestone of milestones) {
			if (shown && !shown.has(milestone.id)) continue;
			const branch = this.#branchFor(milestone);
			branch?.milestones.push(milestone);
			if (branch && milestone.day !== null) extend(branch, milestone.day, milestone.day);
		}
		this.#addEmptyGroups();
		this.#nest();
		return [...this.#heads.values()].filter((head) => this.#isKept(head));
	}

	#addHead(head: Pick<HeadBranch, 'id' | 'by' | 'lane' | 'phase' | 'title'>): void {
		this.#heads.set(head.id, { ...head, ...emptyBranch() });
	}

	#addPhaseHeads(): void {
		for (const phase of this.#plan.phases) {
			const title = phase.title || 'Untitled';
			this.#addHead({ id: `phase:${phase.id}`, by: 'phase', lane: null, phase, title });
		}
		this.#addHead({ id: 'phase:', by: 'phase', lane: null, phase: null, title: 'No phase' });
	}

	/** Lanes always stay. Phases stay unless only some things are shown; "No phase" when it has any, or stands alone. */
	#isKept(head: HeadBranch): boolean {
		if (head.by === 'lane' || head.initiatives.length + head.milestones.length + head.groups.length > 0)
			return true;
		const { shown } = this.#options;
		if (!head.phase) return this.#plan.phases.length === 0;
		return shown === null || shown.has(head.phase.id);
	}

	#headFor(record: { readonly lane: Lane | null; readonly phase: string | null }): HeadBranch | undefined {
		if (this.#options.groupBy === 'lane')
			return record.lane === null ? undefined : this.#heads.get(`lane:${record.lane}`);
		return this.#heads.get(`phase:${record.phase ?? ''}`) ?? this.#heads.get('phase:');
	}

	#branchFor(record: Initiative | Milestone): Branch | undefined {
		const head = this.#headFor(record);
		if (!head || record.group === null) return head;
		const group = byId(this.#plan.groups).get(record.group);
		return group ? this.#groupUnder(head, group) : head;
	}

	/** The group's branch under a head, made with those of the groups around it. */
	#groupUnder(head: HeadBranch, group: Group): GroupBranch {
		let branches = this.#branches.get(head);
		if (!branches) this.#branches.set(head, (branches = new Map()));
		for (let one: Group | null = group; one && !branches.has(one.id); one = this.#parents.get(one.id) ?? null)
			branches.set(one.id, { id: '', group: one, ...emptyBranch() });
		return branches.get(group.id) ?? { id: '', group, ...emptyBranch() };
	}

	/** A group with nothing in it stands where it says that it belongs. */
	#addEmptyGroups(): void {
		const { shown } = this.#options;
		const used = new Set([...this.#branches.values()].flatMap((branches) => [...branches.keys()]));
		for (const group of this.#plan.groups) {
			if (used.has(group.id) || (shown && !shown.has(group.id))) continue;
			const head = this.#headFor(group);
			if (head) this.#groupUnder(head, group);
		}
	}

	/** Puts the groups of each head inside each other, in plan order, and adds up what they hold. */
	#nest(): void {
		const { groups } = this.#plan;
		if (groups.length === 0) return;
		const placeOf = new Map(groups.map((group, place) => [group.id, place]));
		const named = new Set<string>();
		for (const head of this.#heads.values()) {
			const branches = this.#branches.get(head);
			if (!branches) continue;
			const inOrder = [...branches.values()].sort(
				(a, b) => (placeOf.get(a.group.id) ?? 0) - (placeOf.get(b.group.id) ?? 0)
			);
			for (const branch of inOrder) {
				const { id } = branch.group;
				branch.id = named.has(id) ? `group:${id} @${head.id}` : `group:${id}`;
				named.add(id);
				const parent = this.#parents.get(id);
				((parent && branches.get(parent.id)) ?? head).groups.push(branch);
			}
			addUp(head);
		}
	}
}

function extend(branch: Branch, first: number, last: number): void {
	branch.first = Math.min(branch.first, first);
	branch.last = Math.max(branch.last, last);
}

/** Adds what inner groups hold to those around them, the innermost first; groups may be nested very deep. */
function addUp(head: HeadBranch): void {
	const order: { readonly branch: Branch; readonly into: Branch }[] = [];
	const waiting: Branch[] = [head];
	for (let into = waiting.pop(); into; into = waiting.pop())
		for (const branch of into.groups) {
			order.push({ branch, into });
			waiting.push(branch);
		}
	for (const { branch, into } of order.reverse()) {
		into.count += branch.count;
		into.effortDays += branch.effortDays;
		const span = spanOfBranch(branch, 'group' in branch ? (branch as GroupBranch).group : null);
		if (span) extend(into, span.start, span.end);
	}
}

/**
 * The group around each group, null for the outermost. Two people who work apart may put two groups into
 * each other; those on such a circle stand outermost.
 */
function parentsOf(groups: readonly Group[]): ReadonlyMap<string, Group | null> {
	const known = byId(groups);
	const parents = new Map<string, Group | null>();
	for (const group of groups) {
		const path = new Set<Group>();
		let one: Group | undefined = group;
		while (one && !parents.has(one.id) && !path.has(one)) {
			path.add(one);
			one = one.group === null ? undefined : known.get(one.group);
		}
		let isOnCircle = false;
		for (const step of path) {
			isOnCircle ||= step === one;
			parents.set(step.id, isOnCircle ? null : (known.get(step.group ?? '') ?? null));
		}
	}
	return parents;
}
