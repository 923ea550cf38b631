import { describe, expect, it } from 'vitest';
import { type Catalyst, catalystFields, type Inhibitor, inhibitorFields } from '$lib/plan/behaviour/force';
import { interventionFields } from '$lib/plan/behaviour/intervention';
import { forceNet } from '$lib/plan/behaviour/model/force-net';
import { catalystSpan, inhibitorSpan, isActive } from '$lib/plan/behaviour/model/force-span';
import { initiativeEnd } from '$lib/plan/behaviour/model/initiative-end';
import { listeningWeights } from '$lib/plan/behaviour/model/listening';
import { interventionsOn, supportOn } from '$lib/plan/behaviour/model/support';
import { defaultSettings } from '$lib/plan/behaviour/settings';
import { addDays, day } from '$lib/plan/day';
import type { Initiative } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { workedExample } from '../../support/worked-example';

const plan = workedExample();
const asOf = day('2028-06-30');
const cell = { behaviours: ['B1'], teams: ['care'] };

function catalyst(id: string, values: Partial<Catalyst>): Catalyst {
	return makeRecord(catalystFields, id, { ...cell, ...values });
}

function inhibitor(id: string, values: Partial<Inhibitor>): Inhibitor {
	return makeRecord(inhibitorFields, id, { ...cell, ...values });
}

function withForces(catalysts: readonly Catalyst[], inhibitors: readonly Inhibitor[]): Plan {
	return { ...plan, catalysts, inhibitors };
}

function initiative(id: string, values: Partial<Initiative>): Plan {
	return {
		...plan,
		initiatives: plan.initiatives.map((one) => (one.id === id ? { ...one, ...values } : one))
	};
}

describe('catalysts and inhibitors', () => {
	it('[FOR-3] adds both sides of the published sample, 10 for and 7 against, and what training does to them', () => {
		const sample = withForces(
			[4, 3, 2, 1].map((strength) => catalyst(`c${strength}`, { strength })),
			[
				inhibitor('cost', { strength: 3 }),
				inhibitor('fear', { strength: 3 }),
				inhibitor('other', { strength: 1 })
			]
		);
		const net = forceNet(sample, 'B1', 'care', asOf, asOf);
		expect(net).toMatchObject({ catalysts: 10, inhibitors: 7 });
		expect(net.net).toBeCloseTo(0.3, 9);
		const change: Readonly<Record<string, number>> = { cost: 1, fear: -2 };
		const trained = sample.inhibitors.map((one) => ({
			...one,
			strength: one.strength + (change[one.id] ?? 0)
		}));
		expect(forceNet({ ...sample, inhibitors: trained }, 'B1', 'care', asOf, asOf).inhibitors).toBe(6);
	});

	it('[FOR-3] keeps N between −1 and 1, and grows by 3 with a catalyst of strength 3 (A23)', () => {
		const many = Array.from({ length: 4 }, (_, i) => inhibitor(`i${i}`, { strength: 5 }));
		expect(forceNet(withForces([], many), 'B1', 'care', asOf, asOf)).toEqual({
			catalysts: 0,
			inhibitors: 20,
			net: -1
		});
		const before = forceNet(plan, 'B1', 'care', asOf, asOf).catalysts;
		const more = { ...plan, catalysts: [...plan.catalysts, catalyst('new', { strength: 3 })] };
		expect(forceNet(more, 'B1', 'care', asOf, asOf).catalysts).toBe(before + 3);
	});

	it('[FOR-3] counts only forces that name both the behaviour and the team', () => {
		const other = [
			catalyst('a', { teams: ['field'], strength: 2 }),
			catalyst('b', { behaviours: [], strength: 2 })
		];
		expect(forceNet(withForces(other, []), 'B1', 'care', asOf, asOf).catalysts).toBe(0);
	});

	it('[FOR-4] takes the last day of a span as over', () => {
		const span = { from: day('2027-01-01'), to: day('2027-02-01') };
		expect(
			['2026-12-31', '2027-01-01', '2027-01-31', '2027-02-01'].map((iso) => isActive(span, day(iso)))
		).toEqual([false, true, true, false]);
	});

	it('[FOR-4] lets an unfinished initiative remove nothing before the day after as-of', () => {
		const [st6] = plan.initiatives.filter((one) => one.id === 'ST6');
		expect(st6?.end).toBe(asOf);
		expect(initiativeEnd(st6!, asOf)).toBe(addDays(asOf, 1));
		const five = plan.inhibitors.find((one) => one.id === 'IN5')!;
		expect(inhibitorSpan(plan, five, asOf).to).toBe(addDays(asOf, 1));
		const done = initiative('ST6', { status: 'done', actualEnd: day('2028-05-31') });
		expect(inhibitorSpan(done, five, asOf).to).toBe(day('2028-05-31'));
		expect(inhibitorSpan(initiative('ST6', { status: 'cancelled' }), five, asOf).to).toBeNull();
	});

	it('[FOR-4] lets a finished initiative end what it removes (A28)', () => {
		const two = { ...plan.inhibitors.find((one) => one.id === 'IN2')!, to: null };
		expect(inhibitorSpan(plan, two, asOf).to).toBe(day('2027-07-23'));
	});

	it('[FOR-4] begins a catalyst without a day when what creates it ends', () => {
		const made = catalyst('made', { createdBy: 'TE1' });
		expect(catalystSpan(plan, made, asOf)).toEqual({ from: day('2028-07-28'), to: null });
		expect(catalystSpan(plan, { ...made, from: asOf }, asOf)?.from).toBe(asOf);
		expect(catalystSpan(plan, { ...made, createdBy: 'nothing' }, asOf)).toBeNull();
	});
});

