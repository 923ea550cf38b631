import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/plan/day';
import { readRoadmapFile, writeRoadmapFile } from '$lib/files/roadmap-file';
import { importCsv } from '../../support/csv-table';
import { csvText } from '../../support/csv-text';

describe('[CSV-8] lanes', () => {
	const text = 'Title,Lane\nA,Technology\nB,Prozess\nC,Back office\nD,\n';

	it('come from the lane column where a value names one, else process, and the value is kept', () => {
		const { plan, report } = importCsv(text);
		expect(plan.initiatives.map((one) => one.lane)).toEqual(['technology', 'process', 'process', 'process']);
		expect(plan.initiatives[2]?.custom).toEqual({ Lane: 'Back office' });
		expect(report.counts.byLane).toEqual({ process: 3, structure: 0, technology: 1 });
	});

	it('follow the table as edited', () => {
		const table = [{ value: 'Back office', lane: 'structure' } as const];
		const { plan } = importCsv(text, { lanes: { by: 'column', table, otherwise: 'technology' } });
		expect(plan.initiatives.map((one) => one.lane)).toEqual([
			'technology',
			'technology',
			'structure',
			'technology'
		]);
	});

	it('come from words in the title', () => {
		const words = { process: '', structure: 'desk, role', technology: 'CRM, système' };
		const { plan } = importCsv('Title\nOne order desk\nCRM core\nSYSTEME deux\nRoles for CRM\nMap tasks\n', {
			lanes: { by: 'words', words, otherwise: 'process' }
		});
		expect(plan.initiatives.map((one) => one.lane)).toEqual([
			'structure',
			'technology',
			'technology',
			'structure',
			'process'
		]);
	});
});

