import { describe, expect, test } from 'vitest';
import { readSettings } from '$lib/plan/behaviour/settings';
import { starters } from '$lib/plan/behaviour/starters';
import type { Json } from '$lib/plan/field';
import { byId } from '$lib/plan/plan';
import {
	insertStarters,
	resetNumbers,
	saveForce,
	savePhilosophy,
	saveTeam,
	setNumbers
} from '$lib/state/behaviour/board-actions';
import { addRecord, addRecords, changeRecord, moveRecord } from '$lib/state/behaviour/edit-records';
import { restoreFromTrash, trashRecords } from '$lib/state/plan-actions';
import { memoryRoadmap } from '../../support/memory-roadmap';
import { workedExample } from '../../support/worked-example';

describe('Records of any kind', () => {
	test('are added last, changed and moved, each as one edit with its name', () => {
		const of = memoryRoadmap(workedExample());
		const id = addRecord(of, 'catalysts', { name: 'Paid visits', strength: 2 });
		expect(of.undoLabel).toBe('add catalyst Paid visits');
		expect(of.plan.catalysts.at(-1)).toMatchObject({ id, strength: 2, teams: [] });
		changeRecord(of, 'catalysts', id, { strength: 4 });
		expect(of.undoLabel).toBe('change catalyst Paid visits');
		expect(moveRecord(of, 'catalysts', id, 'up')).toBe(true);
		expect(of.plan.catalysts.map((one) => one.id).slice(-2)).toEqual([id, 'CA7']);
		expect(of.undoLabel).toBe('move catalyst Paid visits up');
		expect(moveRecord(of, 'catalysts', 'CA7', 'down')).toBe(false);
		expect(moveRecord(of, 'catalysts', id, 'down')).toBe(true);
		expect(of.plan.catalysts.at(-1)?.id).toBe(id);
		addRecords(of, 'inhibitors', [{ name: 'a' }, { name: 'b' }]);
		expect(of.undoLabel).toBe('add 2 inhibitors');
		of.undo();
		expect(of.plan.inhibitors).toHaveLength(9);
	});
});

describe('Forces', () => {
	test('[FRC-7] an inhibitor is saved with what removes it, and taken back as one step', () => {
		const of = memoryRoadmap(workedExample());
		const id = saveForce(of, 'inhibitors', null, {
			name: 'Late notes',
			strength: 3,
			removedBy: ['ST7', 'ST8'],
			addressedBy: ['IV1']
		});
		const removers = () =>
			of.plan.initiatives.filter((one) => one.removesInhibitors.includes(id)).map((one) => one.id);
		expect(removers()).toEqual(['ST7', 'ST8']);
		expect(byId(of.plan.interventions).get('IV1')?.inhibitors).toEqual([id]);
		expect(of.undoLabel).toBe('add inhibitor Late notes');
		saveForce(of, 'inhibitors', id, { strength: 5, removedBy: ['ST8'] });
		expect(removers()).toEqual(['ST8']);
		expect(of.undoLabel).toBe('change inhibitor Late notes');
		of.undo();
		of.undo();
		expect(of.plan.inhibitors).toHaveLength(9);
		expect(removers()).toEqual([]);
		expect(of.undoLabel).toBeNull();
	});

	test('[FRC-7] a deleted one comes back as it was', () => {
		const of = memoryRoadmap(workedExample());
		trashRecords(of, 'inhibitors', ['IN3']);
		expect(byId(of.plan.inhibitors).has('IN3')).toBe(false);
		restoreFromTrash(of, of.plan.trash[0]!);
		expect(byId(of.plan.inhibitors).get('IN3')?.strength).toBe(3);
		expect(byId(of.plan.initiatives).get('ST5')?.removesInhibitors).toEqual(['IN3']);
	});

	test('[FRC-8] examples become records, several as one edit', () => {
		const of = memoryRoadmap(workedExample());
		const narrow = starters.filter(({ key }) => key === 'narrow-pay');
		const [id] = insertStarters(of, narrow);
		expect(byId(of.plan.inhibitors).get(id ?? '')).toMatchObject({ kind: 'cultural', issue: 'performance' });
		expect(of.undoLabel).toMatch(/^add inhibitor Narrow pay/);
		insertStarters(of, starters);
		expect(of.undoLabel).toBe(`add ${starters.length} examples`);
		of.undo();
		of.undo();
		expect([of.plan.behaviours.length, of.plan.catalysts.length]).toEqual([8, 7]);
	});
});

describe('Definitions', () => {
	test('[FRC-11] a team is saved with its role statement', () => {
		const of = memoryRoadmap(workedExample());
		const said = (team: string) => of.plan.roleStatements.filter((one) => one.team === team);
		saveTeam(of, 'product', { roleStatement: 'I choose what customers can rely on.' });
		expect(said('product').map(({ text }) => text)).toEqual(['I choose what customers can rely on.']);
		expect(of.undoLabel).toBe('change team Product and Purchasing');
		const id = saveTeam(of, null, { name: 'Returns', headcount: 12, roleStatement: 'I make it good.' });
		expect(said(id).map(({ text }) => text)).toEqual(['I make it good.']);
		of.undo();
		expect(said(id)).toEqual([]);
		expect(of.plan.teams).toHaveLength(8);
	});

	test('[FRC-12] interventions follow a principle under its new name', () => {
		const of = memoryRoadmap(workedExample());
		changeRecord(of, 'interventions', 'IV2', { fitsPhilosophy: 'Invite before requiring' });
		savePhilosophy(of, 'We show first.', [
			{ text: 'Invite first', was: 'Invite before requiring' },
			{ text: '  ', was: null },
			{ text: 'Keep it small', was: null }
		]);
		expect(of.plan.roadmap.changePhilosophy).toEqual({
			statement: 'We show first.',
			principles: ['Invite first', 'Keep it small']
		});
		expect(byId(of.plan.interventions).get('IV2')?.fitsPhilosophy).toBe('Invite first');
		of.undo();
		expect(byId(of.plan.interventions).get('IV2')?.fitsPhilosophy).toBe('Invite before requiring');
	});

	test('[FRC-13] numbers are set and put back, each as one edit', () => {
		const of = memoryRoadmap(workedExample());
		const before: Json = of.plan.roadmap.settings;
		setNumbers(of, { recencyHalfLifeDays: 365, 'rooted.spanDays': 700 });
		expect(readSettings(of.plan.roadmap.settings)).toMatchObject({
			recencyHalfLifeDays: 365,
			rooted: { spanDays: 700, quietDays: 180 }
		});
		resetNumbers(of);
		expect(of.plan.roadmap.settings).toEqual({ rooted: { level: 0.7 } });
		expect(of.undoLabel).toBe('reset the numbers of the behaviour model');
		of.undo();
		of.undo();
		expect(of.plan.roadmap.settings).toEqual(before);
	});
});
