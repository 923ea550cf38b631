import { describe, expect, test } from 'vitest';
import type { Change } from '$lib/plan/change';
import { day } from '$lib/plan/day';
import type { Initiative } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { rememberRead } from '$lib/plan/refresh/read-values';
import { compareForRefresh } from '$lib/plan/refresh/refresh';
import { refreshKeys } from '$lib/plan/refresh/refresh-key';
import { takenChanges } from '$lib/plan/refresh/taken-changes';
import { buildPlan } from '../../support/plan-builder';

const provided = new Set(['title', 'start', 'end', 'owner', 'status', 'links']);
const byTitle = { by: 'title' } as const;

let serial = 0;

type Row = Partial<Initiative> & { readonly title: string };

function work(...rows: readonly Row[]): Plan {
	return buildPlan({ initiatives: rows.map((row, at) => ({ id: `f${serial++}-${at}`, ...row })) });
}

/** The plan as it was imported from a file of these rows. */
function imported(...rows: readonly Row[]): Plan {
	return rememberRead(work(...rows), 'csv', provided);
}

/** The plan with changes made, as an edit would make them. */
function apply(plan: Plan, changes: readonly Change[]): Plan {
	let initiatives = [...plan.initiatives];
	for (const change of changes) {
		if (change.collection !== 'initiatives') continue;
		if (change.kind === 'add') initiatives.push(change.record as Initiative);
		else if (change.kind === 'delete') initiatives = initiatives.filter(({ id }) => id !== change.id);
		else
			initiatives = initiatives.map((one) =>
				one.id === change.id ? { ...one, [change.field]: change.after } : one
			);
	}
	return { ...plan, initiatives };
}

function taken(plan: Plan, file: Plan, pick?: (kind: string) => boolean): Plan {
	const refresh = compareForRefresh(plan, file, byTitle, provided);
	const rows = refresh.rows.filter((row) => (pick ? pick(row.kind) : row.isSuggested));
	return apply(plan, takenChanges(refresh, new Set(rows.map(({ id }) => id))));
}

const yard = { title: 'Yard', start: day('2026-01-01'), end: day('2026-06-30') };
const ship = { title: 'Ship', start: day('2026-02-01'), end: day('2026-12-31') };

describe('Refreshing a plan from a later file', () => {
	test('[REF-1] says how far dates moved, in words and in days', () => {
		const refresh = compareForRefresh(
			imported(yard, ship),
			work({ ...yard, end: day('2026-07-28') }, ship),
			byTitle,
			provided
		);
		expect(refresh.rows).toMatchObject([
			{
				kind: 'moved',
				name: 'Yard',
				slipDays: 28,
				isSuggested: true,
				words: ['Planned end moves from 30 Jun 2026 to 28 Jul 2026, 28 days later.']
			}
		]);
		expect(refresh).toMatchObject({ matched: 2, unchanged: 1, ends: { later: 1, earlier: 0, same: 1 } });
	});

	test('[REF-2] adds what is new, and leaves what is gone unless it is picked', () => {
		const plan = imported(yard, ship);
		const file = work(yard, { title: 'Dock', start: day('2027-01-01'), end: day('2027-03-31') });
		const refresh = compareForRefresh(plan, file, byTitle, provided);
		expect(refresh.rows.map(({ kind, name, isSuggested }) => [kind, name, isSuggested])).toEqual([
			['new', 'Dock', true],
			['gone', 'Ship', false]
		]);
		expect(taken(plan, file).initiatives.map(({ title }) => title)).toEqual(['Yard', 'Ship', 'Dock']);
		expect(taken(plan, file, () => true).initiatives.map(({ title }) => title)).toEqual(['Yard', 'Dock']);
	});

	test('[REF-3] what was made here is not gone, whatever the file lacks', () => {
		const plan = imported(yard);
		const own = { ...plan, initiatives: [...plan.initiatives, ...work(ship).initiatives] };
		const refresh = compareForRefresh(own, work(yard), byTitle, provided);
		expect(refresh.rows).toEqual([]);
		expect(refresh.ownCount).toBe(1);
	});

	test('[REF-4] a field that the file lacks, or leaves empty, takes nothing away', () => {
		const [one] = imported({ ...yard, owner: 'Head of IT', health: 'at-risk' }).initiatives;
		const plan = { ...work(), initiatives: one ? [one] : [] };
		expect(compareForRefresh(plan, work({ ...yard, owner: '' }), byTitle, provided).rows).toEqual([]);
	});

	test('[REF-5] dates that a file has no more are told, and kept unless picked', () => {
		const file = work({ title: 'Yard' });
		const refresh = compareForRefresh(imported(yard), file, byTitle, provided);
		expect(refresh.rows).toMatchObject([{ kind: 'moved', isSuggested: false, slipDays: null }]);
		expect(refresh.rows[0]?.words[0]).toContain('no date in the file any more');
		expect(taken(imported(yard), file).initiatives[0]).toMatchObject(yard);
	});

	test('[REF-6] a change made here stays when the file still says what it said', () => {
		const plan = imported(yard);
		const [one] = plan.initiatives;
		const moved = { ...plan, initiatives: one ? [{ ...one, end: day('2026-09-30') }] : [] };
		expect(compareForRefresh(moved, work(yard), byTitle, provided).rows).toEqual([]);
	});

	test('[REF-6] a field that both changed is told so, and kept unless picked', () => {
		const plan = imported(yard);
		const [one] = plan.initiatives;
		const moved = { ...plan, initiatives: one ? [{ ...one, end: day('2026-09-30') }] : [] };
		const [row] = compareForRefresh(moved, work({ ...yard, end: day('2026-07-31') }), byTitle, provided).rows;
		expect(row?.isSuggested).toBe(false);
		expect(row?.words[0]).toContain('It was changed here since the last file.');
	});

	test('[REF-7] what was left alone once is not told again until the file says something else', () => {
		const plan = imported(yard);
		const file = work({ ...yard, end: day('2026-07-31') });
		const kept = taken(plan, file, () => false);
		expect(kept.initiatives[0]?.end).toBe(yard.end);
		expect(compareForRefresh(kept, file, byTitle, provided).rows).toEqual([]);
		const later = work({ ...yard, end: day('2026-08-31') });
		expect(compareForRefresh(kept, later, byTitle, provided).rows).toHaveLength(1);
	});

	test('[REF-8] names that several rows share are touched by nothing, and told', () => {
		const refresh = compareForRefresh(imported(yard, yard, ship), work(yard, ship), byTitle, provided);
		expect(refresh.shared).toEqual(['Yard']);
		expect(refresh.rows).toEqual([]);
	});

	test('[REF-9] taking everything makes the next comparison empty', () => {
		const plan = imported(yard, ship);
		const file = work(
			{ ...yard, start: day('2026-03-01'), owner: 'Head of IT' },
			{ title: 'Dock', start: null, end: null }
		);
		const after = taken(plan, file, () => true);
		expect(
			compareForRefresh(after, file, byTitle, provided).rows.filter(({ kind }) => kind !== 'new')
		).toEqual([]);
	});

	test('[REF-10] the key with the most matches comes first', () => {
		const plan = imported({ ...yard, code: 'A' }, { ...ship, code: 'B' });
		const file = work({ ...yard, code: 'A' }, { ...ship, code: 'C' });
		expect(refreshKeys(plan, file).map(({ label, matched }) => [label, matched])).toEqual([
			['Title', 2],
			['Code', 1]
		]);
	});
});
