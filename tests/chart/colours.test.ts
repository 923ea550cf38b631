import { expect, test } from 'vitest';
import { barMark } from '$lib/chart/bars';
import { coloursBy } from '$lib/chart/colours';
import { densityGeometry } from '$lib/chart/density';
import { hatches, hatchShapes } from '$lib/chart/hatch';
import { legendEntries } from '$lib/chart/legend';
import { fitScale, xOf } from '$lib/chart/scale';
import type { Shape } from '$lib/chart/shape';
import { collections } from '$lib/plan/collections';
import { day } from '$lib/plan/day';
import { statuses } from '$lib/plan/initiative-words';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { examplePlan } from '../support/example-plan';
import { buildPlan, emptyReport } from '../support/plan-builder';

const asOf = day('2026-06-30');
const scale = fitScale({ start: day('2026-01-01'), end: day('2030-12-31') }, 1_000);
const dates = { start: day('2026-01-01'), end: day('2026-12-31') };

function shapesOf(plan: Plan, id: string, by: 'status' | 'owner' | 'team'): readonly Shape[] {
	const initiative = plan.initiatives.find((one) => one.id === id)!;
	const options = { asOf, report: emptyReport, baseline: null, selected: new Set<string>() };
	const geometry = densityGeometry.comfortable;
	const colourBy = coloursBy(plan, by);
	return barMark(initiative, { top: 0, height: 24 }, scale, { ...options, geometry, colourBy })!.shapes;
}

/** A ground and its pattern, without the places. */
function lookOf(shapes: readonly Shape[]): string {
	return JSON.stringify(
		shapes.map((shape) =>
			shape.type === 'text' ? '' : [shape.fill, shape.stroke?.token, shape.stroke?.width, shape.stroke?.dash]
		)
	);
}

function key(plan: Plan, by: 'status' | 'owner' | 'team'): string[] {
	return coloursBy(plan, by).signs.map((sign) => sign.words);
}

test('[CHT-14] no two patterns look alike, and none needs a colour to be told from another', () => {
	const box = { x: 0, y: 0, w: 100, h: 12 };
	const forms = hatches.map((hatch) =>
		JSON.stringify(hatchShapes(hatch, box, 'ink').map((shape) => ({ ...shape, d: undefined })))
	);
	expect(new Set(forms).size).toBe(hatches.length);
});

test('[CHT-14] each status that occurs has its own pattern and its word in the key', () => {
	const plan = buildPlan({ initiatives: statuses.map((status) => ({ id: status, ...dates, status })) });
	const looks = statuses.map((status) => lookOf(shapesOf(plan, status, 'status')));
	expect(new Set(looks).size).toBe(statuses.length);
	expect(key(plan, 'status')).toEqual(['planned', 'active', 'paused']);
});

test('[CHT-15] the eight owners with the most work have a pattern each, the others one ground together', () => {
	const names = Array.from({ length: 10 }, (_, i) => `Owner ${i}`);
	const initiatives = names.flatMap((owner, i) =>
		Array.from({ length: 12 - i }, (_, n) => ({ id: `${i}.${n}`, ...dates, owner: ` ${owner} ` }))
	);
	const plan = buildPlan({ initiatives: [...initiatives, { id: 'nobody', ...dates }] });
	expect(key(plan, 'owner')).toEqual([...names.slice(0, 8), '2 other owners', 'no owner']);
	const looks = names.map((_, i) => lookOf(shapesOf(plan, `${i}.0`, 'owner')));
	expect(new Set(looks).size).toBe(9);
	expect(looks[8]).toBe(looks[9]);
	expect(looks).not.toContain(lookOf(shapesOf(plan, 'nobody', 'owner')));
});

test('[CHT-15] coloured by team, an initiative shows the first that it names, by the name that the team has', () => {
	const team = makeRecord(collections.teams.fields, 't1', { more: { name: 'Field service' } });
	const initiatives = [
		{ id: 'a', ...dates, teams: ['t1', 't2'] },
		{ id: 'b', ...dates, teams: ['t2'] },
		{ id: 'c', ...dates, teams: ['t1'] }
	];
	const plan: Plan = { ...buildPlan({ initiatives }), teams: [team] };
	expect(key(plan, 'team')).toEqual(['Field service', 't2']);
	expect(lookOf(shapesOf(plan, 'a', 'team'))).toBe(lookOf(shapesOf(plan, 'c', 'team')));
	expect(lookOf(shapesOf(plan, 'a', 'team'))).not.toBe(lookOf(shapesOf(plan, 'b', 'team')));
});

test('[CHT-14] what is done keeps its pattern, knocked out of the dark', () => {
	const plan = buildPlan({ initiatives: [{ id: 'a', ...dates, progress: 50, status: 'active' }] });
	const shapes = shapesOf(plan, 'a', 'status').filter((shape) => shape.type !== 'text');
	expect(shapes.map((shape) => shape.fill ?? shape.stroke?.token)).toEqual([
		'sunk',
		'ink-2',
		'ink-3',
		'paper',
		'ink-2'
	]);
	const done = shapes[2];
	expect(done?.type === 'rect' && done.x + done.w).toBeCloseTo(xOf(scale, day('2026-07-02')), 0);
});

test('the same colours come back as long as nothing that they depend on has changed', () => {
	const plan = examplePlan();
	const colours = coloursBy(plan, 'owner');
	expect(coloursBy({ ...plan, links: [] }, 'owner')).toBe(colours);
	expect(coloursBy({ ...plan, initiatives: [...plan.initiatives] }, 'owner')).not.toBe(colours);
});

test('[CHT-16] the key names the grounds first, and draws the other signs in ink then', () => {
	const plan = examplePlan();
	const words = (view: Parameters<typeof legendEntries>[4]) =>
		legendEntries(plan, day('2028-06-30'), emptyReport, null, view).map((entry) => entry.words);
	expect(words({}).slice(0, 2)).toEqual(['done', 'to come']);
	expect(words({ colourBy: coloursBy(plan, 'status') }).slice(0, 4)).toEqual([
		'planned',
		'active',
		'done',
		'to come'
	]);
	const entries = legendEntries(plan, day('2028-06-30'), emptyReport, null, {
		colourBy: coloursBy(plan, 'status')
	});
	expect(entries.find((entry) => entry.key === 'done')?.shapes[0]).toMatchObject({ fill: 'ink-3' });
});

test('[CHT-16] the key names brackets and what is related only where they are in sight', () => {
	const plan = examplePlan();
	const related = { before: new Set(['PR1']), after: new Set<string>(), links: [] };
	const words = (view: Parameters<typeof legendEntries>[4]) =>
		legendEntries(plan, asOf, emptyReport, null, view).map((entry) => entry.words);
	expect(words({ related, hasBrackets: true }).slice(-2)).toEqual([
		'from first day to last',
		'before what is chosen'
	]);
	expect(words({}).some((one) => one.includes('chosen') || one.includes('first day'))).toBe(false);
});
