import { expect, test } from 'vitest';
import { isSavedView } from '$lib/state/saved-view';

const view = { zoom: 'year', baseline: null, collapsed: ['process'], isFindingsOpen: true };

test('a view that this version wrote is understood', () => {
	expect(isSavedView(view)).toBe(true);
	expect(isSavedView({ ...view, zoom: 0.4, baseline: 'b3', collapsed: [] })).toBe(true);
});

test('anything else is not, and the roadmap opens as new', () => {
	for (const wrong of [null, 'year', [], {}, { ...view, zoom: 'decade' }, { ...view, zoom: -1 }])
		expect(isSavedView(wrong)).toBe(false);
	expect(isSavedView({ ...view, collapsed: 'process' })).toBe(false);
	expect(isSavedView({ ...view, isFindingsOpen: 'yes' })).toBe(false);
});
