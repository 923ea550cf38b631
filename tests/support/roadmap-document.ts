import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { parts } from '$lib/plan/collections';
import type { ValuesOf } from '$lib/plan/field';
import { type Initiative, initiativeFields } from '$lib/plan/initiative';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { roadmapFields, type RoadmapInfo } from '$lib/plan/roadmap-info';

/** A roadmap's own fields, empty but for those given. */
export function infoWith(values: Partial<RoadmapInfo> = {}): RoadmapInfo {
	const empty = Object.fromEntries(
		Object.entries(roadmapFields).map(([name, field]) => [name, field.empty])
	) as ValuesOf<typeof roadmapFields>;
	return { ...empty, more: {}, ...values };
}

/** A plan that is empty but for these lists. */
export function planWith(lists: Partial<Plan> = {}): Plan {
	return { ...emptyPlan(infoWith()), ...lists };
}

/** An initiative with these values. */
export function initiativeWith(id: string, values: Partial<Initiative> = {}): Initiative {
	return makeRecord(initiativeFields, id, values);
}

/** A document filled with a plan that is empty but for these lists. */
export function documentWith(lists: Partial<Plan> = {}): RoadmapDocument {
	const document = new RoadmapDocument('roadmap');
	document.fill(planWith(lists));
	return document;
}

/** Another device's copy of a document as it is now. */
export function copyOf(document: RoadmapDocument): RoadmapDocument {
	const copy = new RoadmapDocument(document.id);
	deliver(document, copy);
	return copy;
}

/** Gives one document everything that another knows. */
export function deliver(from: RoadmapDocument, to: RoadmapDocument): void {
	for (const part of parts) to.applyUpdate(part, from.diff(part, to.stateVector(part)), 'tab');
}

/** Gives two documents everything that either knows. */
export function exchange(one: RoadmapDocument, other: RoadmapDocument): void {
	deliver(one, other);
	deliver(other, one);
}
