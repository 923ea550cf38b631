import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingKey, type FindingReport } from '$lib/plan/finding';
import { findFindings } from '$lib/plan/findings';
import { currentSpan, type Initiative, type Span } from '$lib/plan/initiative';
import { isShaping } from '$lib/plan/link';
import { linkFields } from '$lib/plan/link-fields';
import { findIgnoredLinks } from '$lib/plan/links';
import { orderDebt } from '$lib/plan/order-debt';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { anyId, anyPlan, someDay } from '../support/any-plan';

test('whatever a merge leaves in a plan, the guard answers', () => {
	fc.assert(
		fc.property(anyPlan, someDay, (plan, asOf) => {
			const report = findFindings(plan, asOf);
			expect(new Set(report.findings.map((one) => one.key)).size).toBe(report.findings.length);
			for (const one of report.findings) {
				expect(one.title.trim()).not.toBe('');
				expect(one.reason).toMatch(/\.$/);
				expect(one.clears).toMatch(/\.$/);
			}
			const open = report.findings.findIndex((one) => one.accepted !== null);
			if (open !== -1) expect(report.findings.slice(open).every((one) => one.accepted !== null)).toBe(true);
		}),
		{ numRuns: 400 }
	);
});

test('[SEQ-3] the debt of all findings together is the order debt', () => {
	fc.assert(
		fc.property(anyPlan, someDay, (plan, asOf) => {
			const report = findFindings(plan, asOf);
			const sum = report.findings.reduce((days, one) => days + one.debtDays, 0);
			expect(report.debtDays).toBe(sum);
			expect(orderDebt(plan, asOf, findIgnoredLinks(plan))).toBe(sum);
			expect(report.acceptedDebtDays).toBeLessThanOrEqual(sum);
		})
	);
});

test('[SEQ-3] adding a shaping link that closes no cycle never lowers the order debt', () => {
	fc.assert(
		fc.property(anyPlan, someDay, anyId, fc.nat(), fc.nat(), (plan, asOf, id, one, other) => {
			const [from, to] = [pick(plan.initiatives, one), pick(plan.initiatives, other)];
			fc.pre(
				from !== undefined && to !== undefined && from !== to && plan.links.every((link) => link.id !== id)
			);
			const link = makeRecord(linkFields, id, { from: from.id, to: to.id });
			fc.pre(isShaping(link, from, to));
			const grown = { ...plan, links: [...plan.links, link] };
			const [before, after] = [findIgnoredLinks(plan), findIgnoredLinks(grown)];
			fc.pre(before.size === after.size && [...before].every((ignored) => after.has(ignored)));
			expect(orderDebt(grown, asOf, after)).toBeGreaterThanOrEqual(orderDebt(plan, asOf, before));
		})
	);
});

test('[SEQ-3] debt never falls as the as-of day moves on, all else equal', () => {
	fc.assert(
		fc.property(anyPlan, someDay, someDay, (plan, one, other) => {
			const ignored = findIgnoredLinks(plan);
			const [early, late] = one <= other ? [one, other] : [other, one];
			expect(orderDebt(plan, late, ignored)).toBeGreaterThanOrEqual(orderDebt(plan, early, ignored));
		})
	);
});

test('dates given while dragging count like stored ones', () => {
	fc.assert(
		fc.property(anyPlan, someDay, fc.array(someDay, { minLength: 2, maxLength: 24 }), (drawn, asOf, days) => {
			const plan = { ...drawn, initiatives: drawn.initiatives.map(withoutActual) };
			const spans = new Map(
				plan.initiatives.map(({ id }, at): [string, Span] => [
					id,
					{ start: days[(2 * at) % days.length]!, end: days[(2 * at + 1) % days.length]! }
				])
			);
			const stored = {
				...plan,
				initiatives: plan.initiatives.map((one) => ({ ...one, ...spans.get(one.id) }))
			};
			const spanOf = (one: Initiative) => spans.get(one.id) ?? currentSpan(one);
			const dragged = findFindings(plan, asOf, spanOf);
			const dropped = findFindings(stored, asOf);
			expect(dragged).toEqual(dropped);
			expect(orderDebt(plan, asOf, dragged.ignoredLinks, spanOf)).toBe(dropped.debtDays);
		})
	);
});

test('the order of lists changes the order of findings at most', () => {
	fc.assert(
		fc.property(anyPlan, someDay, (plan, asOf) => {
			const turned: Plan = {
				...plan,
				initiatives: plan.initiatives.toReversed(),
				phases: plan.phases.toReversed(),
				milestones: plan.milestones.toReversed(),
				links: plan.links.toReversed(),
				decisions: plan.decisions.toReversed()
			};
			expect(content(findFindings(turned, asOf))).toEqual(content(findFindings(plan, asOf)));
		})
	);
});

test('keys of findings differ whenever their parts do', () => {
	fc.assert(
		fc.property(fc.array(anyId, { maxLength: 3 }), fc.array(anyId, { maxLength: 3 }), (one, other) => {
			const isSame = one.length === other.length && one.every((part, at) => part === other[at]);
			expect(findingKey('SEQ-3', ...one) === findingKey('SEQ-3', ...other)).toBe(isSame);
		})
	);
});

test('findings are filed under the initiatives whose bars they stand at', () => {
	fc.assert(
		fc.property(anyPlan, someDay, (plan, asOf) => {
			const { findings, byInitiative } = findFindings(plan, asOf);
			const ids = new Set(plan.initiatives.map(({ id }) => id));
			for (const [id, list] of byInitiative) {
				expect(ids.has(id)).toBe(true);
				expect(findings).toEqual(expect.arrayContaining([...list]));
			}
			for (const one of findings.filter(({ subject }) => subject.collection === 'initiatives'))
				expect(byInitiative.get(one.subject.id)).toContain(one);
		})
	);
});

function pick<T>(list: readonly T[], at: number): T | undefined {
	return list.length === 0 ? undefined : list[at % list.length];
}

function withoutActual(one: Initiative): Initiative {
	return { ...one, actualStart: null, actualEnd: null };
}

/** All that a report says, but for the order in which it says it; SEQ-4 names work in the order of the plan. */
function content(report: FindingReport) {
	const findings = report.findings
		.map((one) => ({
			...one,
			reason: one.rule === 'SEQ-4' ? '' : one.reason,
			others: one.others.map(({ collection, id }) => `${collection} ${id}`).sort()
		}))
		.sort((a, b) => (a.key < b.key ? -1 : 1));
	return { findings, debtDays: report.debtDays, ignored: [...report.ignoredLinks].sort() };
}
