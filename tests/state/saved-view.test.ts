import { expect, test } from 'vitest';
import type { Json } from '$lib/plan/field';
import { noFilter } from '$lib/plan/filter';
import { NamedViews } from '$lib/state/named-views.svelte';
import { isSavedView, readSavedView } from '$lib/state/saved-view';

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

test('what an older version stored is read with the usual value for what it lacked', () => {
	expect(readSavedView(view)).toEqual({
		...view,
		collapsed: ['lane:process'],
		groupBy: 'lane',
		isPacked: false,
		colourBy: 'lane',
		links: 'all',
		hasOverview: true,
		filter: noFilter,
		named: []
	});
	expect(readSavedView({ zoom: 'decade' })).toBeNull();
});

test('what this version stores comes back as it was, whatever of it is not understood left out', () => {
	const settings = {
		zoom: 2,
		baseline: 'b3',
		collapsed: ['phase:p1'],
		groupBy: 'phase',
		isPacked: true,
		colourBy: 'team',
		links: 'chosen',
		hasOverview: false,
		filter: { ...noFilter, text: 'desk', owners: [''], lanes: ['process'], rules: ['SEQ-3'], mode: 'hide' }
	} as const;
	const stored = { ...settings, isFindingsOpen: false, named: [{ name: 'Board', settings }] };
	expect(readSavedView(stored)).toEqual(stored);
	const odd = {
		...stored,
		groupBy: 'colour',
		colourBy: 7,
		filter: { text: 5, lanes: ['moon', 'process'], owners: 'all', statuses: ['done', null] },
		named: [
			{ name: '' },
			{ name: 'A', settings: {} },
			3,
			{ name: 'Board', settings },
			{ name: 'Board', settings }
		]
	};
	expect(readSavedView(odd as unknown as Json)).toMatchObject({
		groupBy: 'lane',
		colourBy: 'lane',
		filter: { ...noFilter, lanes: ['process'], statuses: ['done'] },
		named: [{ name: 'Board' }]
	});
});

test('named views are saved, overwritten where they stand, and deleted for good', () => {
	const settings = readSavedView(view)!;
	const views = new NamedViews([{ name: 'Board', settings }]);
	views.save('  Team ', settings);
	views.save('Board', { ...settings, isPacked: true });
	views.save('   ', settings);
	expect(views.list.map(({ name }) => name)).toEqual(['Board', 'Team']);
	expect(views.list[0]?.settings.isPacked).toBe(true);
	views.delete('Board');
	views.takeIn([
		{ name: 'Board', settings },
		{ name: 'From another tab', settings }
	]);
	expect(views.list.map(({ name }) => name)).toEqual(['Team', 'From another tab']);
});
