import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { fieldsWithoutRoom, writeMspdi } from '$lib/files/mspdi/write-mspdi';
import { baselineFields } from '$lib/plan/baseline';
import { day } from '$lib/plan/day';
import { groupFields } from '$lib/plan/group';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { linkFields } from '$lib/plan/link-fields';
import { linkEnd } from '$lib/plan/link-end';
import { milestoneFields } from '$lib/plan/milestone';
import { phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { readRoadmapFile } from '$lib/files/roadmap-file';
import { anyPlan } from '../../support/any-plan';
import { factsOf, importMspdi } from '../../support/mspdi-file';

const control = /[^\P{Cc}\t\n\r\x7f-\x9f]|[\ufffe\uffff]/gu;

/** A title as a file can hold it: one line, without what XML cannot hold. */
function line(text: string): string {
	return text.toWellFormed().replace(control, '').replace(/\s+/g, ' ').trim();
}

/** What is the same after writing and reading, whatever the plan: each initiative and milestone by itself. */
function flat(plan: Plan) {
	const titles = plan.links.flatMap(({ from, to, type, lag, lagDays }) => {
		const ends = [linkEnd(plan, from), linkEnd(plan, to)];
		if (ends[0] === undefined || ends[1] === undefined || ends[0].record === ends[1].record) return [];
		const stated = lag ?? (lagDays === 0 ? null : { amount: lagDays, unit: 'days', elapsed: true });
		return [[...ends.map((end) => line(end?.record.title ?? '')), type, stated?.amount ? stated : null]];
	});
	return {
		initiatives: sorted(
			plan.initiatives.map((one) => [
				line(one.title),
				one.code,
				one.lane,
				[one.start, one.end, one.actualStart, one.actualEnd],
				one.status
			])
		),
		milestones: sorted(plan.milestones.map((one) => [line(one.title), one.day])),
		phases: sorted(plan.phases.map((one) => [line(one.title), one.start, one.end])),
		groups: sorted(plan.groups.map((one) => line(one.title))),
		links: sorted(titles)
	};
}

function sorted(list: readonly unknown[]): readonly string[] {
	return list.map((one) => JSON.stringify(one)).sort();
}

/** Order of the elements in an element, over all elements of that name: which was seen before which. */
function orders(xml: string, name: string): Set<string> {
	const pairs = new Set<string>();
	for (const [, inside = ''] of xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))) {
		const flatOnly = inside.replace(
			/<(PredecessorLink|Baseline|ExtendedAttribute|TimephasedData|WeekDays)>.*?<\/\1>/gs,
			'<$1>'
		);
		const names = [...flatOnly.matchAll(/<([A-Za-z]+)>/g)].map((found) => found[1] ?? '');
		names.forEach((before, at) => names.slice(at + 1).forEach((after) => pairs.add(`${before} ${after}`)));
	}
	return pairs;
}

