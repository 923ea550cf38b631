import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { initiativeFields } from '$lib/plan/initiative-fields';
import type { Link } from '$lib/plan/link';
import { linkFields } from '$lib/plan/link-fields';
import { linkEndCollections } from '$lib/plan/link-end';
import { findIgnoredLinks } from '$lib/plan/links';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { anyPlan } from '../support/any-plan';

const asOf = day('2028-06-30');

test('[LNK-1] leaving out what is ignored leaves no cycle and no dangling end', () => {
	fc.assert(
		fc.property(anyPlan, (plan) => {
			const ignored = findIgnoredLinks(plan);
			const kept = plan.links.filter((link) => !ignored.has(link.id));
			const ends = endIds(plan);
			expect(kept.every((link) => ends.has(link.from) && ends.has(link.to))).toBe(true);
			expect(kept.filter((link) => canReach(kept, link.to, link.from))).toEqual([]);
		}),
		{ numRuns: 300 }
	);
});

test('[LNK-1] a link is left out exactly when it has the highest id of a cycle', () => {
	fc.assert(
		fc.property(anyPlan, (plan) => {
			const ends = endIds(plan);
			const whole = plan.links.filter((link) => ends.has(link.from) && ends.has(link.to));
			const expected = whole.filter((link) => {
				const lower = whole.filter((other) => other.id < link.id);
				return canReach(lower, link.to, link.from);
			});
			const ignored = findIgnoredLinks(plan);
			expect(whole.filter((link) => ignored.has(link.id))).toEqual(expected);
		}),
		{ numRuns: 300 }
	);
});

test('[LNK-1] a finding tells a cycle that is one, with its own link as the highest', () => {
	fc.assert(
		fc.property(anyPlan, (plan) => {
			const links = new Map(plan.links.map((link) => [link.id, link]));
			for (const { rule, subject, others } of findFindings(plan, asOf).findings) {
				if (rule !== 'LNK-1') continue;
				const cycle = [subject, ...others].map(({ id }) => links.get(id)!);
				cycle.forEach((link, at) => {
					expect(link.to).toBe(cycle[(at + 1) % cycle.length]!.from);
					expect(link.id <= subject.id).toBe(true);
				});
			}
		})
	);
});

test('[LNK-1] a ring of 50,000 links loses one of them', () => {
	const plan = ring(50_000);
	expect([...findIgnoredLinks(plan)]).toEqual(['49999']);
	const [finding] = findFindings(plan, asOf).findings.filter((one) => one.rule === 'LNK-1');
	expect(finding?.reason).toMatch(/^P49999 → P0 → P1 → .* → P9 → 49989 more → P49999\. /);
});

test('[LNK-1] 25,000 pairs that wait for each other, all in one tangle, lose one link each', () => {
	const chain = ring(25_000);
	const back = chain.links.map((link) =>
		makeRecord(linkFields, `x${link.id}`, { from: link.to, to: link.from })
	);
	const plan = { ...chain, links: [...chain.links, ...back] };
	const ignored = findIgnoredLinks(plan);
	expect(back.every((link) => ignored.has(link.id))).toBe(true);
	expect(ignored.size).toBe(25_001);
	expect(findFindings(plan, asOf).findings.filter((one) => one.rule === 'LNK-1')).toHaveLength(25_001);
});

test('[LNK-1] where a tangle is too large to name its cycles, the findings still stand', () => {
	const size = 400;
	const plan = ring(size);
	const links: Link[] = [];
	for (let from = 0; from < size; from++)
		for (let step = 1; step <= 100; step++)
			links.push(
				makeRecord(linkFields, String(links.length).padStart(5, '0'), {
					from: `P${from}`,
					to: `P${(from + step * 3) % size}`
				})
			);
	const tangled = { ...plan, links };
	const found = findFindings(tangled, asOf).findings.filter((one) => one.rule === 'LNK-1');
	expect(found.length).toBe(findIgnoredLinks(tangled).size);
	expect(found.at(-1)!.reason).toMatch(/^They are part of one long cycle\. /);
});

function endIds(plan: Plan): ReadonlySet<string> {
	return new Set(linkEndCollections.flatMap((name) => plan[name].map(({ id }) => id)));
}

function ring(size: number): Plan {
	const titles = Array.from({ length: size }, (_, at) => `P${at}`);
	return {
		...emptyPlan(),
		initiatives: titles.map((title) => makeRecord(initiativeFields, title, { title })),
		links: titles.map((from, at) =>
			makeRecord(linkFields, String(at).padStart(5, '0'), { from, to: titles[(at + 1) % size]! })
		)
	};
}

function canReach(links: readonly Link[], from: string, to: string): boolean {
	const reached = new Set([from]);
	for (const end of reached) for (const link of links) if (link.from === end) reached.add(link.to);
	return reached.has(to);
}
