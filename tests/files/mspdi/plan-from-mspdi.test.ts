import { describe, expect, it } from 'vitest';
import { day } from '$lib/plan/day';
import { lanes } from '$lib/plan/lane';
import { type GivenTask, importMspdi, linkXml, mspdiText, span } from '../../support/mspdi-file';

const work = span('2028-02-14', '2029-01-31');

function one(values: Readonly<Record<string, string>>, xml = '', before = '', after = '') {
	const { plan, report } = importMspdi(
		mspdiText([{ uid: 7, values: { ...work, ...values }, xml }], before, after)
	);
	const [initiative] = plan.initiatives;
	if (!initiative) throw new Error('There is no initiative.');
	return { initiative, plan, report };
}

/** A project, two stages with two tasks each, and a subgroup. */
const outline: readonly GivenTask[] = [
	{ uid: 1, name: 'Programme', level: 1, values: span('2028-01-01', '2028-12-31') },
	{ uid: 2, name: 'Design', level: 2, values: span('2028-01-01', '2028-06-30') },
	{ uid: 3, name: 'Map', level: 3, values: span('2028-01-01', '2028-03-31') },
	{ uid: 4, name: 'Details', level: 3, values: span('2028-04-01', '2028-06-30') },
	{ uid: 5, name: 'Draw', level: 4, values: span('2028-04-01', '2028-06-30') },
	{ uid: 6, name: 'Build', level: 2, values: span('2028-07-01', '2028-12-31') },
	{ uid: 7, name: 'Code', level: 3, values: span('2028-07-01', '2028-12-31') }
];

describe('The outline of a project', () => {
	it('[MSP-6] makes phases of the shallowest level with 2 to 12 summary tasks, and groups of all others', () => {
		const { plan } = importMspdi(mspdiText(outline));
		const titleOf = (id: string | null) =>
			[...plan.phases, ...plan.groups].find((record) => record.id === id)?.title;
		expect(plan.phases.map(({ title }) => title)).toEqual(['Design', 'Build']);
		expect(plan.groups.map((group) => [group.title, titleOf(group.group), titleOf(group.phase)])).toEqual([
			['Programme', undefined, undefined],
			['Details', 'Programme', 'Design']
		]);
		expect(plan.initiatives.map((work) => [work.title, titleOf(work.group), titleOf(work.phase)])).toEqual([
			['Map', 'Programme', 'Design'],
			['Draw', 'Details', 'Design'],
			['Code', 'Programme', 'Build']
		]);
	});

	it('[MSP-6] makes phases of another level, or none', () => {
		const third = importMspdi(mspdiText(outline), { phases: { by: 'level', level: 3 } }).plan;
		expect(third.phases.map(({ title }) => title)).toEqual(['Details']);
		expect(third.groups.map(({ title }) => title)).toEqual(['Programme', 'Design', 'Build']);
		const none = importMspdi(mspdiText(outline), { phases: { by: 'none' } }).plan;
		expect([none.phases.length, none.groups.length]).toEqual([0, 4]);
	});

	it('[MSP-4] begins at whatever level the file begins, and skips levels where it does', () => {
		const { plan } = importMspdi(
			mspdiText([
				{ uid: 1, level: 0, values: { Summary: '0' } },
				{ uid: 2, level: 3, values: { Summary: '1' } },
				{ uid: 3, level: 0 }
			])
		);
		expect(plan.groups.map(({ source }) => source?.key)).toEqual(['1']);
		expect(plan.initiatives.map(({ source, group }) => [source?.key, group])).toEqual([
			['2', plan.groups[0]?.id],
			['3', null]
		]);
	});

	it('[MSP-4] takes title and notes from the project itself, and lists blank rows', () => {
		const { plan, report } = importMspdi(
			mspdiText(
				[
					{ uid: 0, name: 'Our plan', level: 0, values: { Notes: 'To be read first' } },
					{ uid: 1 },
					{ uid: 2, values: { IsNull: '1' } }
				],
				'<Title>Another</Title><Company>Brindlemoor</Company>'
			)
		);
		expect(plan.roadmap).toMatchObject({ title: 'Our plan', organisation: 'Brindlemoor' });
		expect(plan.roadmap.more.source).toMatchObject({
			notes: 'To be read first',
			header: { Title: 'Another' }
		});
		expect(plan.initiatives).toHaveLength(1);
		expect(report.leftOut).toContainEqual({ why: 'Blank rows', place: 'Row 2', what: '' });
	});

	it('[MSP-5] makes milestones of flagged leaf tasks only', () => {
		const { plan } = importMspdi(
			mspdiText([
				{ uid: 1, level: 1, values: { Milestone: '1' } },
				{
					uid: 2,
					level: 2,
					values: { ...span('2028-06-30', '2028-06-30'), Milestone: '1', PercentComplete: '100' }
				},
				{ uid: 3, level: 2, values: { ...span('2028-06-30', '2028-06-30'), Duration: 'PT0H0M0S' } }
			])
		);
		expect(plan.milestones).toMatchObject([
			{ title: 'Task 2', day: day('2028-06-30'), done: true, lane: 'process' }
		]);
		expect([plan.initiatives.length, plan.groups.length]).toEqual([1, 1]);
	});

	it('[MSP-9] gives a group dates only where they are not those of the work in it', () => {
		const dates = (values: Readonly<Record<string, string>>) =>
			importMspdi(
				mspdiText([
					{ uid: 1, values },
					{ uid: 2, level: 2, values: work }
				])
			).plan.groups[0];
		expect(dates(work)).toMatchObject({ start: null, end: null });
		expect(dates({ ...work, Manual: '1' })).toMatchObject({
			start: day('2028-02-14'),
			end: day('2029-01-31')
		});
		expect(dates(span('2028-01-01', '2029-12-31'))).toMatchObject({ start: day('2028-01-01') });
	});
});

