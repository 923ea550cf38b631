import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoadmapBytes, readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import type { JsonObject } from '$lib/plan/field';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRoadmapInfo } from '$lib/plan/roadmap-info';
import { makeRecord } from '$lib/plan/record';
import { anyFilePlan } from '../support/any-file-plan';
import { soundFile } from '../support/hostile-files';

function read(file: unknown) {
	const result = readRoadmapFile(typeof file === 'string' ? file : JSON.stringify(file));
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result;
}

const info = makeRoadmapInfo({ title: 'Five years' });

describe('A roadmap file', () => {
	it('gives back the plan it was written from, and the same text again', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyFilePlan, (plan) => {
				const text = writeRoadmapFile('r1', plan);
				const back = read(text);
				expect(back.notes).toEqual([]);
				expect(back.plan).toEqual(plan);
				expect(writeRoadmapFile(back.id, back.plan)).toBe(text);
			}),
			{ numRuns: 150 }
		);
	});

	it('has one field a line, indented with tabs, in the order of the format, and ends in one newline', () => {
		const initiative = makeRecord(initiativeFields, 'TE1', {
			order: 'a0',
			title: 'Build it',
			lane: 'technology',
			more: { zeta: 1, Alpha: [true] }
		});
		const text = writeRoadmapFile('r1', { ...emptyPlan(info), initiatives: [initiative] });
		expect(text).toMatch(
			/^\{\n\t"format": "longroad-roadmap",\n\t"version": 1,\n\t"id": "r1",\n\t"roadmap": \{\n/
		);
		expect(text).toMatch(
			/\n\t\t\t"custom": \{\},\n\t\t\t"Alpha": \[\n\t\t\t\ttrue\n\t\t\t\],\n\t\t\t"zeta": 1\n/
		);
		expect(text.endsWith('\t"trash": []\n}\n')).toBe(true);
		const [first] = (JSON.parse(text) as { initiatives: JsonObject[] }).initiatives;
		expect(Object.keys(first ?? {}).slice(0, 8)).toEqual([
			'id',
			'order',
			'code',
			'title',
			'lane',
			'phase',
			'group',
			'start'
		]);
		expect(first).toMatchObject({ start: null, end: null });
	});

	it('is the same text whatever the order in which unknown fields were set', () => {
		const one = { ...emptyPlan({ ...info, more: { a: 1, b: 2 } }) };
		const other = { ...emptyPlan({ ...info, more: { b: 2, a: 1 } }) };
		expect(writeRoadmapFile('r1', one)).toBe(writeRoadmapFile('r1', other));
	});

	it('is read in UTF-8 and UTF-16, with or without a byte-order mark', () => {
		const text = JSON.stringify({ ...soundFile(), roadmap: { title: 'Größe 訂單 👩‍🚒' } });
		const little = new Uint8Array(Buffer.from(text, 'utf16le'));
		const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
		const files = [
			new TextEncoder().encode(text),
			new TextEncoder().encode(`\ufeff${text}`),
			little,
			Uint8Array.of(0xff, 0xfe, ...little),
			big,
			Uint8Array.of(0xfe, 0xff, ...big)
		];
		for (const bytes of files)
			expect(readRoadmapBytes(bytes)).toMatchObject({
				ok: true,
				plan: { roadmap: { title: 'Größe 訂單 👩‍🚒' } }
			});
		expect(readRoadmapFile(`\ufeff${text}`).ok).toBe(true);
	});

	it('keeps names that other programs trip over as plain data', () => {
		const file = soundFile();
		const odd = '{"constructor":{"prototype":1},"toString":"x","hasOwnProperty":null}';
		Object.assign(file.initiatives[0], JSON.parse(odd) as object, { id: 'constructor' });
		const { plan } = read(file);
		expect(plan.initiatives[0]?.id).toBe('constructor');
		expect(plan.initiatives[0]?.more).toEqual(JSON.parse(odd));
	});

	it('reads a file of 90 MB', { timeout: 60_000 }, () => {
		const notes = 'A long story. '.repeat(14_000);
		const rows = Array.from({ length: 460 }, (_, index) => ({
			...soundFile().initiatives[0],
			id: `PR${index}`,
			notes
		}));
		const bytes = new TextEncoder().encode(JSON.stringify({ ...soundFile(), initiatives: rows }));
		expect(bytes.length).toBeGreaterThan(90_000_000);
		const result = readRoadmapBytes(bytes);
		expect(result.ok && result.plan.initiatives.length).toBe(460);
		expect(result.ok && result.plan.initiatives[459]?.notes).toBe(notes);
	});
});

