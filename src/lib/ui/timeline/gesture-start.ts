import type { Gesture } from '$lib/state/drag/chart-drag.svelte';
import type { PointerPlace } from '$lib/state/drag/gesture';
import { contentOfHead, heldOf, type HeldCollection } from '$lib/state/drag/held';
import { LinkGesture } from '$lib/state/drag/link-gesture.svelte';
import { MarqueeGesture } from '$lib/state/drag/marquee-gesture.svelte';
import { MoveGesture } from '$lib/state/drag/move-gesture.svelte';
import { ResizeGesture } from '$lib/state/drag/resize-gesture.svelte';
import type { ChartGround } from './chart-ground';
import { recordsTouching } from './chart-records';
import { dropPlaceAt } from './drop-place';
import type { PressTarget } from './press-target';

/** The gesture that a pull begins; null where there is nothing to pull. What is pulled is chosen first. */
export function startGesture(
	ground: ChartGround,
	target: PressTarget,
	at: PointerPlace,
	isAdding: boolean
): Gesture | null {
	const { roadmap, selection } = ground.session;
	switch (target.kind) {
		case 'link':
			return new LinkGesture(roadmap, target.from, at);
		case 'empty':
			return new MarqueeGesture(selection, at, isAdding, (box) => recordsTouching(ground, box));
		case 'summary':
			return startSummary(ground, target.row, at);
		default:
			chooseHeld(ground, target, isAdding);
			return target.part === 'middle'
				? startMove(ground, target, at)
				: startResize(ground, { ...target, part: target.part }, at);
	}
}

type RecordTarget = Extract<PressTarget, { readonly kind: 'bar' | 'mark' }>;

/** What is taken hold of is chosen: alone, unless it is one of several, or is to be added to them. */
export function chooseHeld(
	{ session }: ChartGround,
	{ id, collection }: RecordTarget,
	isAdding: boolean
): void {
	const { selection } = session;
	if (selection.isChosen(id)) return;
	if (isAdding) selection.toggle(collection, id);
	else selection.choose(collection, id);
}

function startMove(ground: ChartGround, { id, kind }: RecordTarget, at: PointerPlace): Gesture | null {
	const { roadmap, selection } = ground.session;
	const held = heldOf(roadmap.plan, selection.records);
	const lead = held.find((one) => one.id === id);
	if (!lead) return null;
	const rowIds = [...selection.records.keys()].filter((one) => isInRow(ground, one));
	return new MoveGesture(roadmap, {
		id,
		held,
		lead: lead.from,
		rowIds: kind === 'bar' ? rowIds : [],
		at,
		placeAt: (ids, y) => dropPlaceAt(roadmap.plan, ground.layout, ids, y, ground.session.view.isPacked)
	});
}

function startResize(
	{ session: { roadmap } }: ChartGround,
	{ id, collection, part }: RecordTarget & { readonly part: 'start' | 'end' },
	at: PointerPlace
): Gesture | null {
	const [held] = heldOf(roadmap.plan, [[id, collection]]);
	return held ? new ResizeGesture(roadmap, held, part, at) : null;
}

/** The bar of a head moves what is under it, and the phase that it is; that of a group all that is in the group. */
function startSummary(
	{ session: { roadmap } }: ChartGround,
	row: Extract<PressTarget, { readonly kind: 'summary' }>['row'],
	at: PointerPlace
): Gesture | null {
	const { plan } = roadmap;
	const records: Iterable<readonly [string, HeldCollection]> =
		row.kind === 'group' ? [[row.group.id, 'groups']] : contentOfHead(plan, row);
	const held = heldOf(plan, records);
	if (!row.span || held.length === 0) return null;
	return new MoveGesture(roadmap, { held, lead: row.span, rowIds: [], at, placeAt: () => null, id: row.id });
}

function isInRow({ layout }: ChartGround, id: string): boolean {
	const kind = layout.rowOf(id)?.kind;
	return kind !== undefined && kind !== 'head';
}
