import { expect, test } from 'vitest';
import { cellChart, type CellChartInput } from '$lib/chart/behaviour/cell-chart';
import type { CellPoint } from '$lib/chart/behaviour/cell-points';
import type { Shape } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { cellWork } from '$lib/plan/behaviour/cell-work';
import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import { observationFields } from '$lib/plan/behaviour/observation';
import { planPoints } from '$lib/plan/behaviour/plan-line';
import { readSettings } from '$lib/plan/behaviour/settings';
import { strengthLine } from '$lib/plan/behaviour/strength-line';
import { day } from '$lib/plan/day';
import { planHorizon } from '$lib/plan/horizon';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { exampleDay, workedExample } from '../../support/worked-example';

function inputOf(plan: Plan, behaviour: string, team: string, withForecast = true): CellChartInput {
	const status = behaviourReport(plan, exampleDay).cells.find(
		(cell) => cell.behaviour.id === behaviour && cell.team.id === team
	);
	if (!status) throw new Error('There is no such cell.');
	const found = withForecast
		? forecastBehaviour(plan, exampleDay, behaviour, { seed: 1 }).byTeam.get(team)
		: undefined;
	return {
		status,
		forecast: found?.isShown ? found : null,
		plan: planPoints(plan.roadmap, status.behaviour),
		strength: strengthLine(status, readSettings(plan.roadmap.settings)),
		work: cellWork(plan, status, exampleDay),
		horizon: planHorizon(plan, exampleDay),
		intervalPercent: 80,
		asOfLabel: 'Today'
	};
}

type Text = Extract<Shape, { type: 'text' }>;

function textsOf(shapes: readonly Shape[]): readonly Text[] {
	return shapes.filter((shape) => shape.type === 'text');
}

function namesIn(points: readonly CellPoint[], series: CellPoint['series']): readonly string[] {
	return points.filter((point) => point.series === series).map(({ name }) => name);
}

test('[CEL-1] each look is a point with its own interval, from a record filled and from a rating hollow', () => {
	const plan = workedExample();
	const it = cellChart(inputOf(plan, 'B2', 'it'), 976);
	expect(namesIn(it.points, 'checks')).toEqual([
		'31 Mar 2026: 9 of 40, 23 % (11–40), Record',
		'30 Sep 2026: 10 of 40, 25 % (13–42), Record',
		'31 Mar 2027: 13 of 40, 33 % (19–50), Record',
		'30 Sep 2027: 12 of 40, 30 % (17–47), Record',
		'31 Jan 2028: 16 of 40, 40 % (25–57), Record',
		'31 May 2028: 17 of 40, 43 % (27–60), Record'
	]);
	const filled = (shapes: readonly Shape[]) =>
		shapes.filter((one) => one.type === 'circle' && one.r > 4.4 && one.fill === 'ink').length;
	expect(filled(it.shapes)).toBe(6);
	const marketing = cellChart(inputOf(plan, 'B4', 'marketing'), 976);
	expect(filled(marketing.shapes)).toBe(0);
	expect(namesIn(marketing.points, 'checks')[0]).toContain('Self-report');
});

test('[CEL-2] strength ends at the last check', () => {
	const { points } = cellChart(inputOf(workedExample(), 'B2', 'it'), 976);
	const strength = points.filter(({ series }) => series === 'strength');
	expect(strength.at(-1)?.day).toBe(day('2028-05-31'));
	expect(strength.at(-1)?.name).toMatch(/^31 May 2028: strength 38 %/);
});

test('[CEL-3] the plan is read at its baseline and at each target, the last of them at the end of the line', () => {
	const { points, shapes } = cellChart(inputOf(workedExample(), 'B2', 'it'), 976);
	expect(namesIn(points, 'plan')).toEqual([
		'5 Jan 2026: baseline 25 %',
		'31 Dec 2026: target 30 %',
		'31 Dec 2027: target 40 %',
		'31 Dec 2028: target 50 %',
		'31 Dec 2029: target 62 %',
		'31 Dec 2030: target 72 %'
	]);
	expect(textsOf(shapes).map(({ text }) => text)).toContain('72%');
});

test('[CEL-4] the bracket is red when behind, in ink when ahead, and absent without evidence', () => {
	const plan = workedExample();
	const wordsOf = (behaviour: string, team: string) =>
		textsOf(cellChart(inputOf(plan, behaviour, team), 976).shapes).filter(({ text }) =>
			/ months? (behind|ahead)$/.test(text)
		);
	expect(wordsOf('B2', 'it')).toMatchObject([{ text: '8.6 months behind', token: 'accent' }]);
	expect(wordsOf('B3', 'sales')).toMatchObject([{ text: '27 months ahead', token: 'ink' }]);
	expect(wordsOf('B8', 'ops')).toEqual([]);
});

