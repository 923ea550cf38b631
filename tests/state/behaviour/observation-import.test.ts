import { expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import {
	addObservations,
	readObservationFile,
	readObservationText
} from '$lib/state/behaviour/observation-import';
import { behaviourPlan } from '../../support/behaviour-plan';
import { memoryRoadmap } from '../../support/memory-roadmap';

const latest = day('2028-06-30');
const header = 'behaviour\tteam\tday\tseen\tof\tsource\n';

test('[REC-15] rows that are there already are pointed out, also those twice in one table', () => {
	const roadmap = memoryRoadmap(behaviourPlan());
	const read = readObservationText(
		roadmap,
		`${header}B1\tcare\t30.07.2027\t18\t40\tunannounced\nB2\tit\t2028-06-01\t1\t2\trecord\nB2\tit\t2028-06-01\t1\t2\trecord`,
		latest
	);
	expect(read.ok && read.rows.map(({ number, isDuplicate }) => [number, isDuplicate])).toEqual([
		[2, true],
		[3, false],
		[4, true]
	]);
});

test('[REC-15] rows are added as one step that says how many, and undone as one', () => {
	const roadmap = memoryRoadmap(behaviourPlan());
	const text = `${header}B1\tcare\t2028-06-29\t7\t10\tcustomer\nB2\tit\t2028-06-01\t1\t2\trecord`;
	const read = readObservationText(roadmap, text, latest);
	if (!read.ok) throw new Error('It was not read.');
	addObservations(roadmap, read.rows);
	expect(roadmap.undoLabel).toBe('add 2 observations');
	expect(roadmap.plan.observations).toHaveLength(3);
	expect(roadmap.plan.observations.find(({ source }) => source === 'customer')).toMatchObject({
		behaviour: 'B1',
		team: 'care',
		date: day('2028-06-29'),
		k: 7,
		n: 10
	});
	roadmap.undo();
	expect(roadmap.plan.observations.map(({ id }) => id)).toEqual(['old']);
});

test('[REC-14] a file with one wrong row adds nothing and says where', async () => {
	const roadmap = memoryRoadmap(behaviourPlan());
	const file = new File(
		[`${header}B1\tcare\t2028-06-29\t7\t10\tcustomer\nB1\tit\t2028-06-29\t7\t10\trecord`],
		'x.tsv'
	);
	const read = await readObservationFile(roadmap, file, latest);
	expect(!read.ok && read.problems.map(({ where }) => where)).toEqual(['Row 3, team']);
});