describe('The days of a task', () => {
	it.each([
		['2029-01-31T00:00:00', '2029-01-31', 'Ends at midnight'],
		['2029-01-31', '2029-01-31', ''],
		['2029-01-31T23:59:59.9+02:00', '2029-01-31', 'With a time zone'],
		['2029-01-31T00:30:00Z', '2029-01-31', 'With a time zone'],
		['2027-01-31T17:00:00', '2027-01-31', 'Ends before it starts']
	])('[MSP-8] are those that stand there: %s', (finish, iso, why) => {
		const { initiative, report } = one({ Finish: finish });
		expect(initiative).toMatchObject({ end: day(iso), source: { finish } });
		expect(report.dates.map((note) => note.why).join()).toContain(why);
	});

	it.each(['NA', '2028-02-30T08:00:00', '0001-01-01T00:00:00', '31.01.2029'])(
		'[MSP-8] are kept as text and listed where they are none: %s',
		(finish) => {
			const { initiative, report } = one({ Finish: finish });
			expect(initiative).toMatchObject({ start: day('2028-02-14'), end: null, source: { finish } });
			expect(report.dates).toContainEqual(expect.objectContaining({ what: `Finish: ${finish}` }));
			expect(report.counts.undated).toBe(1);
		}
	);

	it('[MSP-8] of a milestone that lasts are its finish, and it is listed', () => {
		const { plan, report } = importMspdi(mspdiText([{ uid: 1, values: { ...work, Milestone: '1' } }]));
		expect(plan.milestones[0]?.day).toBe(day('2029-01-31'));
		expect(report.dates[0]?.why).toContain('A milestone that lasts');
	});
});