test('[CEL-5] the fan ends with its figures, and there is none without evidence', () => {
	const plan = workedExample();
	const input = inputOf(plan, 'B2', 'it');
	const { shapes, points } = cellChart(input, 976);
	const texts = textsOf(shapes).map(({ text }) => text);
	expect(texts).toContain('with planned support, 8 in 10');
	expect(texts).toContain('if support stops today');
	expect(texts).toContain(`${Math.round((input.forecast?.planned.median.at(-1) ?? 0) * 100)}%`);
	expect(namesIn(points, 'forecast')[0]).toMatch(/^30 Jun 2028: with planned support/);
	expect(namesIn(points, 'forecast').at(-1)).toMatch(/^31 Dec 2030: /);
	const grey = cellChart(inputOf(plan, 'B8', 'ops'), 976);
	expect(namesIn(grey.points, 'forecast')).toEqual([]);
});

test('[CEL-6] what works on the cell lies on the same axis, support first', () => {
	const { points } = cellChart(inputOf(workedExample(), 'B2', 'it'), 976);
	expect(namesIn(points, 'work')).toEqual([
		'IV1 Listen-in hours, support, 2 Mar 2026 to 26 Feb 2027',
		'IV5 Can-do clinic with Care and IT, support, 1 Mar 2027 to 30 Mar 2029',
		'IV11 Idea awards judged by customers, support, 3 May 2027 to 31 May 2030',
		'IV14 Keeper rota in Sustain phase, support, 2 Jul 2029 to 31 Dec 2030',
		'TIE1 listens to Customer Care, tie, from 1 Mar 2027, not in the forecast',
		'PR6 Redesign: understand and pay my invoice, initiative, 8 Feb 2027 to 17 Sep 2027',
		'TE3 Invoice portal, initiative, 7 Jun 2027 to 31 May 2028',
		'TE2 Order-change self-service, initiative, 21 Feb 2028 to 31 Jan 2029',
		'ST7 Rebalance bonus and pay rules, initiative, 3 Jul 2028 to 30 Mar 2029',
		'CA5 Pilot results shown on the canteen wall, helps, from 1 Jul 2027',
		'IN5 Clashing department targets, holds it back, 5 Jan 2026 to 1 Jul 2028, until ST6',
		'IN7 Three imposed systems: distrust, holds it back, from 5 Jan 2026'
	]);
});

test('[CEL-7] the axis ends at the next fifth above what is drawn', () => {
	const plan = workedExample();
	const ticks = (behaviour: string, team: string) =>
		textsOf(cellChart(inputOf(plan, behaviour, team, false), 976).shapes)
			.filter(({ anchor, text }) => anchor === 'end' && /^\d+%?$/.test(text))
			.map(({ text }) => text);
	expect(ticks('B2', 'it')).toEqual(['0', '20', '40', '60', '80%']);
	expect(ticks('B3', 'sales').at(-1)).toBe('100%');
});

function boxOf({ x, y, text, style, anchor = 'start' }: Text) {
	const w = estimateTextWidth(text, style);
	const left = anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2;
	return { left, right: left + w, top: y - style.size * 0.7, bottom: y };
}

for (const width of [320, 976]) {
	test(`[CEL-8] no label of any cell of the example lies on another, ${width} px wide`, () => {
		const plan = workedExample();
		for (const { behaviour, team } of behaviourReport(plan, exampleDay).cells) {
			const { shapes } = cellChart(inputOf(plan, behaviour.id, team.id), width);
			const boxes = textsOf(shapes).map((text) => ({ ...boxOf(text), text: text.text }));
			const clashes = boxes.flatMap((one, at) =>
				boxes
					.slice(at + 1)
					.filter(
						(other) =>
							one.left < other.right &&
							other.left < one.right &&
							one.top < other.bottom &&
							other.top < one.bottom
					)
					.map((other) => `${behaviour.id} ${team.id}: ${one.text} | ${other.text}`)
			);
			expect(clashes).toEqual([]);
		}
	});
}

test('looks of one day stand side by side, and a look before the horizon widens the axis', () => {
	const plan = workedExample();
	const look = (id: string, date: string) =>
		makeRecord(observationFields, id, {
			behaviour: 'B2',
			team: 'it',
			date: day(date),
			kind: 'count',
			k: 5,
			n: 10,
			source: 'record'
		});
	const more = {
		...plan,
		observations: [...plan.observations, look('early', '2024-05-01'), look('same', '2028-05-31')]
	};
	const { points } = cellChart(inputOf(more, 'B2', 'it', false), 976);
	const checks = points.filter(({ series }) => series === 'checks');
	const early = checks.find(({ key }) => key === 'check:early');
	expect(early && early.box.x).toBeGreaterThan(0);
	const [one, other] = checks.filter((point) => point.day === day('2028-05-31'));
	expect(one?.box.x).not.toBe(other?.box.x);
});
