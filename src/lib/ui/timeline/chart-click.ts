import type { ChosenCollection } from '$lib/state/selection.svelte';
import type { ChartGround } from './chart-ground';
import type { PressTarget } from './press-target';
import { chooseStretch } from './row-records';

interface ClickKeys {
	/** Whether what is clicked is added to what is chosen, or taken out. */
	readonly isAdding: boolean;
	/** Whether all rows from the one that leads are meant. */
	readonly isStretching: boolean;
}

/** What a press does that has not become a drag. A thing in the strip hears its own clicks. */
export function clickOn(
	ground: ChartGround,
	target: PressTarget,
	{ isAdding, isStretching }: ClickKeys
): void {
	const { selection } = ground.session;
	if (target.kind === 'empty') {
		if (!isAdding && !isStretching) selection.clear();
	} else if (target.kind === 'summary') {
		const { row } = target;
		if (row.kind === 'group') choose(ground, row.group.id, 'groups', isAdding);
		else if (row.phase) choose(ground, row.phase.id, 'phases', isAdding);
	} else if (target.kind === 'bar') {
		if (isStretching) chooseStretchTo(ground, target.id);
		else choose(ground, target.id, target.collection, isAdding);
	}
}

function choose({ session }: ChartGround, id: string, collection: ChosenCollection, isAdding: boolean): void {
	const { selection } = session;
	if (isAdding) return selection.toggle(collection, id);
	selection.choose(collection, id);
	selection.isInspectorOpen = true;
}

function chooseStretchTo({ layout, session }: ChartGround, id: string): void {
	const row = layout.rowOf(id);
	if (row) chooseStretch(session.selection, layout, row, row);
}
