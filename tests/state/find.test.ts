import { describe, expect, test } from 'vitest';
import type { Command } from '$lib/state/commands/command';
import { findCommands, findRecords } from '$lib/state/commands/find';
import { fitOf } from '$lib/state/commands/rank';
import { groupFields } from '$lib/plan/group';
import { makeRecord } from '$lib/plan/record';
import { buildLargePlan, buildPlan } from '../support/plan-builder';

function commands(...labels: readonly string[]): readonly Command[] {
	return labels.map((label) => ({
		name: label,
		label,
		group: 'Edit',
		keys: [],
		at: ['anywhere'],
		enabled: () => true,
		run: () => undefined
	}));
}

const table = commands(
	'Go to a date',
	'Move to the trash',
	'Order',
	'Show or hide the overview',
	'New order desk'
);

function found(search: string, recent: readonly string[] = []): string[] {
	return findCommands(table, search, recent).map(({ label }) => label);
}

describe('What fits a search', () => {
	test('is ranked from the whole name to letters that begin its words', () => {
		const fits = ['order', 'orders taken', 'new order', 'reorder', 'old red nice'].map((name) =>
			fitOf(name, 'order')
		);
		expect(fits.slice(0, 4)).toEqual([...fits.slice(0, 4)].sort((a, b) => b - a));
		expect(fits[4]).toBe(0);
		expect(fitOf('go to a date', 'gtd')).toBeGreaterThan(0);
		expect(fitOf('go to a date', 'godate')).toBeGreaterThan(0);
		expect(fitOf('go to a date', 'gda')).toBeGreaterThan(0);
		expect(fitOf('show or hide the overview', 'order')).toBe(0);
	});

	test('needs every word, in any order', () => {
		expect(fitOf('move to the trash', 'trash move')).toBeGreaterThan(0);
		expect(fitOf('move to the trash', 'trash copy')).toBe(0);
	});
});

describe('Commands', () => {
	test('come with the best first, in any case', () => {
		expect(found('ORDER')).toEqual(['Order', 'New order desk']);
		expect(found('nothing at all')).toEqual([]);
	});

	test('used last come first, before a search and among equals', () => {
		expect(found('', ['New order desk', 'Order'])[0]).toBe('New order desk');
		expect(found('', ['New order desk', 'Order'])).toHaveLength(table.length);
	});
});

describe('Records', () => {
	const plan = {
		...buildPlan({
			initiatives: [
				{ id: 'a', code: 'TE20', title: 'Order desk' },
				{ id: 'b', code: 'TE2', title: 'Café' },
				{ id: 'c', title: 'TE2 is in my title' }
			],
			milestones: [{ id: 'm', title: 'Order board' }],
			phases: [{ id: 'p', title: 'Orders' }]
		}),
		groups: [makeRecord(groupFields, 'g', { title: 'Reorder' })]
	};
	const ids = (search: string) => findRecords(plan, search, 10).best.map(({ id }) => id);

	test('of every kind are found by code or title, the code first', () => {
		expect(ids('te2')).toEqual(['b', 'a', 'c']);
		expect(ids('order')).toEqual(['p', 'm', 'a', 'g']);
		expect(ids('cafe te2')).toEqual(['b']);
		expect(ids('')).toEqual([]);
	});

	test('are told to be near when a code or title begins so', () => {
		expect(findRecords(plan, 'te2', 10).isNear).toBe(true);
		expect(findRecords(plan, 'desk', 10).isNear).toBe(false);
	});

	test('are capped, and counted', () => {
		const { best, count } = findRecords(buildLargePlan(50_000), 'work', 40);
		expect(best).toHaveLength(40);
		expect(count).toBe(50_000);
	});
});
