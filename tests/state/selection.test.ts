import { expect, test } from 'vitest';
import { Selection } from '$lib/state/selection.svelte';

test('forms hear of a new choice while the old one still stands, until they stop listening', () => {
	const selection = new Selection();
	selection.choose('initiatives', 'a');
	const seen: (boolean | null)[] = [];
	const stop = selection.beforeChange(() => seen.push(selection.isChosen('a')));
	selection.choose('milestones', 'b');
	selection.clear();
	stop();
	selection.chooseRoadmap();
	expect(seen).toEqual([true, false]);
	expect(selection.chosen).toEqual({ collection: 'roadmap' });
});

test('each request for the focus is a new one, at the heading unless a title is to be typed', () => {
	const selection = new Selection();
	selection.inspect();
	expect(selection.focusRequest).toEqual({ count: 1, to: 'heading' });
	selection.inspect('title');
	expect(selection.focusRequest).toEqual({ count: 2, to: 'title' });
	expect(selection.isInspectorOpen).toBe(true);
});

test('the roadmap itself is never mistaken for a record', () => {
	const selection = new Selection();
	selection.chooseRoadmap();
	expect(selection.isChosen('roadmap')).toBe(false);
});
