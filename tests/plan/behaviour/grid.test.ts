import { expect, test } from 'vitest';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { behaviourGrid, type CellFilter, countShown, everyCell, filterGrid } from '$lib/plan/behaviour/grid';
import { nextChecks } from '$lib/plan/behaviour/next-checks';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { buildBehaviourPlan } from '../../support/behaviour-plan-builder';
import { workedExample } from '../../support/worked-example';

const asOf = day('2028-06-30');
const example = workedExample();

function gridOf(plan: Plan) {
	return behaviourGrid(plan, behaviourReport(plan, asOf));
}

function narrowed(filter: Partial<CellFilter>, plan = example) {
	const report = behaviourReport(plan, asOf);
	const checks = nextChecks(plan, report).filter((one) => one.due <= asOf);
	const due = new Set(checks.map((one) => one.key));
	return filterGrid(plan, behaviourGrid(plan, report), { ...everyCell, ...filter }, due);
}

function namesIn({ matches }: ReturnType<typeof narrowed>): string[] {
	return [...matches].map(({ behaviour, team }) => `${behaviour.id} ${team.id}`);
}

const smallTeamPlan = buildBehaviourPlan({
	teams: [
		{ id: 'office', name: 'Board office', headcount: 4 },
		{ id: 'shop', name: 'Shop', headcount: 40, customerFacing: true }
	],
	behaviours: [{ id: 'b', name: 'Say it plainly', teams: ['office', 'shop'], baseline: 0.2 }],
	observations: [
		{ id: 'o1', behaviour: 'b', team: 'office', date: day('2028-06-01'), k: 30, n: 40, source: 'record' },
		{ id: 'o2', behaviour: 'b', team: 'shop', date: day('2028-06-01'), k: 30, n: 40, source: 'record' }
	]
});

test('the worked example stands in eight rows, teams that face customers first', () => {
	const grid = gridOf(example);
	expect(grid.columns.map(({ team }) => team.id)).toEqual([
		...['care', 'sales', 'field'],
		...['it', 'ops', 'finance', 'marketing', 'product']
	]);
	expect(grid.facing).toBe(3);
	expect(grid.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	const seen = grid.columns.map((column) => `${column.team.id} ${column.seen} of ${column.asked}`);
	expect(seen).toEqual([
		...['care 2 of 3', 'sales 1 of 4', 'field 1 of 3'],
		...['it 2 of 2', 'ops 0 of 3', 'finance 0 of 3', 'marketing 0 of 2', 'product 0 of 3']
	]);
	const cells = grid.rows.flatMap((row) => row.cells).filter((cell) => cell !== null);
	expect(cells.length).toBe(23);
	expect(grid.unasked).toEqual([]);
});

test('the counts of the worked example are one rooted, two holding, two emerging, one slipping, 17 grey', () => {
	expect(countShown(behaviourReport(example, asOf))).toEqual({
		words: { rooted: 1, holding: 2, emerging: 2, slipping: 1, 'no evidence': 17 },
		hidden: 0
	});
});

test('cells of a team of fewer than five people are counted apart, and answer to no word', () => {
	const report = behaviourReport(smallTeamPlan, asOf);
	const { words, hidden } = countShown(report);
	expect(hidden).toBe(1);
	expect(Object.values(words).reduce((sum, one) => sum + one, 0)).toBe(1);
	const shown = report.cells.find((cell) => !cell.isHidden)!;
	expect(namesIn(narrowed({ word: shown.word }, smallTeamPlan))).toEqual(['b shop']);
	expect(namesIn(narrowed({ team: 'office' }, smallTeamPlan))).toEqual(['b office']);
	expect(gridOf(smallTeamPlan).columns.map((one) => one.isHidden)).toEqual([false, true]);
});

test('a word keeps the rows and columns that have such a cell', () => {
	const emerging = narrowed({ word: 'emerging' });
	expect(namesIn(emerging)).toEqual(['B2 it', 'B5 it']);
	expect(emerging.columns.map(({ team }) => team.id)).toEqual(['it']);
	expect(emerging.facing).toBe(0);
	expect(emerging.rows.map(({ number }) => number)).toEqual([2, 5]);
});

test('a team keeps what is asked of it, and one that is gone narrows nothing', () => {
	const sales = narrowed({ team: 'sales' });
	expect(sales.rows.map(({ number }) => number)).toEqual([3, 4, 7, 8]);
	expect(sales.columns.length).toBe(1);
	expect(narrowed({ team: 'gone' }).rows.length).toBe(8);
});

test('words find a behaviour by its name, by what counts and by how it is measured', () => {
	expect(narrowed({ text: 'IT AND THE CUSTOMER' }).rows.map(({ number }) => number)).toEqual([3]);
	expect(narrowed({ text: 'ten minutes' }).rows.map(({ number }) => number)).toEqual([5]);
	expect(narrowed({ text: 'unannounced' }).rows.map(({ number }) => number)).toEqual([8]);
	expect(narrowed({ text: 'no such words' }).rows).toEqual([]);
	expect(narrowed({ text: 'ten minutes' }).columns.length).toBe(8);
});

test('evidence is asked for as never looked, seen too long ago, or due for a check', () => {
	expect(namesIn(narrowed({ evidence: 'gone stale' }))).toEqual(['B8 ops']);
	expect(narrowed({ evidence: 'never looked' }).matches.size).toBe(15);
	expect(narrowed({ evidence: 'due' }).matches.size).toBe(17);
	expect(namesIn(narrowed({ evidence: 'due', word: 'slipping' }))).toEqual([]);
});

test('a team that no behaviour is asked of is named apart', () => {
	const plan = buildBehaviourPlan({ teams: [{ id: 'a', name: 'A' }], behaviours: [{ id: 'b' }] });
	const grid = gridOf(plan);
	expect(grid.unasked.map(({ name }) => name)).toEqual(['A']);
	expect(grid.columns).toEqual([]);
	expect(grid.rows.map(({ cells }) => cells)).toEqual([[]]);
});