describe('planFromCsv', () => {
	it('makes a roadmap that its own file format takes and gives back', () => {
		const text =
			'Title,constructor,__proto__,Start,End,Phase,Predecessors\nA,1,2,2028-01-01,2028-02-01,P,\n=B,3,4,x,,P,A\n';
		const { plan } = importCsv(text);
		expect(readRoadmapFile(writeRoadmapFile('id', plan))).toEqual({ ok: true, id: 'id', plan, notes: [] });
	});

	it('[CSV-9] keeps an end before its start as it is and counts it', () => {
		const { plan, report } = importCsv('Title,Start,End\nA,2028-05-01,2028-04-01\n');
		expect(plan.initiatives[0]).toMatchObject({ start: day('2028-05-01'), end: day('2028-04-01') });
		expect(report.counts).toMatchObject({ bothDates: 1, endBeforeStart: 1 });
	});

	it('[CSV-9] keeps rows without dates as undated initiatives', () => {
		const { plan, report } = importCsv('Title,Start,End\nA,,\nB,2028-05-01,tbc\nC,2028-05-01,2028-06-01\n');
		expect(plan.initiatives.map((one) => one.start)).toEqual([null, null, day('2028-05-01')]);
		expect(plan.initiatives[1]?.custom).toEqual({ Start: '2028-05-01', End: 'tbc' });
		expect(report.dateNotes.map(({ row, column, doubt }) => [row, column, doubt])).toEqual([
			[3, 'Start', 'alone'],
			[3, 'End', 'no-date']
		]);
	});

	it('[CSV-12] puts dates that read two ways as questions, and can be made at once', () => {
		const text = 'Title,Start,End\nA,03/04/2028,05/06/2028\n';
		const guessed = importCsv(text);
		expect(guessed.report.questions.map((one) => [one.name, one.guess])).toEqual([
			['Start', 'day-first'],
			['End', 'day-first']
		]);
		expect(guessed.report.dateNotes.map((one) => one.doubt)).toEqual(['order-guessed', 'order-guessed']);
		const answered = importCsv(text, { dateOrders: { 1: 'month-first', 2: 'month-first' } });
		expect(answered.plan.initiatives[0]).toMatchObject({ start: day('2028-03-04'), end: day('2028-05-06') });
		expect(answered.report.dateNotes).toEqual([]);
	});

	it('[CSV-12] lets one date column settle the guess for the other', () => {
		const { plan } = importCsv('Title,Start,End\nA,03/04/2028,04/30/2028\n');
		expect(plan.initiatives[0]).toMatchObject({ start: day('2028-03-04'), end: day('2028-04-30') });
	});

	it('[CSV-13] reads status, health and progress, and keeps what it does not know', () => {
		const { plan, report } = importCsv(
			csvText([
				['Title', 'Status', 'RAG', 'Progress'],
				['A', 'In progress', 'Amber/Green', '40 %'],
				['B', 'Erledigt', 'g', '100'],
				['C', 'Who knows', 'mauve', '140'],
				['D', '', '', '']
			])
		);
		expect(plan.initiatives.map((one) => [one.status, one.health, one.progress, one.healthNote])).toEqual([
			['active', 'at-risk', 40, 'Amber/Green'],
			['done', 'on-course', 100, ''],
			['planned', null, 0, ''],
			['planned', null, 0, '']
		]);
		expect(plan.initiatives[2]?.custom).toEqual({ Status: 'Who knows', RAG: 'mauve', Progress: '140' });
		expect(report.leftOut.map((one) => one.row)).toEqual([4, 4, 4]);
	});

	it('[CSV-13] reads progress as parts of one only when the column is that', () => {
		const progress = (cells: string[]) =>
			importCsv(`Title,Progress\n${cells.map((cell) => `A,${cell}`).join('\n')}\n`).plan.initiatives.map(
				(one) => one.progress
			);
		expect(progress(['0.4', '1', '0'])).toEqual([40, 100, 0]);
		expect(progress(['0.4', '2', '0'])).toEqual([0.4, 2, 0]);
		expect(progress(['1', '0'])).toEqual([1, 0]);
	});

	it('[CSV-14] links rows by code, title or row number, with type and lag', () => {
		const { plan, report } = importCsv(
			csvText([
				['Code', 'Title', 'Predecessors'],
				['PR1', 'Map the tasks', ''],
				['ST1', 'One desk, two sites', 'PR1SS+2w'],
				['TE1', 'CRM', 'map the tasks; ST1 FF - 3 days|3FS+5d'],
				['TE2', 'Portal', 'One desk, two sites'],
				['TE3', 'App', 'XX9, TE3, PR1-2, 2']
			])
		);
		const name = new Map(plan.initiatives.map((one) => [one.id, one.code]));
		expect(
			plan.links.map((link) => [name.get(link.from), name.get(link.to), link.type, link.lagDays])
		).toEqual([
			['PR1', 'ST1', 'SS', 14],
			['PR1', 'TE1', 'FS', 0],
			['ST1', 'TE1', 'FF', -3],
			['ST1', 'TE1', 'FS', 5],
			['ST1', 'TE2', 'FS', 0],
			['PR1', 'TE3', 'FS', 0]
		]);
		expect(report.leftOut.map((one) => one.what)).toEqual([
			'Predecessor "XX9"',
			'Predecessor "TE3"',
			'Predecessor "PR1-2"'
		]);
		expect(plan.initiatives[4]?.custom).toEqual({ Predecessors: 'XX9, TE3, PR1-2, 2' });
	});

	it('[CSV-14] takes no side when two rows have the name', () => {
		const { plan, report } = importCsv('Title,Predecessors\nA,\nA,\nB,A\n');
		expect(plan.links).toEqual([]);
		expect(report.leftOut[0]?.why).toContain('Several rows');
	});

	it('[CSV-15] makes phases of the phase column, each as long as the work in it', () => {
		const { plan } = importCsv(
			'Title,Phase,Start,End\nA,Understand,2028-02-01,2028-03-01\nB,Understand,2028-01-01,2028-02-01\nC,Sustain,,\nD,,,\n'
		);
		expect(plan.phases).toMatchObject([
			{ title: 'Understand', start: day('2028-01-01'), end: day('2028-03-01') },
			{ title: 'Sustain', start: null, end: null }
		]);
		const [first, second] = plan.phases;
		expect(plan.initiatives.map((one) => one.phase)).toEqual([first?.id, first?.id, second?.id, null]);
	});

	it('[CSV-16] keeps unmapped columns as fields, leaves out what it is told to, and names rows without a title', () => {
		const text = csvText([
			['Title', '__proto__', 'Cost', 'Secret'],
			['', 'x', '=1+1', 'y'],
			['+44', '', '', 'z']
		]);
		const { plan, report } = importCsv(text, { uses: ['title', 'custom', 'custom', 'left-out'] });
		expect(plan.initiatives.map((one) => one.title)).toEqual(['Row 2', '+44']);
		expect(Object.entries(plan.initiatives[0]?.custom ?? {})).toEqual([
			['__proto__ (2)', 'x'],
			['Cost', '=1+1']
		]);
		expect(report.leftOut).toEqual([
			{ row: null, what: 'Column "Secret"', why: 'You chose to leave it out.' }
		]);
	});

	it('[CSV-16] cuts a title that is too long and keeps the whole', () => {
		const long = 'word '.repeat(300).trim();
		const { plan, report } = importCsv(`Title,Note\n${long},x\n`);
		expect(plan.initiatives[0]?.title).toBe(long.slice(0, 1000));
		expect(plan.initiatives[0]?.custom.Title).toBe(long);
		expect(report.leftOut).toHaveLength(1);
	});

	it('[CSV-16] loses no cell: each is in a field, a field of its own or the report', () => {
		const cell = fc.constantFrom('', 'alpha', '2028-01-05', '5/6/28', 'Green', '50 %', '=x', '2', 'done');
		const header = ['Title', 'Start', 'End', 'RAG', 'RAG', 'Status', 'Progress', 'Predecessors', 'Cost'];
		const row = fc.array(cell, { minLength: header.length, maxLength: header.length });
		const uses = [
			'title',
			'start',
			'end',
			'health',
			'health',
			'status',
			'progress',
			'predecessors',
			'custom'
		] as const;
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
				const cells = rows.map((one, index) => [`T${index}${one[0]}`, ...one.slice(1)]);
				const { plan, report } = importCsv(csvText([header, ...cells]), { uses });
				expect(plan.initiatives).toHaveLength(rows.length);
				expect(report.counts.bothDates + report.counts.undated).toBe(rows.length);
				cells.forEach((one, index) => {
					const made = plan.initiatives[index];
					if (!made) throw new Error('A row is missing');
					expect(made.title).toBe(one[0]);
					if (one[1]) expect(made.start !== null || made.custom.Start === one[1]).toBe(true);
					if (one[2]) expect(made.end !== null || made.custom.End === one[2]).toBe(true);
					if (one[3]) expect(made.health !== null || made.custom.RAG === one[3]).toBe(true);
					if (one[4] && one[3] && one[3] !== one[4]) expect(made.custom['RAG (2)']).toBe(one[4]);
					if (one[8]) expect(made.custom.Cost).toBe(one[8]);
				});
			})
		);
	});
});
