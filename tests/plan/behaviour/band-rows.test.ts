import { expect, test } from 'vitest';
import {
	bandRows,
	behavioursInScope,
	behavioursOfChosen,
	hasShownEvidence,
	workEnds
} from '$lib/plan/behaviour/band-rows';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { cellKey } from '$lib/plan/behaviour/cell-status';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { exampleDay, workedExample } from '../../support/worked-example';

const example = workedExample();
const report = behaviourReport(example, exampleDay);
const nameOf = (cell: (typeof report.cells)[number]) => `${cell.behaviour.id} ${cell.team.id} ${cell.word}`;

test('[GAT-10] cells with evidence come first, from rooted to slipping; those never seen come last', () => {
	const rows = bandRows(report, null);
	expect(rows).toHaveLength(23);
	expect(rows.filter(hasShownEvidence).map(nameOf)).toEqual([
		'B3 sales rooted',
		'B1 care holding',
		'B6 care holding',
		'B2 it emerging',
		'B5 it emerging',
		'B7 field slipping'
	]);
	const seen = rows.slice(6).map(({ lastSeen }) => lastSeen !== null);
	expect(seen).toEqual([...seen].sort((a, b) => Number(b) - Number(a)));
});

test('[GAT-10] what is chosen decides which behaviours have rows: those of work, and those that gates ask about', () => {
	expect([...(behavioursOfChosen(example, new Set(['TE2', 'TE6'])) ?? [])]).toEqual(['B2', 'B7']);
	expect(behavioursOfChosen(example, new Set())).toBeNull();
	expect(behavioursOfChosen(example, new Set(['PR5']))).toBeNull();
	const criteria = [
		{ behaviour: 'B4', sightings: 1, teams: 1, withinDays: 90, word: null, level: null }
	] as const;
	const phases = example.phases.map((one) => (one.id === 'P3' ? { ...one, criteria } : one));
	expect([...(behavioursOfChosen({ ...example, phases }, new Set(['P3'])) ?? [])]).toEqual(['B4']);
});

test('[GAT-10] a lane has the behaviours that its work should change', () => {
	expect([...(behavioursInScope(example, 'technology') ?? [])].sort()).toEqual([
		'B1',
		'B2',
		'B5',
		'B7',
		'B8'
	]);
	expect(behavioursInScope(example, 'all')).toBeNull();
});

test('[GAT-10] a cell of a team of fewer than five people is listed last and shows no evidence', () => {
	const teams = example.teams.map((team) => (team.id === 'sales' ? { ...team, headcount: 4 } : team));
	const rows = bandRows(behaviourReport({ ...example, teams }, exampleDay), null);
	expect(rows.filter(hasShownEvidence).some(({ team }) => team.id === 'sales')).toBe(false);
	expect(rows.slice(-4).every(({ isHidden }) => isHidden)).toBe(true);
});

test('[GAT-11] work that should change a cell has its end there, unfinished work no earlier than as-of', () => {
	const cell = report.byKey.get(cellKey('B2', 'it'));
	if (!cell) throw new Error('The example has this cell.');
	const ends = workEnds(example, cell, exampleDay);
	const te3 = example.initiatives.find(({ id }) => id === 'TE3');
	expect(te3?.end).toBeLessThan(exampleDay);
	expect(ends).toContainEqual({ day: exampleDay, lane: 'technology', isDone: false });
	expect(ends).toContainEqual({ day: day('2029-01-31'), lane: 'technology', isDone: false });
	expect(ends.filter(({ isDone }) => isDone).map(({ lane }) => lane)).toEqual(['process']);
	const cancelled: Plan = {
		...example,
		initiatives: example.initiatives.map((one) => (one.id === 'TE2' ? { ...one, status: 'cancelled' } : one))
	};
	expect(workEnds(cancelled, cell, exampleDay)).toHaveLength(ends.length - 1);
	const elsewhere: Plan = {
		...example,
		initiatives: example.initiatives.map((one) => (one.id === 'TE2' ? { ...one, teams: ['finance'] } : one))
	};
	expect(workEnds(elsewhere, cell, exampleDay)).toHaveLength(ends.length - 1);
});
