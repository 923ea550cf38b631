import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDay } from '$lib/plan/day';
import { readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import { roadmapSchema } from '$lib/files/schema';
import { anyFilePlan } from '../support/any-file-plan';
import { soundFile } from '../support/hostile-files';

const published = readFileSync('static/schema/roadmap-1.json', 'utf8');
const ajv = new Ajv2020({
	allowUnionTypes: true,
	formats: { date: (day: string) => parseDay(day) !== null }
});
const isValid = ajv.compile(JSON.parse(published) as object);

describe('The published schema', () => {
	it('is up to date (tests/support/write-schema.ts writes it)', () => {
		expect(published).toBe(`${JSON.stringify(roadmapSchema(), null, '\t')}\n`);
	});

	it('accepts every exported plan', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyFilePlan, (plan) => {
				isValid(JSON.parse(writeRoadmapFile('r1', plan)));
				expect(isValid.errors).toBeNull();
			}),
			{ numRuns: 50 }
		);
	});

	it('accepts the worked example', () => {
		expect(isValid(JSON.parse(readFileSync('static/examples/brindlemoor.json', 'utf8')))).toBe(true);
	});

	const initiative = soundFile().initiatives[0];
	const addresses = [
		'HTTPS://example.org',
		'https://a',
		'Mailto:a@b',
		'mailto:a@b@c',
		'mailto:a',
		'mailto:a @b'
	];
	const others = [
		'https://',
		'https:///path',
		'https://?q',
		'http://a',
		' https://a',
		`https://${'a'.repeat(2_000)}`
	];
	it.each([...addresses, ...others].map((url) => [url.slice(0, 20), url]))(
		'accepts the address %s if the planner does',
		(_, url) => {
			const urls = [{ title: '', url }];
			const text = JSON.stringify({ ...soundFile(), initiatives: [{ ...initiative, urls }] });
			expect(isValid(JSON.parse(text))).toBe(readRoadmapFile(text).ok);
		}
	);

	it.each([
		['another format', { format: 'x' }],
		['a newer version', { version: 2 }],
		['no title', { roadmap: {} }],
		['an unknown lane', { initiatives: [{ ...initiative, lane: 'people' }] }],
		['no end', { initiatives: [{ ...initiative, end: undefined }] }],
		['a day in another notation', { initiatives: [{ ...initiative, start: '5.1.2026' }] }],
		['a number out of range', { initiatives: [{ ...initiative, progress: 101 }] }],
		['a script as a link', { initiatives: [{ ...initiative, urls: [{ title: '', url: 'javascript:1' }] }] }],
		['a live record with a mark of deletion', { initiatives: [{ ...initiative, deletedAt: '' }] }],
		['agreed dates as numbers', { baselines: [{ id: 'b', dates: { PR1: [1, 2] } }] }],
		['a deleted record that is wrong', { trash: [{ collection: 'links', record: { id: 'a' } }] }]
	])('refuses %s', (_, change) => {
		expect(isValid(JSON.parse(JSON.stringify({ ...soundFile(), ...change })))).toBe(false);
	});
});
