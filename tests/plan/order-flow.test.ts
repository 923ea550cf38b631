import { expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { orderFlow } from '$lib/plan/order-flow';
import { examplePlan } from '../support/example-plan';
import { goldenPlans } from '../support/golden-plan';
import { buildLargePlan, buildPlan } from '../support/plan-builder';

const asOf = day('2028-06-30');
const flowOf = (plan: Parameters<typeof findFindings>[0], to = asOf) =>
	orderFlow(plan, findFindings(plan, to));

test('[SEQ-18] every pair stands in one arrow, and their debts add up to those of the report', () => {
	for (const { plan, asOf: to } of [
		...goldenPlans('errors'),
		...goldenPlans('correct'),
		{ plan: buildLargePlan(2_000), asOf }
	]) {
		const report = findFindings(plan, to);
		const flow = orderFlow(plan, report);
		expect([flow.debtDays, flow.acceptedDays]).toEqual([report.debtDays, report.acceptedDebtDays]);
		expect(flow.arrows.flatMap((arrow) => arrow.pairs).length).toBe(flow.pairs.length);
		expect(flow.arrows.reduce((sum, arrow) => sum + arrow.debtDays, 0)).toBe(report.debtDays);
		expect(flow.arrows.reduce((sum, arrow) => sum + arrow.acceptedDays, 0)).toBe(report.acceptedDebtDays);
		const cells = new Set(flow.cells.map((cell) => cell.id));
		expect(flow.arrows.filter((arrow) => !cells.has(arrow.from) || !cells.has(arrow.to))).toEqual([]);
	}
});

test('[SEQ-18] the example flows from process to technology, and both its debts are accepted', () => {
	const flow = flowOf(examplePlan());
	expect(flow.columns.map((one) => one.id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5']);
	expect(flow.cells.reduce((count, cell) => count + cell.initiatives.length, 0)).toBe(24);
	const owed = flow.pairs.filter((pair) => pair.debtDays > 0);
	expect(owed.map((pair) => [pair.key, pair.debtDays, pair.accepted?.by])).toEqual([
		['SEQ-3/TE2/ST5', 130, 'Steering committee'],
		['SEQ-3/TE3/PR6', 102, 'Finance Director']
	]);
	expect(flow.arrows.filter((arrow) => arrow.debtDays > 0).map((arrow) => arrow.id)).toEqual([
		'process:P2 technology:P4',
		'structure:P3 technology:P4'
	]);
});

test('[SEQ-18] work in no phase, or in one that is gone, has a column of its own; cancelled work has none', () => {
	const flow = flowOf(
		buildPlan({
			phases: [{ id: 'P1', title: ' ' }],
			initiatives: [
				{ id: 'a', lane: 'process', phase: 'P1', effortDays: 20 },
				{ id: 'b', lane: 'process', phase: 'P1' },
				{ id: 'c', lane: 'structure', phase: 'gone', effortDays: 5 },
				{ id: 'd', lane: 'technology', status: 'cancelled' }
			]
		})
	);
	expect(flow.columns).toEqual([
		{ id: 'P1', title: 'Untitled' },
		{ id: '', title: 'In no phase' }
	]);
	expect(
		flow.cells.map(({ id, column, effortDays, unknownEffort }) => [id, column, effortDays, unknownEffort])
	).toEqual([
		['process:P1', 0, 20, 1],
		['structure:', 1, 5, 0]
	]);
});
