import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Day, isoOf } from '$lib/plan/day';
import { writeMspdi } from '$lib/files/mspdi/write-mspdi';
import { readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import { conformancePage } from '../../support/conformance-page';
import { type CorpusFile, ownMspdiFiles, sharedMspdiFiles } from '../../support/mspdi-corpus';
import { countMspdi } from '../../support/mspdi-counts';
import { differencesOf } from '../../support/mspdi-differences';
import { factsOf, importMspdi } from '../../support/mspdi-file';

const shared = sharedMspdiFiles();
if (!shared)
	console.info('The shared corpora are not here: only the project files of this repository are read.');

/** What is left out is not written, and a project without a task of its own gets one. */
const notWritten = new Set<string>([
	'null_tasks',
	'project_summary_tasks',
	'links',
	'links_cross_project',
	'links_dangling',
	'links_self'
]);

function check({ bytes, facts }: CorpusFile): void {
	const { plan, report } = importMspdi(bytes);
	const differences = differencesOf(countMspdi(plan, report), facts);
	expect(differences.filter((one) => one.why === null)).toEqual([]);
	const again = importMspdi(writeMspdi(plan));
	expect(factsOf(again.plan)).toEqual(factsOf(plan));
	const changed = differencesOf(countMspdi(again.plan, again.report), countMspdi(plan, report));
	expect(changed.filter(({ figure }) => !notWritten.has(figure))).toEqual([]);
	const file = readRoadmapFile(writeRoadmapFile('r', plan));
	expect(file.ok && file.plan).toEqual(plan);
}

describe('A project file of the corpora', () => {
	it.each(ownMspdiFiles().map((file) => [file.name, file] as const))(
		'[MSP-4] [MSP-15] gives the counts of an independent script, also when written and read again: %s',
		(_name, file) => check(file)
	);

	it('[MSP-4] [MSP-15] is as well read where it may not be copied', { timeout: 60_000 }, () => {
		const files = shared ?? ownMspdiFiles();
		for (const file of files) check(file);
		expect(files.length).toBeGreaterThanOrEqual(5);
	});
});

/** Start and finish of every task by its UID, found in the text of a file without parsing it. */
function statedDays(bytes: Uint8Array): ReadonlyMap<string, readonly [string, string]> {
	const tasks = new TextDecoder().decode(bytes).match(/<Task>.*?<\/Task>/gs) ?? [];
	const text = (task: string, name: string) => new RegExp(`<${name}>(.*?)</${name}>`).exec(task)?.[1] ?? '';
	return new Map(tasks.map((task) => [text(task, 'UID'), [text(task, 'Start'), text(task, 'Finish')]]));
}

describe('The days of a project file', () => {
	it('[MSP-8] are for every task those that the file states, read and written', { timeout: 60_000 }, () => {
		const iso = (day: Day | null) => (day === null ? '' : isoOf(day));
		for (const { bytes } of shared ?? ownMspdiFiles()) {
			const { plan } = importMspdi(bytes);
			const stated = statedDays(bytes);
			const written = statedDays(new TextEncoder().encode(writeMspdi(plan)));
			for (const { source, start, end } of [...plan.initiatives, ...plan.phases]) {
				const days = stated.get(source?.key ?? '');
				expect([iso(start), iso(end)]).toEqual(days?.map((one) => one.slice(0, 10)));
				expect(written.get(source?.key ?? '')).toEqual(days);
			}
			for (const { source, day } of plan.milestones) {
				const days = stated.get(source?.key ?? '');
				expect(iso(day)).toBe(days?.[1].slice(0, 10));
				expect(written.get(source?.key ?? '')).toEqual(days);
			}
		}
	});
});

describe('The conformance page', () => {
	it('is up to date (tests/support/write-conformance.ts writes it)', { timeout: 60_000 }, () => {
		const page = readFileSync('docs/conformance-mspdi.md', 'utf8');
		if (shared) expect(page).toBe(conformancePage());
		expect(page).toContain('0 figures differ without an explanation');
	});
});
