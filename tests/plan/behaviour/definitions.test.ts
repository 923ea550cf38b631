import { describe, expect, test } from 'vitest';
import { behaviourFields } from '$lib/plan/behaviour/behaviour';
import { catalystFields, inhibitorFields } from '$lib/plan/behaviour/force';
import {
	changedSettings,
	settingAt,
	settingGroups,
	withoutSettings,
	withSettings
} from '$lib/plan/behaviour/setting-fields';
import { defaultSettings, readSettings } from '$lib/plan/behaviour/settings';
import { starters } from '$lib/plan/behaviour/starters';
import { isReachedAtOnce, targetYears } from '$lib/plan/behaviour/target-years';
import type { Field, Json } from '$lib/plan/field';
import { workedExample } from '../../support/worked-example';

const plan = workedExample();
const all = settingGroups.flatMap(({ settings }) => settings);

describe('Numbers of the model', () => {
	test('[FRC-13] every one of them can be set, and is within its bounds as it is usually', () => {
		const leaves = (value: unknown): number =>
			typeof value === 'object' && value !== null
				? Object.values(value).reduce((sum: number, one) => sum + leaves(one), 0)
				: 1;
		expect(all.length).toBe(leaves(defaultSettings));
		for (const { path, field } of all) {
			expect(field.read(settingAt(defaultSettings, path)), path).toBe(settingAt(defaultSettings, path));
			const settings = readSettings(withSettings({}, { [path]: 0.77 }));
			expect(settingAt(settings, path), path).toBe(0.77);
			expect(changedSettings(settings)).toEqual([path]);
		}
		expect(() => settingAt(defaultSettings, 'rooted.depth')).toThrow(RangeError);
	});

	test('[FRC-13] what the planner does not know stays, also when all are put back', () => {
		const stored = { mood: 3, rooted: { level: 0.7, spanDays: 200 }, interventionPush: [0.1, 0.2, 0.3] };
		const after = withSettings(stored, { 'rooted.quietDays': 90, 'interventionPush.2': 0.4 });
		expect(after).toEqual({
			mood: 3,
			rooted: { level: 0.7, spanDays: 200, quietDays: 90 },
			interventionPush: { '1': 0.1, '2': 0.4, '3': 0.3 }
		});
		expect(readSettings(after).interventionPush).toEqual([0.1, 0.4, 0.3]);
		expect(withoutSettings(after)).toEqual({ mood: 3, rooted: { level: 0.7 } });
		expect(readSettings(withoutSettings(after))).toEqual(defaultSettings);
	});

	test('[FRC-13] the worked example has the usual ones', () => {
		expect(changedSettings(readSettings(plan.roadmap.settings))).toEqual([]);
	});
});

describe('Targets', () => {
	test('[FRC-9] there is one for each year of the roadmap, and for years that have one', () => {
		expect(targetYears(plan, {})).toEqual(['2026', '2027', '2028', '2029', '2030']);
		expect(targetYears(plan, { '2032': 0.9 }).at(-1)).toBe('2032');
	});

	test('[FRC-10] [A41] 80 % for 2026 is questioned, the targets of the example are not', () => {
		const [first] = plan.behaviours;
		expect(isReachedAtOnce(first?.targets ?? {})).toBe(false);
		expect(isReachedAtOnce({ ...first?.targets, '2026': 0.8 })).toBe(true);
		expect(isReachedAtOnce({ '2026': 0.8 })).toBe(false);
		expect(isReachedAtOnce({})).toBe(false);
	});
});

test('[FRC-8] [A25] every example is legal, and none has the name of another', () => {
	const tables = { behaviours: behaviourFields, catalysts: catalystFields, inhibitors: inhibitorFields };
	for (const { key, kind, values } of starters) {
		const fields = tables[kind] as unknown as Readonly<Record<string, Field<unknown> | undefined>>;
		for (const [name, value] of Object.entries(values))
			expect(fields[name]?.read(value as Json), `${key} ${name}`).toBe(value);
	}
	expect(new Set(starters.map(({ key }) => key)).size).toBe(starters.length);
	expect(new Set(starters.map(({ values }) => values.name)).size).toBe(starters.length);
	expect(starters.find(({ key }) => key === 'narrow-pay')?.kind).toBe('inhibitors');
});