describe('The values of a task', () => {
	it.each([
		[{}, 'planned'],
		[{ PercentComplete: '30' }, 'active'],
		[{ ActualStart: '2028-02-14T08:00:00' }, 'active'],
		[{ PercentComplete: '100' }, 'done'],
		[{ ActualStart: '2028-02-14T08:00:00', ActualFinish: '2028-03-01T17:00:00' }, 'done'],
		[{ Active: '0' }, 'cancelled']
	])('[MSP-10] tell its status: %j is %s', (values, status) => {
		expect(one(values).initiative.status).toBe(status);
	});

	it('[MSP-10] name the first resource as owner and keep all of them', () => {
		const resources = ['Ann', 'Ben']
			.map((name, at) => `<Resource><UID>${at + 1}</UID><Name>${name}</Name></Resource>`)
			.join('');
		const assignments = [2, 1, -65_535]
			.map((uid) => `<Assignment><TaskUID>7</TaskUID><ResourceUID>${uid}</ResourceUID></Assignment>`)
			.join('');
		const { initiative } = one(
			{ Work: 'PT20H0M0S' },
			'',
			'<MinutesPerDay>600</MinutesPerDay>',
			`<Resources>${resources}</Resources><Assignments>${assignments}</Assignments>`
		);
		expect(initiative).toMatchObject({ owner: 'Ben', effortDays: 2, custom: { Resources: 'Ben, Ann' } });
	});

	it('[MSP-11] become a code, other fields, or are kept; the rest is listed', () => {
		const definitions =
			'<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Region</Alias></ExtendedAttribute></ExtendedAttributes>';
		const values = {
			WBS: 'CRM-01',
			OutlineNumber: '1',
			Priority: '800',
			ConstraintType: '4',
			ConstraintDate: '2028-02-14T08:00:00',
			Deadline: '2029-02-28T17:00:00',
			Hyperlink: 'Brief',
			HyperlinkAddress: 'https://example.org/brief',
			Duration: 'PT1800H0M0S',
			TotalSlack: '4800',
			Cost: '120000',
			GUID: '0-0',
			Unheard: 'of'
		};
		const field = '<ExtendedAttribute><FieldID>188743731</FieldID><Value>North</Value></ExtendedAttribute>';
		const { initiative, report } = one(values, field, definitions);
		expect(initiative).toMatchObject({
			code: 'CRM-01',
			urls: [{ title: 'Brief', url: 'https://example.org/brief' }],
			custom: {
				Priority: '800',
				Constraint: 'Start no earlier than 2028-02-14',
				Deadline: '2029-02-28',
				Hyperlink: 'Brief https://example.org/brief',
				Region: 'North'
			},
			source: { format: 'mspdi', key: '7', task: { Duration: 'PT1800H0M0S' } }
		});
		expect(report.leftOut.map(({ place, what }) => `${place}: ${what}`)).toEqual([
			'Total slack: 1 task',
			'Cost: 1 task',
			'GUID: 1 task',
			'Unheard: 1 task'
		]);
	});

	it('[MSP-11] leave a WBS that only numbers the outline among the other fields', () => {
		const { initiative } = one({ WBS: '1.2.3' });
		expect(initiative).toMatchObject({ code: '', custom: { WBS: '1.2.3' } });
	});

	it('[MSP-11] give outline codes by the texts that the file lists for them', () => {
		const codes =
			'<OutlineCodes><OutlineCode><FieldID>188744096</FieldID><Alias>Site</Alias><Values><Value><ValueID>4</ValueID><Value>Leeds</Value></Value></Values></OutlineCode></OutlineCodes>';
		const own = '<OutlineCode><FieldID>188744096</FieldID><ValueID>4</ValueID></OutlineCode>';
		expect(one({}, own, codes).initiative.custom).toEqual({ Site: 'Leeds' });
	});

	it('[MSP-12] give the lowest baseline that there is', () => {
		const baseline = (number: number, start: string, finish: string) =>
			`<Baseline><Number>${number}</Number><Start>${start}</Start><Finish>${finish}</Finish></Baseline>`;
		const { plan } = importMspdi(
			mspdiText([
				{ uid: 1, values: work, xml: baseline(3, '2028-01-01T08:00:00', '2028-02-01T17:00:00') },
				{
					uid: 2,
					values: work,
					xml:
						baseline(2, '2028-03-01T08:00:00', '2028-04-01T17:00:00') + baseline(3, '2028-05-01T08:00:00', '')
				}
			])
		);
		expect(plan.baselines).toMatchObject([
			{
				name: 'Baseline 2',
				dates: { [plan.initiatives[1]?.id ?? '']: [day('2028-03-01'), day('2028-04-01')] }
			}
		]);
		expect(plan.initiatives[0]?.source?.baselines).toEqual([
			{ number: 3, start: '2028-01-01T08:00:00', finish: '2028-02-01T17:00:00' }
		]);
	});
});

describe('The lanes of a project', () => {
	const tasks: readonly GivenTask[] = [
		{ uid: 1, name: 'Process work' },
		{ uid: 2, name: 'Map orders', level: 2, values: work },
		{ uid: 3, name: 'Systems' },
		{ uid: 4, name: 'New CRM', level: 2, values: work },
		{ uid: 5, name: 'CRM is live', level: 2, values: { ...work, Milestone: '1' } },
		{ uid: 6, name: 'Somebody retires', level: 2, values: { ...work, Milestone: '1' } }
	];
	const lanesBy = (choices: Parameters<typeof importMspdi>[1]) => {
		const { initiatives, milestones } = importMspdi(mspdiText(tasks), choices).plan;
		return [initiatives.map(({ lane }) => lane), milestones.map(({ lane }) => lane)];
	};

	it('[MSP-7] are one lane at first, milestones included', () => {
		expect(lanesBy({})).toEqual([
			['process', 'process'],
			['process', 'process']
		]);
	});

	it('[MSP-7] follow words of the title', () => {
		const words = { process: 'map', structure: '', technology: 'crm, live' };
		for (const otherwise of lanes)
			expect(lanesBy({ lanes: { by: 'words', words, otherwise } })).toEqual([
				['process', 'technology'],
				['technology', null]
			]);
	});

	it('[MSP-7] follow the summary task above, value by value', () => {
		const table = [{ value: 'Systems', lane: 'technology' as const }];
		expect(lanesBy({ lanes: { by: 'column', table, otherwise: 'structure' }, laneColumn: 1 })).toEqual([
			['structure', 'technology'],
			['technology', 'technology']
		]);
	});
});

