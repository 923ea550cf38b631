import type { Group } from '$lib/plan/group';
import type { Initiative } from '$lib/plan/initiative';
import type { Milestone } from '$lib/plan/milestone';
import type { Phase } from '$lib/plan/phase';
import { byId, type Plan } from '$lib/plan/plan';
import { mspdiLimits } from './read-project';
import { mspdiFormat } from './read-records';

/** A record of a plan, and what stands under it in the outline of a project. */
export type TreeNode = Readable & { readonly children: TreeNode[]; parent: TreeNode | null };

type Readable =
	| { readonly kind: 'phases'; readonly record: Phase }
	| { readonly kind: 'groups'; readonly record: Group }
	| { readonly kind: 'initiatives'; readonly record: Initiative }
	| { readonly kind: 'milestones'; readonly record: Milestone };

interface Placed {
	readonly node: TreeNode;
	/** Row of the file it came from, never before the record that precedes it in its own list. */
	readonly row: number;
}

/**
 * The records of a plan as the outline of a project: groups in groups, work in groups and phases, phases in the
 * groups they were read from. Where a record names a group and a phase that do not stand in one another, the phase
 * counts. Circles of groups are opened.
 */
export function treeOf(plan: Plan): readonly TreeNode[] {
	const phases = place(plan.phases.map((record) => makeNode({ kind: 'phases', record })));
	const groups = place(plan.groups.map((record) => makeNode({ kind: 'groups', record })));
	const work = [
		...place(plan.initiatives.map((record) => makeNode({ kind: 'initiatives', record }))),
		...place(plan.milestones.map((record) => makeNode({ kind: 'milestones', record })))
	];
	const phaseNodes = new Map(phases.map(({ node }) => [node.record.id, node]));
	const groupNodes = new Map(groups.map(({ node }) => [node.record.id, node]));
	const groupByKey = new Map(groups.map(({ node }) => [keyOf(node), node]));
	for (const { node } of phases) {
		const outer = groupByKey.get(String(node.record.source?.inside ?? ''));
		if (outer && (outer.record as Group).phase === null) attach(node, outer);
	}
	for (const { node } of [...groups, ...work]) {
		const { group, phase } = node.record as Group | Initiative | Milestone;
		attach(node, parentOf(groupNodes.get(group ?? ''), phaseNodes.get(phase ?? '')));
	}
	const all = [...phases, ...groups, ...work].sort((a, b) => a.row - b.row);
	for (const { node } of all) if (depthOf(node) > mspdiLimits.levels) node.parent = null;
	for (const { node } of all) node.parent?.children.push(node);
	return all.filter(({ node }) => !node.parent).map(({ node }) => node);

	function parentOf(group: TreeNode | undefined, phase: TreeNode | undefined): TreeNode | null {
		if (!group || !phase) return group ?? phase ?? null;
		const { phase: own } = group.record as Group;
		return own !== null && byId(plan.phases).has(own) && own === phase.record.id ? group : phase;
	}
}

function makeNode(one: Readable): TreeNode {
	return { ...one, children: [], parent: null };
}

/** Hangs a node under another, unless that one stands under it already. */
function attach(node: TreeNode, parent: TreeNode | null): void {
	for (let above = parent; above; above = above.parent) if (above === node) return;
	node.parent = parent;
}

/** How many nodes stand above one, itself counted; not counted further than the most that a file may have. */
function depthOf(node: TreeNode): number {
	let depth = 0;
	for (let at: TreeNode | null = node; at && depth <= mspdiLimits.levels; at = at.parent) depth++;
	return depth;
}

function keyOf({ record }: TreeNode): string {
	return record.source?.format === mspdiFormat && record.source.key ? record.source.key : ` ${record.id}`;
}

function place(nodes: readonly TreeNode[]): readonly Placed[] {
	let row = 0;
	return nodes.map((node) => {
		const stated = node.record.source?.format === mspdiFormat ? Number(node.record.source.row) : NaN;
		row = Math.max(row, Number.isFinite(stated) ? stated : 0);
		return { node, row };
	});
}
