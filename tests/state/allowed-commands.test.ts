import { expect, test } from 'vitest';
import { buildCommands } from '$lib/state/commands/build-commands';
import { takeBaseline } from '$lib/state/plan-actions';
import type { Session } from '$lib/state/session.svelte';
import { Selection } from '$lib/state/selection.svelte';
import { behaviourPlan } from '../support/behaviour-plan';
import { memoryRoadmap } from '../support/memory-roadmap';

/** What the commands ask of a session, around a roadmap in memory. */
function begin() {
	const roadmap = memoryRoadmap(behaviourPlan());
	const selection = new Selection();
	const opened: string[] = [];
	const session = {
		roadmap,
		selection,
		screen: null,
		drag: { isActive: false },
		openDialog: (name: string) => opened.push(name)
	} as unknown as Session;
	const commands = buildCommands(session, { views: [], exports: [], openRoadmapFields: () => undefined });
	const named = (name: string) => commands.find((one) => one.name === name)!;
	return { roadmap, selection, opened, commands, named };
}

test('[TKP-8] who may not change the plan is offered no command that changes it, and its keys say so', () => {
	const { roadmap, selection, opened, commands, named } = begin();
	const before = roadmap.plan;
	roadmap.takeRole('recorder');
	for (const name of [
		'new-phase',
		'new-gate',
		'delete',
		'rename',
		'move-later',
		'group',
		'refresh',
		'take-baseline'
	])
		expect(named(name).isAllowed?.(), name).toBe(false);
	for (const name of ['undo', 'redo', 'copy', 'open', 'trash', 'palette'])
		expect(named(name).isAllowed, name).toBeUndefined();
	named('new-phase').run();
	named('take-baseline').run();
	expect(roadmap.refusedEdits).toBe(2);
	expect(roadmap.plan).toBe(before);
	expect(selection.chosen).toBeNull();
	expect(opened).toEqual([]);
	roadmap.takeRole('editor');
	expect(commands.every(({ isAllowed }) => isAllowed?.() !== false)).toBe(true);
	named('new-phase').run();
	expect(selection.chosen).toMatchObject({ collection: 'phases' });
});

test('[TKP-8] a baseline that may not be taken has no id', () => {
	const { roadmap } = begin();
	roadmap.takeRole('viewer');
	expect(takeBaseline(roadmap, 'Agreed', '')).toBeNull();
	roadmap.takeRole('owner');
	expect(takeBaseline(roadmap, 'Agreed', '')).toBe(roadmap.plan.baselines.at(-1)?.id);
});
