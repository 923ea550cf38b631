import { describe, expect, test } from 'vitest';
import { day, isoOf } from '$lib/plan/day';
import { groupFields } from '$lib/plan/group';
import { makeRecord } from '$lib/plan/record';
import {
	type ClipData,
	copyRows,
	cutRows,
	duplicateRows,
	ownType,
	pasteRows
} from '$lib/state/clipboard-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { memoryRoadmap } from '../support/memory-roadmap';
import { buildPlan } from '../support/plan-builder';

/** A clipboard that keeps only some types, as some browsers do. */
class Clipboard implements ClipData {
	readonly kept = new Map<string, string>();
	constructor(readonly types: readonly string[] = ['text/plain', ownType]) {}
	getData(type: string) {
		return this.kept.get(type) ?? '';
	}
	setData(type: string, text: string) {
		if (this.types.includes(type)) this.kept.set(type, text);
	}
}

function open(): Roadmap {
	const plan = buildPlan({
		phases: [{ id: 'f', title: 'Understand' }],
		initiatives: [
			{
				id: 'a',
				code: 'PR1',
				title: 'Map "the"\twork',
				start: day('2026-01-05'),
				end: day('2026-03-31'),
				owner: 'Head of Care',
				status: 'active',
				progress: 40,
				phase: 'f',
				notes: 'Two\nlines',
				custom: { Budget: '12' }
			},
			{ id: 'b', code: 'PR2', title: 'Redesign', group: 'g' },
			{ id: 'c', code: 'TE7', title: 'Portal', lane: 'technology' }
		],
		milestones: [{ id: 'm', title: 'Review', day: day('2026-04-10'), lane: 'process', done: true }],
		links: [
			{ id: '1', from: 'a', to: 'b', type: 'SS', lagDays: 5 },
			{ id: '2', from: 'b', to: 'c' }
		]
	});
	return memoryRoadmap({ ...plan, groups: [makeRecord(groupFields, 'g', { title: 'Desk', order: 'a0' })] });
}

const nowhere = { after: null };

describe('Rows on the clipboard', () => {
	test('are lines of cells for other programs', () => {
		const clipboard = new Clipboard();
		expect(copyRows(open(), ['m', 'a'], clipboard)).toBe(true);
		expect(clipboard.getData('text/plain').split('\n')).toEqual([
			'PR1\t"Map ""the""\twork"\tProcess\tUnderstand\t2026-01-05\t2026-03-31\tHead of Care\tActive\t40%',
			'\tReview\tProcess\t\t2026-04-10\t\t\t\t100%'
		]);
		expect(copyRows(open(), ['f', 'gone'], new Clipboard())).toBe(false);
	});

	test('come back whole, with new ids and codes and the links among them, as one step', () => {
		const roadmap = open();
		const clipboard = new Clipboard();
		copyRows(roadmap, ['a', 'b'], clipboard);
		const made = pasteRows(roadmap, clipboard, { lane: 'technology', after: 'c', group: null });
		expect(roadmap.undoLabel).toBe('paste 2 rows');
		const [copyA, copyB] = roadmap.plan.initiatives.filter(({ id }) => made.includes(id));
		expect(copyA).toMatchObject({
			code: 'TE8',
			title: 'Map "the"\twork',
			lane: 'technology',
			phase: 'f',
			progress: 40,
			notes: 'Two\nlines',
			custom: { Budget: '12' }
		});
		expect(copyB).toMatchObject({ code: 'TE9', group: null });
		expect(roadmap.plan.initiatives.map(({ code }) => code)).toEqual(['PR1', 'PR2', 'TE7', 'TE8', 'TE9']);
		const fresh = roadmap.plan.links.filter(({ id }) => id !== '1' && id !== '2');
		expect(fresh).toMatchObject([{ from: copyA?.id, to: copyB?.id, type: 'SS', lagDays: 5 }]);
		roadmap.undo();
		expect(roadmap.plan.initiatives).toHaveLength(3);
		expect(roadmap.undoLabel).toBeNull();
	});

	test('keep their lanes when they are of several, and their group when it is copied too', () => {
		const roadmap = open();
		const clipboard = new Clipboard();
		copyRows(roadmap, ['g', 'c', 'm'], clipboard);
		const made = pasteRows(roadmap, clipboard, { lane: 'structure', after: null });
		const fresh = roadmap.plan.initiatives.filter(({ id }) => made.includes(id));
		expect(fresh.map(({ lane }) => lane)).toEqual(['process', 'technology']);
		const group = roadmap.plan.groups.find(({ id }) => made.includes(id));
		expect(fresh[0]?.group).toBe(group?.id);
		expect(roadmap.plan.milestones).toHaveLength(2);
	});

	test('come back whole also where the clipboard keeps text alone', () => {
		const roadmap = open();
		const clipboard = new Clipboard(['text/plain']);
		copyRows(roadmap, ['a'], clipboard);
		clipboard.setData('text/plain', `${clipboard.getData('text/plain')}\r\n`);
		pasteRows(roadmap, clipboard, nowhere);
		expect(roadmap.plan.initiatives.at(-1)?.notes).toBe('Two\nlines');
	});

	test('leave what the other roadmap does not have', () => {
		const clipboard = new Clipboard();
		copyRows(open(), ['a', 'b'], clipboard);
		const other = memoryRoadmap(buildPlan({}));
		pasteRows(other, clipboard, nowhere);
		expect(other.plan.initiatives).toMatchObject([
			{ code: 'PR1', phase: null },
			{ code: 'PR2', group: null }
		]);
	});

	test('are cut and pasted', () => {
		const roadmap = open();
		const clipboard = new Clipboard();
		cutRows(roadmap, ['a', 'b'], clipboard);
		expect(roadmap.plan.initiatives.map(({ id }) => id)).toEqual(['c']);
		expect(pasteRows(roadmap, clipboard, nowhere)).toHaveLength(2);
		expect(roadmap.plan.links).toHaveLength(1);
	});
});

