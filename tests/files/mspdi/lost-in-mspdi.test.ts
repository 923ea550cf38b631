import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lostInMspdi } from '$lib/files/mspdi/lost-in-mspdi';
import { readRoadmapFile } from '$lib/files/roadmap-file';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { linkFields } from '$lib/plan/link-fields';
import { emptyPlan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';

it('[MSP-18] nothing is lost of a plan of dates, links and owners', () => {
	const initiatives = ['a', 'b'].map((id) => makeRecord(initiativeFields, id, { title: id, owner: 'Board' }));
	const links = [makeRecord(linkFields, 'l', { from: 'a', to: 'b' })];
	expect(lostInMspdi({ ...emptyPlan(), initiatives, links })).toEqual([]);
});

it('[MSP-18] what a project file cannot hold is counted by its kind', () => {
	const one = makeRecord(initiativeFields, 'a', { trial: { where: 'Leeds' }, need: 'x'.repeat(256) });
	const links = [
		makeRecord(linkFields, 'l', { from: 'a', to: 'gone' }),
		makeRecord(linkFields, 'm', { from: 'a', to: 'a', plain: true })
	];
	expect(lostInMspdi({ ...emptyPlan({ mission: 'Better' }), initiatives: [one], links })).toEqual([
		'the mission and the vision',
		'1 trial',
		'1 link leading nowhere',
		'1 mark of links that shape nothing',
		'1 text after 255 characters'
	]);
});

it('[MSP-18] the worked example names its decisions and baselines, and counts what is only carried', () => {
	const read = readRoadmapFile(readFileSync('static/examples/brindlemoor.json', 'utf8'));
	if (!read.ok) throw new Error('The example is not read.');
	const lost = lostInMspdi(read.plan).join(', ');
	for (const part of [
		'the names, days and reasons of baselines',
		'3 decisions',
		'6 trials',
		'records of other kinds'
	])
		expect(lost).toContain(part);
	expect(lost).not.toMatch(/initiatives|milestones|phases/);
});
