import { type CollectionName, collectionNames, collections } from '$lib/plan/collections';
import type { Part } from '$lib/plan/part';
import type { Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import type { RoadmapInfo } from '$lib/plan/roadmap-info';
import { orderKeysAfter } from './order-key';
import type { PlanView } from './plan-view';
import { writeNew } from './stored-record';

/**
 * Writes the records of a plan that belong into one document, those in the trash with their marks. Entities
 * that came without order keys get keys in the sequence of their list.
 */
export function fillDocument(view: PlanView, part: Part, plan: Plan): void {
	if (part === 'plan') fillRoadmap(view, plan.roadmap);
	for (const name of collectionNames) {
		if (collections[name].part !== part) continue;
		const { root } = view.view(name);
		for (const record of ordered(name, plan[name])) writeNew(root, name, record);
	}
	for (const { collection, record, deletedAt, deletedBy } of plan.trash) {
		const { root } = view.view(collection);
		if (collections[collection].part === part && !root.has(record.id))
			writeNew(root, collection, record, { deletedAt, deletedBy });
	}
}

function fillRoadmap(view: PlanView, info: RoadmapInfo): void {
	const { more, ...values } = info;
	const given = Object.entries(values).filter(([, value]) => value !== null && value !== '');
	view.roadmap.write({ ...more, ...Object.fromEntries(given) });
}

function ordered(name: CollectionName, list: readonly RecordBase[]): readonly RecordBase[] {
	if (collections[name].kind === 'fact' || list.every((record) => record.order !== '')) return list;
	const keys = orderKeysAfter([], null, list.length);
	return list.map((record, index) => ({ ...record, order: keys[index] ?? '' }));
}