test('rows are duplicated right after the last of them, in their lanes and groups', () => {
	const roadmap = open();
	const made = duplicateRows(roadmap, ['a', 'b']);
	expect(roadmap.undoLabel).toBe('duplicate 2 rows');
	expect(roadmap.plan.initiatives.map(({ code }) => code)).toEqual(['PR1', 'PR2', 'PR3', 'PR4', 'TE7']);
	expect(roadmap.plan.initiatives[3]).toMatchObject({ id: made[1], group: 'g', title: 'Redesign' });
});

describe('Text of other programs', () => {
	function paste(text: string, given: Partial<Parameters<typeof pasteRows>[2]> = {}) {
		const roadmap = open();
		const clipboard = new Clipboard();
		clipboard.setData('text/plain', text);
		const made = pasteRows(roadmap, clipboard, { ...nowhere, ...given });
		const fresh = roadmap.plan.initiatives.filter(({ id }) => made.includes(id));
		return fresh.map(({ code, title, lane, start, end }) =>
			[code, title, lane, ...[start, end].map((one) => (one === null ? '–' : isoOf(one)))].join(' | ')
		);
	}

	test('makes an initiative of each line', () => {
		expect(paste('First thing\r\n\r\n  Second   thing \n', { lane: 'structure' })).toEqual([
			'ST1 | First thing | structure | – | –',
			'ST2 | Second thing | structure | – | –'
		]);
		expect(paste(' \t \n12\t30%')).toEqual([]);
	});

	test('finds titles and days among cells', () => {
		expect(paste('P-12\tNew desk\t31/12/2027\tSales\t1/3/2027\nOther\t5 Mar 2028\t12')).toEqual([
			'PR3 | New desk | process | 2027-03-01 | 2027-12-31',
			'PR4 | Other | process | 2028-03-05 | –'
		]);
		expect(paste('"A ""big""\nthing"\tQ3 2028\n"not closed\tx')).toEqual([
			'PR3 | A "big" thing | process | 2028-07-01 | –',
			'PR4 | "not closed | process | – | –'
		]);
	});

	test('knows rows of its own that went through a spreadsheet', () => {
		const line = 'X\tTitle\tTechnology\tunderstand\t\t2027-05-01\tHead of IT\tPaused\t25%';
		expect(paste(line)).toEqual(['TE8 | Title | technology | – | 2027-05-01']);
		const roadmap = open();
		const clipboard = new Clipboard();
		clipboard.setData('text/plain', line);
		pasteRows(roadmap, clipboard, nowhere);
		expect(roadmap.plan.initiatives.at(-1)).toMatchObject({
			phase: 'f',
			owner: 'Head of IT',
			status: 'paused',
			progress: 25
		});
	});

	test('that claims to be rows and is not does no harm', () => {
		const roadmap = open();
		for (const json of ['{', '[]', '{"format":"longroad-rows","version":1,"initiatives":[{"id":3},7]}']) {
			const clipboard = new Clipboard();
			clipboard.setData(ownType, json);
			expect(pasteRows(roadmap, clipboard, nowhere)).toEqual([]);
		}
		const odd = { id: 'x', title: 5, lane: 'moon', start: '2026-13-01', progress: 400, group: 'x' };
		const clipboard = new Clipboard();
		clipboard.setData(ownType, JSON.stringify({ format: 'longroad-rows', version: 1, initiatives: [odd] }));
		pasteRows(roadmap, clipboard, nowhere);
		expect(roadmap.plan.initiatives.at(-1)).toMatchObject({
			title: '',
			lane: 'process',
			start: null,
			progress: 0
		});
	});
});
