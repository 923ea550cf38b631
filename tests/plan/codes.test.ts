import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextCode } from '$lib/plan/codes';
import { lanes } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import { anyPlan } from '../support/any-plan';
import { examplePlan } from '../support/example-plan';

test('the next code is one more than the highest in use', () => {
	const plan = examplePlan();
	expect(lanes.map((lane) => nextCode(plan, lane))).toEqual(['PR10', 'ST9', 'TE8']);
});

test('the first code of a lane is number one', () => {
	const plan = { ...examplePlan(), initiatives: [] };
	expect(lanes.map((lane) => nextCode(plan, lane))).toEqual(['PR1', 'ST1', 'TE1']);
});

test('a code stays taken when its initiative moves to another lane or to the trash', () => {
	const plan = examplePlan();
	const [first, ...others] = plan.initiatives.toReversed();
	expect(first?.code).toBe('TE7');
	const moved = { ...plan, initiatives: [...others, { ...first!, lane: 'structure' as const }] };
	expect(nextCode(moved, 'technology')).toBe('TE8');
	const trashed: Plan = {
		...plan,
		initiatives: others,
		trash: [{ collection: 'initiatives', record: first!, deletedAt: '', deletedBy: '' }]
	};
	expect(nextCode(trashed, 'technology')).toBe('TE8');
});

test('codes of another scheme are no numbers', () => {
	const plan = examplePlan();
	const codes = ['pr11', ' PR12 ', 'PR13a', 'XPR14', 'PR1234567', 'PR', 'PR-15', 'PR00016'];
	const initiatives = codes.map((code, at) => ({ ...plan.initiatives[at]!, code }));
	expect(nextCode({ ...plan, initiatives }, 'process')).toBe('PR17');
	expect(nextCode({ ...plan, initiatives: initiatives.slice(0, 7) }, 'process')).toBe('PR13');
});

test('a next code is always free', () => {
	fc.assert(
		fc.property(anyPlan, fc.constantFrom(...lanes), (plan, lane) => {
			const code = nextCode(plan, lane);
			expect(plan.initiatives.some((one) => one.code.toUpperCase() === code)).toBe(false);
		})
	);
});
