import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { fiveYearTemplate } from '$lib/plan/starters';
import { writeMembership } from '$lib/sync/server/membership';
import { Library } from '$lib/state/library.svelte';
import { Session } from '$lib/state/session.svelte';

const clock = new Date(2028, 5, 30, 12, 0, 0);
let exampleText: string;
let library: Library;
let stop: () => void;
let count = 0;

function template(title: string): Plan {
	return fiveYearTemplate(title, 2026, () => `record-${(count += 1)}`);
}

function titles(): string[] {
	return library.roadmaps.map((entry) => entry.title);
}

beforeAll(async () => {
	exampleText = await (await fetch('/examples/brindlemoor.json')).text();
});

beforeEach(() => {
	library = new Library(() => clock);
	stop = library.watch();
});

afterEach(async () => {
	for (const { id } of [...library.roadmaps, ...library.trash]) await library.deleteForEver(id);
	stop();
});

describe('the library', () => {
	test('shows a new roadmap with its title, its years and what stands in it', async () => {
		const id = await library.createFromPlan(template('Tannet Water'), 'template');
		await expect.poll(titles).toEqual(['Tannet Water']);
		const [entry] = library.roadmaps;
		expect(entry).toMatchObject({ id, subtitle: 'Five-year roadmap, 2026–2030', origin: 'template' });
		expect(entry?.summary).toMatchObject({
			initiatives: 0,
			debtDays: 0,
			from: day('2026-01-01'),
			to: day('2030-12-31')
		});
	});

	test('summarises the worked example as its findings do: 7.6 months of order debt in 24 bars', async () => {
		await library.createFromText(exampleText, 'example');
		await expect.poll(titles).toEqual(['Brindlemoor Supply']);
		const summary = library.roadmaps[0]?.summary;
		expect(summary?.bars).toHaveLength(24);
		expect(summary?.asOf).toBe(day('2028-06-30'));
		expect(((summary?.debtDays ?? 0) / 30.4375).toFixed(1)).toBe('7.6');
	});

	test('gives a second copy of one title a number', async () => {
		const id = await library.createFromPlan(template('Tannet Water'), 'template');
		await expect.poll(titles).toEqual(['Tannet Water']);
		await library.duplicate(id);
		await expect.poll(titles).toHaveLength(2);
		expect(titles().sort()).toEqual(['Tannet Water', 'Tannet Water (2)']);
		await library.duplicate(id);
		await expect.poll(titles).toHaveLength(3);
		expect(titles().sort()).toEqual(['Tannet Water', 'Tannet Water (2)', 'Tannet Water (3)']);
	});

	test('duplicates a roadmap whole', async () => {
		const id = await library.createFromText(exampleText, 'example');
		const copy = await library.duplicate(id);
		const [mine, theirs] = [await library.saveAsFile(id), await library.saveAsFile(copy)];
		const [original, duplicate] = [JSON.parse(mine.text), JSON.parse(theirs.text)];
		expect(duplicate.id).not.toBe(original.id);
		expect({ ...duplicate, id: '', roadmap: { ...duplicate.roadmap, title: '' } }).toEqual({
			...original,
			id: '',
			roadmap: { ...original.roadmap, title: '' }
		});
	});

	test('saves a roadmap as a file of its own name that reads back', async () => {
		const id = await library.createFromPlan(template('Tannet: Water/2026'), 'template');
		const { name, text } = await library.saveAsFile(id);
		expect(name).toBe('Tannet Water 2026.json');
		expect(JSON.parse(text)).toMatchObject({ format: 'longroad-roadmap', id });
	});

	test('[TLK-15, TLK-16] files and copies of a shared roadmap hold no more than the role allows', async () => {
		const plan = {
			...template('Tannet Water'),
			people: [{ id: 'p', order: 'a0', more: { remark: 'Wavers' } }]
		};
		for (const role of ['editor', 'viewer'] as const) {
			const id = await library.createFromPlan(plan, 'template');
			const server = 'https://plans.example';
			const who = { participantId: 'p', deviceId: 'd', key: 'k'.repeat(43), name: 'Ana' };
			await writeMembership({ roadmapId: id, server, ...who, role, joinedAt: 0 });
			const { text, note } = await library.saveAsFile(id);
			expect(text).not.toContain('Wavers');
			expect(note).toMatch(/leaves out remarks on persons/);
			// A copy is of the same circle: what leaves the device goes by the same role.
			const copyId = await library.duplicate(id);
			const copy = await library.saveAsFile(copyId);
			expect(copy.text).not.toContain('Wavers');
			expect(copy.note).toMatch(/leaves out remarks on persons/);
			expect((await library.knownPlan(copyId))?.people.length).toBe(role === 'editor' ? 1 : 0);
		}
	});

	test('keeps the id a file came with, unless this device has it already', async () => {
		const wanted = 'b7e0b8a4-0000-4000-8000-00000000f11e';
		expect(await library.createFromPlan(template('First'), 'file', wanted)).toBe(wanted);
		expect(await library.createFromPlan(template('Second'), 'file', wanted)).not.toBe(wanted);
		expect((await library.knownPlan(wanted))?.roadmap.title).toBe('First');
	});

	test('takes differences over into a roadmap as one step, which undo takes back once it is open', async () => {
		const id = await library.createFromPlan(template('Tannet Water'), 'template');
		const changes = [
			{ kind: 'set', collection: 'roadmap', id: '', field: 'title', before: 'Tannet Water', after: 'Tannet' }
		] as const;
		expect(await library.takeIn({ kind: 'merge', id, changes })).toBe(id);
		const session = await Session.open(id, () => clock);
		expect(session?.roadmap.plan.roadmap.title).toBe('Tannet');
		expect(session?.roadmap.undoLabel).toBe('merge 1 change');
		session?.roadmap.undo();
		expect(session?.roadmap.plan.roadmap.title).toBe('Tannet Water');
		session?.roadmap.redo();
		await session?.close();
		expect((await library.knownPlan(id))?.roadmap.title).toBe('Tannet');
		const again = await Session.open(id, () => clock);
		expect(again?.roadmap.undoLabel).toBeNull();
		await again?.close();
	});

	test('puts a roadmap in the trash and brings it back as it was', async () => {
		const id = await library.createFromPlan(template('Tannet Water'), 'template');
		await library.moveToTrash(id);
		await expect.poll(() => library.trash.map((entry) => entry.id)).toEqual([id]);
		expect(titles()).toEqual([]);
		expect(await library.knownPlan(id)).toBeNull();
		await library.restore(id);
		await expect.poll(titles).toEqual(['Tannet Water']);
		expect((await library.knownPlan(id))?.phases).toHaveLength(5);
	});

	test('deletes a roadmap for ever, with its databases', async () => {
		const id = await library.createFromPlan(template('Tannet Water'), 'template');
		await library.deleteForEver(id);
		await expect.poll(titles).toEqual([]);
		const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
		expect(names.filter((name) => name.includes(id))).toEqual([]);
	});

	test('refuses a file that is no roadmap with its place, and keeps nothing of it', async () => {
		await expect(library.createFromText('{"format": "other"}', 'file')).rejects.toThrow(/^format: /);
		expect(titles()).toEqual([]);
	});

	test('follows what another tab does', async () => {
		const other = new Library(() => clock);
		await other.createFromPlan(template('From elsewhere'), 'blank');
		await expect.poll(titles).toEqual(['From elsewhere']);
	});
});
