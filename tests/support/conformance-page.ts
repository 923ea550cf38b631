import { writeMspdi } from '$lib/files/mspdi/write-mspdi';
import { type CorpusFile, sharedMspdiFiles } from './mspdi-corpus';
import { countMspdi, type MspdiFacts } from './mspdi-counts';
import { type Difference, differenceClasses, differencesOf } from './mspdi-differences';
import { factsOf, importMspdi } from './mspdi-file';

interface Row {
	readonly name: string;
	readonly ours: MspdiFacts;
	readonly theirs: MspdiFacts;
	readonly differences: readonly Difference[];
	readonly records: string;
	readonly isSameAgain: boolean;
}

/** Columns of the table: what they are called and what they show of one side. */
const columns: readonly (readonly [string, (facts: MspdiFacts) => string])[] = [
	['tasks', (one) => String(one.tasks)],
	['leaves', (one) => String(one.leaf_tasks)],
	['milestones', (one) => String(one.milestone_flag)],
	['summaries', (one) => String(one.summary_by_outline)],
	['links', (one) => counts(one.links_by_type)],
	['lags by format', (one) => counts(one.lag_formats)],
	['leads', (one) => String(one.lag_negative_leads)],
	['links on summaries', (one) => String(one.links_touching_summary)],
	[
		'not kept: other project, nowhere, self',
		(one) => [one.links_cross_project, one.links_dangling, one.links_self].join(' ')
	],
	['first start', (one) => (one.min_start ?? '').replace('T', ' ')],
	['last finish', (one) => (one.max_finish ?? '').replace('T', ' ')],
	['constraints', (one) => counts(one.constraints)],
	[
		'done 0, part, 100',
		(one) => ['0', 'partial', '100'].map((part) => one.percent_complete[part] ?? 0).join(' ')
	],
	['by hand', (one) => String(one.manual)],
	['baselines', (one) => counts(one.baselines)],
	['blank rows', (one) => String(one.null_tasks)]
];

/** The page as Markdown; null where the shared corpora are not here. */
export function conformancePage(): string | null {
	const files = sharedMspdiFiles();
	if (!files) return null;
	const rows = files.map(readRow);
	const unexplained = rows.flatMap((row) => row.differences.filter((one) => one.why === null));
	const total = (pick: (facts: MspdiFacts) => number) => rows.reduce((sum, row) => sum + pick(row.ours), 0);
	return [
		'# How real MS Project files are read',
		'',
		'Made by `node_modules/.bin/node tests/support/write-conformance.ts`; do not edit. The files are those of',
		'`../shared/corpora/mspdi`, most of which may be read by tests but not copied. What they hold was counted by a script',
		'that shares no code with Longroad (`facts_mspdi.py`). A cell is what Longroad counts in the roadmap that it made of the',
		'file; where the script counted something else, that stands behind a slash with the class of the difference. The',
		'rules are in [rules/mspdi.md](rules/mspdi.md).',
		'',
		`${rows.length} files, ${total((one) => one.tasks).toLocaleString('en-GB')} tasks, ${total((one) => one.links).toLocaleString('en-GB')} links. ${rows.filter((row) => row.differences.length === 0).length} files agree in every figure, ${rows.filter((row) => row.differences.length > 0).length} differ in one that is explained below, ${unexplained.length} figures differ without an explanation. Written and read again, ${rows.filter((row) => row.isSameAgain).length} of ${rows.length} give the same roadmap.`,
		'',
		...table(
			['file', 'becomes', ...columns.map(([name]) => name), 'written and read again'],
			rows.map(cells)
		),
		'',
		'Links are counted by type, lags by the code of their unit (3 minutes, 5 hours, 7 days, 9 weeks, 11 months, 19 per',
		'cent; one more when elapsed), baselines by their number. Figures that have no column agree as well: root tasks, inactive',
		'tasks, tasks with start and with finish, names with letters beyond ASCII, unnamed tasks, UIDs that stand twice.',
		'',
		'## Classes of difference',
		'',
		...Object.entries(differenceClasses).map(([name, why]) => {
			const of = rows.filter((row) => row.differences.some((one) => one.why === name));
			return `- **${name}**: ${why} ${of.map((row) => `\`${row.name}\``).join(', ') || 'No file.'}`;
		}),
		''
	].join('\n');
}

function readRow({ name, bytes, facts }: CorpusFile): Row {
	const { plan, report } = importMspdi(bytes);
	const ours = countMspdi(plan, report);
	const { initiatives, milestones, phases, groups } = report.counts;
	const again = importMspdi(writeMspdi(plan)).plan;
	return {
		name,
		ours,
		theirs: facts,
		differences: differencesOf(ours, facts),
		records: `${initiatives} initiatives, ${milestones} milestones, ${phases} phases, ${groups} groups`,
		isSameAgain: JSON.stringify(factsOf(again)) === JSON.stringify(factsOf(plan))
	};
}

function cells({ name, records, ours, theirs, differences, isSameAgain }: Row): readonly string[] {
	return [
		`\`${name}\``,
		records,
		...columns.map(([, show]) => {
			const [here, there] = [show(ours), show(theirs)];
			if (here === there) return here;
			const why = differences.find((one) => show({ ...theirs, [one.figure]: one.ours }) !== there)?.why;
			return `${here || '–'} / ${there} (${why ?? 'not explained'})`;
		}),
		isSameAgain ? 'same' : 'differs'
	];
}

function counts(of: Readonly<Record<string, number>>): string {
	return Object.entries(of)
		.sort(([a], [b]) => (Number.isNaN(Number(a)) ? (a < b ? -1 : 1) : Number(a) - Number(b)))
		.map(([name, count]) => `${name} ${count}`)
		.join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
	const line = (of: readonly string[]) => `| ${of.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