describe('support', () => {
	it('[FOR-3] multiplies what each running intervention leaves undone', () => {
		const run = (id: string, intensity: number) =>
			makeRecord(interventionFields, id, {
				...cell,
				intensity,
				start: day('2028-01-01'),
				end: day('2028-12-31')
			});
		expect(supportOn([run('a', 1)], asOf, defaultSettings)).toBeCloseTo(0.3, 9);
		expect(supportOn([run('a', 1), run('b', 2), run('c', 3)], asOf, defaultSettings)).toBeCloseTo(0.895, 9);
		expect(supportOn([run('a', 3)], day('2028-12-31'), defaultSettings)).toBe(0);
		expect(supportOn([{ ...run('a', 3), end: null }], day('2035-01-01'), defaultSettings)).toBeCloseTo(
			0.7,
			9
		);
		expect(supportOn([{ ...run('a', 3), start: null }], asOf, defaultSettings)).toBe(0);
	});

	it('[FOR-3] comes from the clinic and the newer support in IT', () => {
		const found = interventionsOn(plan, 'B2', 'it').map((one) => one.id);
		expect(found).toEqual(['IV1', 'IV5', 'IV11', 'IV14']);
		expect(supportOn(interventionsOn(plan, 'B2', 'it'), asOf, defaultSettings)).toBeCloseTo(1 - 0.5 * 0.7, 9);
	});
});

describe('who listens to whom', () => {
	it('[FOR-3] looks within the teams of the behaviour, adds ties from their start, and rescales each row', () => {
		const teams = ['it', 'care'];
		const before = listeningWeights(plan, teams, day('2027-02-28'));
		expect([...before]).toEqual([1, 0, 0, 1]);
		const after = listeningWeights(plan, teams, day('2027-03-01'));
		expect(after[0]).toBeCloseTo(0.7 / 0.85, 9);
		expect(after[1]).toBeCloseTo(0.15 / 0.85, 9);
	});

	it('[FOR-3] leaves the row of a team empty that listens to none of them', () => {
		expect([...listeningWeights({ influence: [], plannedTies: [] }, ['it', 'care'], asOf)]).toEqual([
			0, 0, 0, 0
		]);
	});
});
