import { describe, expect, it } from 'vitest';
import { type EquationConstants, Integrator, type MonthForces } from '$lib/plan/behaviour/model/equation';
import { bassShare } from '$lib/plan/behaviour/model/parents/bass';
import { fadedShare } from '$lib/plan/behaviour/model/parents/decay';
import { automaticity, rateFor } from '$lib/plan/behaviour/model/parents/lally';

/** One team that listens to itself, or to nobody. */
function alone(values: { growth?: number; support: number; fading: number; hears?: number }): MonthForces {
	const hears = values.hears ?? 0;
	return {
		growth: Float64Array.of(values.growth ?? 1),
		support: Float64Array.of(values.support),
		fading: Float64Array.of(values.fading),
		listening: {
			starts: Int32Array.of(0, hears ? 1 : 0),
			sources: Int32Array.of(...(hears ? [0] : [])),
			weights: Float64Array.of(...(hears ? [hears] : []))
		}
	};
}

const constants: EquationConstants = { ceiling: 0.95, baseline: 0, pushPerYear: 0.6, peersPerYear: 0.38 };

function runAlone(given: Partial<EquationConstants>, forces: MonthForces, from: number, years: number[]) {
	const integrator = new Integrator(1, { ...constants, ...given });
	const share = Float64Array.of(from);
	return years.map((step) => {
		integrator.step(share, forces, step);
		return share[0]!;
	});
}

describe('the equation', () => {
	it('[FOR-2] is Bass with one team, no baseline, no ceiling and full support', () => {
		const [p, q] = [0.006594, 0.63809];
		const months = Array.from({ length: 240 }, () => 1 / 12);
		const forces = alone({ support: 1, fading: 1, hears: 1 });
		const run = runAlone({ ceiling: 1, pushPerYear: p, peersPerYear: q }, forces, 0, months);
		const off = run.map((share, i) => Math.abs(share - bassShare(p, q, (i + 1) / 12)));
		expect(Math.max(...off)).toBeLessThan(4.5e-8);
		expect(Math.max(...off)).toBeGreaterThan(3e-8);
	});

	it('[FOR-2] is Lally with full support and no colleagues: 66 steps reach 95 % of the plateau', () => {
		const rate = rateFor(66);
		const forces = alone({ support: 1, fading: 1 });
		const days = Array.from({ length: 254 }, () => 1);
		const run = runAlone({ pushPerYear: rate, peersPerYear: 0 }, forces, 0, days);
		run.forEach((share, i) => expect(share).toBeCloseTo(automaticity(0.95, 0.95, rate, i + 1), 7));
		expect(run[65]).toBeCloseTo(0.95 * 0.95, 7);
	});

	it('[FOR-2] halves the excess over the baseline each year without push or peers', () => {
		const months = Array.from({ length: 24 }, () => 1 / 12);
		const run = runAlone({ baseline: 0.2 }, alone({ support: 0, fading: Math.LN2 }), 0.8, months);
		expect(run[11]).toBeCloseTo(0.5, 6);
		expect(run[23]).toBeCloseTo(0.35, 6);
		run.forEach((share, i) => expect(share).toBeCloseTo(fadedShare(0.8, 0.2, 1, (i + 1) / 12), 6));
	});

	it('[FOR-1] neither pushes nor pulls beyond the ceiling, and leaves a held team where it is', () => {
		const forces = alone({ support: 1, fading: 1, hears: 1 });
		expect(runAlone({}, forces, 0.97, [1])[0]).toBe(0.97);
		const integrator = new Integrator(1, constants);
		integrator.held[0] = 1;
		const share = Float64Array.of(0.6);
		integrator.step(share, alone({ support: 0, fading: 5 }), 1);
		expect(share[0]).toBe(0.6);
	});

	it('[FOR-1] lets a team rise by what it hears from others alone', () => {
		const forces: MonthForces = {
			growth: Float64Array.of(1, 1),
			support: Float64Array.of(0, 0),
			fading: Float64Array.of(0, 0),
			listening: {
				starts: Int32Array.of(0, 1, 1),
				sources: Int32Array.of(1),
				weights: Float64Array.of(1)
			}
		};
		const integrator = new Integrator(2, constants);
		const shares = Float64Array.of(0.1, 0.8);
		integrator.step(shares, forces, 1);
		// dx/dt = q · 0.8 · (c − x) while the other stays.
		expect(shares[0]).toBeCloseTo(0.95 - 0.85 * Math.exp(-0.38 * 0.8), 4);
		expect(shares[1]).toBe(0.8);
	});
});