describe('A written project file', () => {
	it('[MSP-15] gives any plan’s work, days, links and lags again', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyPlan, (plan) => {
				const { plan: back } = importMspdi(writeMspdi(plan));
				expect(flat(back)).toEqual(flat(plan));
				// Read once, a plan is what a project file can say; from then on nothing changes.
				expect(factsOf(importMspdi(writeMspdi(back)).plan)).toEqual(factsOf(back));
			}),
			{ numRuns: 200 }
		);
	});

	it('[MSP-15] gives nesting, owners, gates and the baseline again', () => {
		const phases = ['P1', 'P2'].map((id) =>
			makeRecord(phaseFields, id, {
				title: id,
				gate: `${id} is true`,
				start: day('2028-01-01'),
				end: day('2028-12-31')
			})
		);
		const groups = [
			makeRecord(groupFields, 'G1', { title: 'G1', phase: 'P1', notes: 'Why' }),
			makeRecord(groupFields, 'G2', { title: 'G2', phase: 'P1', group: 'G1', start: day('2028-02-01') }),
			makeRecord(groupFields, 'G3', { title: 'Empty' })
		];
		const initiatives = [
			makeRecord(initiativeFields, 'A', {
				code: '12',
				title: 'Alone',
				phase: 'P2',
				lane: 'technology',
				owner: 'Head of sales',
				progress: 40,
				status: 'paused',
				health: 'at-risk',
				start: day('2028-05-01'),
				end: day('2028-05-31'),
				effortDays: 12.5,
				notes: 'One\n\tTwo & <three>',
				custom: { Region: 'North' }
			}),
			makeRecord(initiativeFields, 'B', { title: 'Deep', phase: 'P1', group: 'G2', status: 'cancelled' })
		];
		const milestones = [
			makeRecord(milestoneFields, 'M', {
				title: 'Gate',
				kind: 'gate',
				day: day('2028-06-30'),
				lane: 'structure',
				phase: 'P1',
				group: 'G1',
				statement: 'It holds',
				done: true,
				owner: 'Board'
			})
		];
		const links = [
			makeRecord(linkFields, 'L', { from: 'P1', to: 'A', type: 'SS', lagDays: -3 }),
			makeRecord(linkFields, 'K', {
				from: 'G1',
				to: 'M',
				lag: { amount: 2, unit: 'weeks', elapsed: false },
				lagDays: 14
			})
		];
		const baselines = [
			makeRecord(baselineFields, 'x', {
				name: 'Agreed',
				dates: { A: [day('2028-04-01'), day('2028-04-30')] }
			})
		];
		const plan = {
			...emptyPlan({ title: 'Five years' }),
			phases,
			groups,
			initiatives,
			milestones,
			links,
			baselines
		};
		const back = importMspdi(writeMspdi(plan)).plan;
		const wanted = factsOf(plan, 'title');
		expect(factsOf(back, 'title')).toEqual({
			...wanted,
			links: wanted.links.map((link) =>
				link.lagDays === -3 ? { ...link, lag: { amount: -3, unit: 'days', elapsed: true } } : link
			),
			baseline: wanted.baseline.map((one) => ({ ...one, name: 'Baseline' }))
		});
		expect(back.initiatives[1]?.custom).toEqual({ Region: 'North' });
	});

	it('[MSP-15] gives the worked example again', () => {
		const read = readRoadmapFile(readFileSync('static/examples/brindlemoor.json', 'utf8'));
		if (!read.ok) throw new Error('The example is not read.');
		const back = importMspdi(writeMspdi(read.plan)).plan;
		const { baseline: _, ...facts } = factsOf(read.plan, 'title');
		expect(factsOf(back, 'title')).toMatchObject(facts);
		expect(back.baselines).toHaveLength(1);
	});

	it('[MSP-15] has its elements in the order in which MS Project writes them', () => {
		const project = readFileSync('tests/corpora/mspdi/aspose-not_updated.xml', 'utf8');
		const written = writeMspdi(importMspdi(project).plan);
		for (const name of ['Task', 'PredecessorLink', 'Calendar', 'Assignment', 'Resource']) {
			const theirs = orders(project, name);
			const against = [...orders(written, name)].filter((pair) => {
				const reversed = pair.split(' ').reverse().join(' ');
				return theirs.has(reversed) && !theirs.has(pair);
			});
			expect([name, against]).toEqual([name, []]);
		}
	});

	it('[MSP-15] is well-formed whatever a text holds', () => {
		const title = 'a\0b\u000b & <c> ]]> "d" \ud800 \uffff 👩‍🚒 سعر';
		const plan = {
			...emptyPlan({ title }),
			initiatives: [makeRecord(initiativeFields, 'i', { title, notes: title })]
		};
		const back = importMspdi(writeMspdi(plan)).plan;
		expect(back.roadmap.title).toBe('ab & <c> ]]> "d" \ufffd 👩‍🚒 سعر');
		expect(line(back.initiatives[0]?.notes ?? '')).toBe(back.roadmap.title);
	});

	it('[MSP-16] schedules by hand what does not lie where its source had it', () => {
		const source = {
			format: 'mspdi',
			key: '40',
			start: '2028-02-14T09:30:00',
			finish: '2028-02-18T16:00:00',
			task: { Duration: 'PT40H0M0S', ConstraintType: '4', ConstraintDate: '2028-02-14T09:30:00' }
		};
		const custom = { Constraint: 'Start no earlier than 2028-02-14' };
		const [start, end] = [day('2028-02-14'), day('2028-02-18')];
		const at = (days: number) => {
			const moved = makeRecord(initiativeFields, 'i', {
				start: day(`2028-02-${14 + days}`),
				end: day(`2028-02-${18 + days}`),
				source,
				custom
			});
			return writeMspdi({ ...emptyPlan(), initiatives: [moved] });
		};
		expect([start, end]).toEqual([day('2028-02-14'), day('2028-02-18')]);
		expect(at(0)).toContain('<Start>2028-02-14T09:30:00</Start>');
		expect(at(0)).toContain('<ConstraintType>4</ConstraintType>');
		expect(at(0)).not.toContain('<Manual>1');
		expect(at(7)).toContain('<Manual>1</Manual>');
		expect(at(7)).toContain('<Start>2028-02-21T08:00:00</Start>');
		expect(at(7)).toContain('<Duration>PT40H0M0S</Duration>');
		expect(at(7)).toContain('<ConstraintType>0</ConstraintType>');
		expect(importMspdi(at(7)).plan.initiatives[0]?.custom).toEqual(custom);
	});

	it('[MSP-17] puts work into its phase where its group lies elsewhere, and opens circles of groups', () => {
		const plan = {
			...emptyPlan(),
			phases: ['P1', 'P2'].map((id) => makeRecord(phaseFields, id, { title: id })),
			groups: [
				makeRecord(groupFields, 'G', { title: 'G', phase: 'P1' }),
				makeRecord(groupFields, 'X', { title: 'X', group: 'Y' }),
				makeRecord(groupFields, 'Y', { title: 'Y', group: 'X' })
			],
			initiatives: [makeRecord(initiativeFields, 'i', { title: 'i', phase: 'P2', group: 'G' })]
		};
		const facts = factsOf(importMspdi(writeMspdi(plan)).plan);
		expect(facts.initiatives[0]).toMatchObject({ phase: 'phases 1', group: null });
		expect(facts.groups.filter((group) => group.group !== null)).toHaveLength(1);
	});

	it('[MSP-17] stays within the levels that a file may have', () => {
		const groups = Array.from({ length: 5_000 }, (_, at) =>
			makeRecord(groupFields, `g${at}`, { title: `g${at}`, group: at === 0 ? null : `g${at - 1}` })
		);
		expect(importMspdi(writeMspdi({ ...emptyPlan(), groups })).plan.groups).toHaveLength(5_000);
	});

	it('[MSP-18] keeps what MS Project has no place for in its text fields, and names what does not fit', () => {
		const custom = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`Field ${at}`, `Value ${at}`]));
		const one = makeRecord(initiativeFields, 'i', { lane: 'structure', need: 'x'.repeat(300), custom });
		const plan = { ...emptyPlan(), initiatives: [one] };
		const text = writeMspdi(plan, () => 'Starts before its process');
		const back = importMspdi(text).plan.initiatives[0];
		expect(back?.lane).toBe('structure');
		expect(back?.custom['Business need']).toBe('x'.repeat(255));
		expect(text).toContain('<Value>Starts before its process</Value>');
		expect(Object.keys(back?.custom ?? {})).not.toContain('Longroad findings');
		expect(fieldsWithoutRoom(plan)).toHaveLength(42 - 30);
	});
});
