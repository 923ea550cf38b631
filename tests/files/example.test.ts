import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import { day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import type { Json } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';

const text = readFileSync('static/examples/brindlemoor.json', 'utf8');
const source = readJson('tests/plans/brindlemoor-source.json');

function readJson(path: string): Json {
	return JSON.parse(readFileSync(path, 'utf8')) as Json;
}

function example(): { id: string; plan: Plan; notes: readonly string[] } {
	const read = readRoadmapFile(text);
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return read;
}

/** How often each value other than null stands in a JSON value, wherever it is. */
function countLeaves(value: Json, counts = new Map<string, number>()): ReadonlyMap<string, number> {
	if (typeof value === 'object' && value !== null)
		for (const entry of Object.values(value)) countLeaves(entry as Json, counts);
	else if (value !== null) {
		const leaf = JSON.stringify(value);
		counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
	}
	return counts;
}

describe('The worked example', () => {
	it('is read without a note and written again byte for byte', () => {
		const { id, plan, notes } = example();
		expect(notes).toEqual([]);
		expect(writeRoadmapFile(id, plan)).toBe(text);
	});

	it('holds every value of its source at least as often', () => {
		const adapted = countLeaves(JSON.parse(text) as Json);
		const lacking = [...countLeaves(source)].filter(([leaf, count]) => (adapted.get(leaf) ?? 0) < count);
		expect(lacking).toEqual([]);
	});

	it('has every record of every list of its source', () => {
		const { plan } = example();
		for (const [name, rows] of Object.entries(source as Record<string, Json>)) {
			if (!Array.isArray(rows) || !Object.hasOwn(plan, name)) continue;
			expect([name, plan[name as 'phases'].length]).toEqual([name, rows.length]);
		}
	});

	it('reads as of 30 June 2028, with three overrides and the dates agreed on 31 January 2028', () => {
		const { plan } = example();
		expect(plan.roadmap.asOf).toBe(day('2028-06-30'));
		expect(plan.decisions.map((one) => one.finding)).toEqual([
			'SEQ-3/PR7/PR4',
			'SEQ-3/TE2/ST5',
			'SEQ-3/TE3/PR6'
		]);
		expect(plan.baselines.map((one) => Object.keys(one.dates).length)).toEqual([0, 0, 24]);
		expect(plan.baselines[2]?.day).toBe(day('2028-01-31'));
		expect(plan.baselines[2]?.dates.TE2).toEqual([day('2028-02-14'), day('2029-01-31')]);
	});

	it('owes 7.6 months of order debt, all of it accepted', () => {
		const { plan } = example();
		const report = findFindings(plan, day('2028-06-30'));
		expect(report.debtDays / 30.4375).toBeCloseTo(7.6, 1);
		expect(report.acceptedDebtDays).toBe(report.debtDays);
	});
});
