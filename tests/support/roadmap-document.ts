import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { parts } from '$lib/plan/part';
import type { Initiative } from '$lib/plan/initiative';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';

/** A plan that is empty but for these lists. */
export function planWith(lists: Partial<Plan> = {}): Plan {
	return { ...emptyPlan(), ...lists };
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