describe('The sequence of records in a file', () => {
	const ids = (plan: Plan) => plan.initiatives.map((one) => one.id);
	const orders = (plan: Plan) => plan.initiatives.map((one) => one.order);
	const withOrders = (keys: readonly [string, string]) => {
		const file = soundFile();
		file.initiatives.forEach((one, index) => (one.order = keys[index]));
		return read(file);
	};

	it('counts where there are no order keys, and no one needs to hear of it', () => {
		const { plan, notes } = read(soundFile());
		expect([ids(plan), orders(plan), notes]).toEqual([['PR1', 'TE1'], ['a0', 'a1'], []]);
	});

	it('keeps order keys that agree with it, equal ones among them', () => {
		expect(orders(withOrders(['a3', 'a3V']).plan)).toEqual(['a3', 'a3V']);
		expect(orders(withOrders(['a3', 'a3']).plan)).toEqual(['a3', 'a3']);
	});

	it('counts, with a note, where order keys disagree or are no keys', () => {
		for (const keys of [
			['a3', 'a1'],
			['a1', ''],
			['!', 'a1'],
			['a10', 'a2']
		] as const) {
			const { plan, notes } = withOrders(keys);
			expect(ids(plan)).toEqual(['PR1', 'TE1']);
			expect(orders(plan)).toEqual(['a0', 'a1']);
			expect(notes).toEqual([expect.stringMatching(/order keys of initiatives/)]);
		}
	});

	it('does not count for facts, which stand by their ids', () => {
		const decisions = [
			{ id: 'd2', title: 'Later', order: '?' },
			{ id: 'd1', title: 'Earlier' }
		];
		const { plan } = read({ ...soundFile(), decisions });
		expect(plan.decisions.map(({ id, order }) => [id, order])).toEqual([
			['d1', ''],
			['d2', '']
		]);
	});
});

describe('What a later version adds to a file', () => {
	const deleted = { collection: 'posters', deletedAt: '', record: { id: 'x' } };
	const file = { ...soundFile(), trash: [deleted], posters: [{ id: 'A0' }], '10': 'ten' };

	it('is kept, told, and written again', () => {
		const { id, plan, notes } = read(file);
		expect(notes.map((note) => /"(.*?)"/.exec(note)?.[1])).toEqual(['10', 'posters', 'trash']);
		const text = writeRoadmapFile(id, plan);
		expect(JSON.parse(text)).toMatchObject({ posters: [{ id: 'A0' }], '10': 'ten', trash: [deleted] });
		expect(JSON.parse(text)).not.toHaveProperty('roadmap.keptAside');
		const again = read(text);
		expect(again.plan).toEqual(plan);
		expect(writeRoadmapFile(again.id, again.plan)).toBe(text);
	});

	it('never takes the place of a list that this version knows', () => {
		const aside = { initiatives: [], posters: [1], id: 'other' };
		const { id, plan } = read({ ...soundFile(), roadmap: { title: '', keptAside: aside } });
		const written = JSON.parse(writeRoadmapFile(id, plan)) as JsonObject;
		expect(written).toMatchObject({ id: 'r1', posters: [1] });
		expect(written.initiatives).toHaveLength(2);
		expect(written.roadmap).toMatchObject({ keptAside: { initiatives: [], id: 'other' } });
	});
});

describe('Writing a roadmap file', () => {
	it('leaves out what no file can hold, so that every export can be read', () => {
		const hostile = JSON.parse('{"__proto__":1,"a":2}') as JsonObject;
		const more = { deep: hostile, cut: 'emoji \ud83d', '\udc00': 1, big: 10n as never, far: Infinity };
		const { plan } = read(writeRoadmapFile('r1', emptyPlan({ ...info, more })));
		expect(plan.roadmap.more).toEqual({
			deep: { a: 2 },
			cut: 'emoji \ufffd',
			'\ufffd': 1,
			big: '10',
			far: null
		});
	});
});
