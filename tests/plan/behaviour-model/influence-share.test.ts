import { describe, expect, it } from 'vitest';
import {
	attentionShares,
	type InfluenceOptions,
	influenceRows,
	longRunShares,
	type TeamShare
} from '$lib/plan/behaviour/model/influence-share';
import { newcombeDifference, zOf } from '$lib/plan/behaviour/interval';
import { workedExample } from '../../support/worked-example';

const plan = workedExample();
const off: InfluenceOptions = { withTies: false, withAgents: false };
const names = (shares: readonly TeamShare[]) => shares.map(({ team }) => team);

describe('influence in the worked example', () => {
	it('[FOR-12] ranks Sales first at .37, and every row sums to one (A20)', () => {
		const [first] = longRunShares(plan, off);
		expect(first?.team).toBe('sales');
		expect(first?.share).toBeCloseTo(0.37, 4);
		for (const withAgents of [false, true])
			for (const row of influenceRows(plan, { withTies: true, withAgents }))
				expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
	});

	it('[FOR-12] changes the ranking when planned ties are counted, and again with agents', () => {
		const bare = longRunShares(plan, off);
		const tied = longRunShares(plan, { withTies: true, withAgents: false });
		const both = longRunShares(plan, { withTies: true, withAgents: true });
		expect(names(bare).slice(0, 3)).toEqual(['sales', 'care', 'marketing']);
		expect(names(tied).slice(0, 3)).toEqual(['sales', 'marketing', 'care']);
		expect(names(both)).not.toEqual(names(tied));
	});

	it('[FOR-12] moves Customer Care past Operations in attention by the one tie TIE1 (A30)', () => {
		const before = names(attentionShares(plan, off));
		const after = names(attentionShares(plan, { ...off, withTies: new Set(['TIE1']) }));
		expect(before.indexOf('care')).toBeGreaterThan(before.indexOf('ops'));
		expect(after.indexOf('care')).toBeLessThan(after.indexOf('ops'));
	});

	it('[FOR-12] leaves a paused agent out', () => {
		const paused = { ...plan, changeAgents: plan.changeAgents.map((one) => ({ ...one, isPaused: true })) };
		const without = longRunShares(plan, off);
		longRunShares(paused, { ...off, withAgents: true }).forEach(({ team, share }, i) => {
			expect(team).toBe(without[i]?.team);
			expect(share).toBeCloseTo(without[i]!.share, 9);
		});
	});

	it('[FOR-12] gives each team its own voice where nothing is known of who listens', () => {
		const shares = longRunShares({ ...plan, influence: [], plannedTies: [] }, off);
		for (const { share } of shares) expect(share).toBeCloseTo(1 / 8, 9);
	});
});

describe('why agents are chosen by nomination', () => {
	it('[FOR-12] nominated friends did better in the trial than random people and the most connected', () => {
		expect(newcombeDifference(951, 1280, 940, 1420, zOf(95)).low).toBeGreaterThan(0.04);
		expect(newcombeDifference(951, 1280, 744, 1220, zOf(95)).low).toBeGreaterThan(0.09);
	});
});
