import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { setFields } from '$lib/doc/edits/set-fields';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { collectionNames } from '$lib/plan/collections';
import { isoOf } from '$lib/plan/day';
import { parts } from '$lib/plan/part';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../support/content-hash';
import { brokenRules } from '../support/plan-rules';
import { copyOf, exchange } from '../support/roadmap-document';

/** The worked example as each version of the document stored it, after the same three edits: see their names. */
const folder = new URL('./released/', import.meta.url);
const released = readdirSync(folder).filter((name) => name.endsWith('.json.gz'));

function open(name: string): RoadmapDocument {
	const text = gunzipSync(readFileSync(new URL(name, folder))).toString('utf8');
	const bundle = JSON.parse(text) as Record<string, string>;
	const document = new RoadmapDocument('corpus');
	for (const part of parts) document.applyUpdate(part, Buffer.from(bundle[part] ?? '', 'base64'), 'storage');
	return document;
}

function initiative(document: RoadmapDocument, id: string) {
	return document.plan.initiatives.find((one) => one.id === id);
}

test('there is a document of every version that was released', () => {
	expect(released).toEqual(['behaviour.json.gz', 'first.json.gz', 'groups.json.gz']);
});

describe.each(released)('a document of version %s', (name) => {
	test('is read whole, with what was edited and deleted in it', () => {
		const document = open(name);
		const { plan } = document;
		expect(plan.initiatives).toHaveLength(23);
		expect(initiative(document, 'PR1')?.notes).toBe('Written before the next version.');
		expect(plan.trash.map(({ record }) => record.id)).toContain('TE5');
		expect(plan.behaviours.map(({ id }) => id)).toContain('B7');
		expect(plan.observations.length).toBe(40);
		expect(brokenRules(plan)).toEqual([]);
	});

	test('has every kind of record that the newest has, and as many of them', () => {
		const counts = ({ plan }: RoadmapDocument) =>
			Object.fromEntries(collectionNames.map((one) => [one, plan[one].length]));
		expect(counts(open(name))).toEqual(counts(open('behaviour.json.gz')));
	});

	test('is not rewritten by being opened', () => {
		const document = open(name);
		const before = parts.map((part) => document.encode(part));
		void document.plan;
		expect(parts.map((part) => document.encode(part))).toEqual(before);
	});

	test('goes on beside a copy of a later version, and both end the same', () => {
		const old = open(name);
		const later = copyOf(old);
		// A version to come writes a field and a kind of record that this one does not know.
		later.parts.plan.getMap<Y.Map<unknown>>('initiatives').get('PR2')?.set('carbonTonnes', 12);
		later.parts.plan.getMap('kindsToCome').set('k1', { text: 'kept' });
		later.run(setFields(later.plan, 'initiatives', 'PR2', { title: 'Named by the later version' }));
		old.run(moveInitiatives(old.plan, ['PR2'], 14));
		const start = initiative(old, 'PR2')?.start;
		exchange(old, later);
		expect(contentHash(later)).toBe(contentHash(old));
		expect(initiative(old, 'PR2')?.title).toBe('Named by the later version');
		expect(initiative(later, 'PR2')?.start).toBe(start);
		expect(start && isoOf(start)).toMatch(/^20\d\d-/);
		expect(initiative(old, 'PR2')?.more).toMatchObject({ carbonTonnes: 12 });
		expect(old.parts.plan.getMap('kindsToCome').toJSON()).toEqual({ k1: { text: 'kept' } });
	});
});