describe('The links of a project', () => {
	const linked = (xml: string, before = '') =>
		importMspdi(
			mspdiText(
				[
					{ uid: 1, values: span('2028-01-03', '2028-01-12') },
					{ uid: 2, values: work, xml }
				],
				before
			)
		);

	it.each([
		[0, 'FF'],
		[1, 'FS'],
		[2, 'SF'],
		[3, 'SS']
	])('[MSP-13] of type %i are %s', (code, type) => {
		expect(linked(linkXml(1, code)).plan.links).toMatchObject([{ type, lag: null, lagDays: 0 }]);
	});

	it.each([
		[4_800, 7, { amount: 1, unit: 'days', elapsed: false }, 1],
		[24_000, 7, { amount: 5, unit: 'days', elapsed: false }, 7],
		[-48_000, 9, { amount: -2, unit: 'weeks', elapsed: false }, -14],
		[96_000, 11, { amount: 1, unit: 'months', elapsed: false }, 28],
		[28_800, 8, { amount: 2, unit: 'days', elapsed: true }, 2],
		[100_800, 10, { amount: 1, unit: 'weeks', elapsed: true }, 7],
		[432_000, 12, { amount: 1, unit: 'months', elapsed: true }, 30],
		[600, 5, { amount: 1, unit: 'hours', elapsed: false }, 0],
		[4_800, 3, { amount: 480, unit: 'minutes', elapsed: false }, 1],
		[14_400, 39, { amount: 3, unit: 'days', elapsed: false }, 4],
		[50, 19, { amount: 50, unit: 'percent', elapsed: false }, 5],
		[-25, 20, { amount: -25, unit: 'percent', elapsed: true }, -2]
	])('[MSP-13] keep a lag of %i in format %i in its unit', (lag, format, stated, lagDays) => {
		expect(linked(linkXml(1, 1, lag, format)).plan.links).toMatchObject([{ lag: stated, lagDays }]);
	});

	it('[MSP-13] count working days by the file’s own day and week', () => {
		const units = '<MinutesPerDay>450</MinutesPerDay><MinutesPerWeek>1800</MinutesPerWeek>';
		expect(linked(linkXml(1, 1, 18_000, 7), units).plan.links).toMatchObject([
			{ lag: { amount: 4, unit: 'days' }, lagDays: 7 }
		]);
	});

	it('[MSP-13] may end at phases and groups', () => {
		const { plan } = importMspdi(
			mspdiText(outline.map((task) => (task.uid === 6 ? { ...task, xml: linkXml(2) + linkXml(4) } : task)))
		);
		const [design, build] = plan.phases.map(({ id }) => id);
		expect(plan.links.map(({ from, to }) => [from, to])).toEqual([
			[design, build],
			[plan.groups[1]?.id, build]
		]);
	});

	it('[MSP-14] that lead elsewhere are left out and listed', () => {
		const cross = linkXml(1).replace(
			'<Type>',
			'<CrossProject>1</CrossProject><CrossProjectName>C:\\Other.mpp\\4</CrossProjectName><Type>'
		);
		const { plan, report } = linked(linkXml(99) + linkXml(2) + cross + linkXml(1));
		expect(plan.links).toHaveLength(1);
		expect(report.leftOut).toEqual([
			{
				why: 'Links to a task that the file does not have',
				place: '2 Task 2',
				what: 'From the task with UID 99'
			},
			{ why: 'Links from a task to itself', place: '2 Task 2', what: 'From the task with UID 2' },
			{ why: 'Links to other projects', place: '2 Task 2', what: 'From C:\\Other.mpp\\4' }
		]);
	});

	it('[MSP-14] end at the first of two tasks with one UID', () => {
		const { plan, report } = importMspdi(mspdiText([{ uid: 1 }, { uid: 1 }, { uid: 2, xml: linkXml(1) }]));
		expect(plan.links[0]?.from).toBe(plan.initiatives[0]?.id);
		expect(report.leftOut).toMatchObject([{ why: expect.stringContaining('UID') as string, what: 'UID 1' }]);
	});
});
