/** A file that must be refused, and what the refusal says: first where, then what. */
export interface HostileFile {
	readonly name: string;
	readonly bytes: () => Uint8Array<ArrayBuffer>;
	/** Matches "where: what" of one of the problems; also the text of a page that shows both in turn. */
	readonly expect: RegExp;
}

type Edit = (file: SoundFile) => unknown;
type Row = Record<string, unknown>;

interface SoundFile extends Row {
	roadmap: unknown;
	initiatives: [Row, Row];
	links: [Row];
}

/** A small file that is read without a problem. */
export function soundFile(): SoundFile {
	return {
		format: 'longroad-roadmap',
		version: 1,
		id: 'r1',
		roadmap: { title: 'Five years' },
		initiatives: [
			{ id: 'PR1', title: 'Map the work', lane: 'process', start: '2026-01-05', end: '2026-06-30' },
			{ id: 'TE1', title: 'Build it', lane: 'technology', start: '2026-07-01', end: '2026-12-31' }
		],
		links: [{ id: 'PR1-TE1', from: 'PR1', to: 'TE1' }]
	};
}

/** The table of files that no part of the app may take in. */
export const hostileFiles: readonly HostileFile[] = [
	text('an empty file', '', /whole file.*empty/is),
	text('nothing but white space', '\n\n \t\r\n', /whole file.*empty/is),
	text('a PDF', '%PDF-1.7\n1 0 obj\n', /start of the file.*PDF/is),
	raw('a PNG image', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], /start of the file.*PNG/is),
	raw('a JPEG image', [0xff, 0xd8, 0xff, 0xe0, 0, 16], /start of the file.*JPEG/is),
	raw('a spreadsheet', [0x50, 0x4b, 3, 4, 20, 0], /start of the file.*xlsx/is),
	raw('an old spreadsheet', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /start of the file.*xls/is),
	raw('a gzip archive', [0x1f, 0x8b, 8, 0], /start of the file.*gzip/is),
	text('a web page', '<!DOCTYPE html>\n<html></html>', /start of the file.*web page/is),
	text('an XML file', '<?xml version="1.0"?><Project/>', /start of the file.*XML/is),
	text('a table', 'id,title\nPR1,Map\n', /start of the file.*CSV/is),
	text('a letter', 'Dear all, here is the plan', /line 1, column 1.*Found "D"/is),
	text('a list', '[{"id":"PR1"}]', /start of the file.*list/is),
	text('a text', '"longroad-roadmap"', /start of the file.*braces/is),
	text('null', 'null', /start of the file.*null/is),

	cut('a file cut off in a title', 'Build i', /line 1, column \d+, in initiatives\[1\]\.title.*middle of/is),
	cut('a file cut off after a comma', '"PR1",', /in initiatives\[0\]\.id.*middle of/is),
	cut('a file cut off in a list', '"links":[', /in links.*middle of links/is),
	changed(
		'a file cut off in an escape',
		'Build it',
		'Build \\u00',
		/in initiatives\[1\]\.title.*(?:escape|middle)/is
	),
	changed('a comma too many', '"version":1,', '"version":1,,', /line 1, column 42.*Found ","/is),
	changed('a comma at the end of a list', '"to":"TE1"}]', '"to":"TE1"},]', /in links\[1\].*Found "\]"/is),
	changed('single quotes', '"Build it"', "'Build it'", /in initiatives\[1\]\.title.*Found "'"/is),
	changed('a comment', '"version"', '/* one */"version"', /line 1, column 30.*Found "\/"/is),
	changed('a number that is none', '"version":1', '"version":NaN', /in version.*Found "N"/is),
	changed('a number with a leading zero', '"version":1', '"version":01', /in version.*Found "1"/is),
	changed(
		'a text over two lines',
		'Build it',
		'Build\nit',
		/line 1, column \d+, in initiatives\[1\]\.title/is
	),
	changed('an unknown escape', 'Build it', 'Build \\x', /in initiatives\[1\]\.title.*no JSON escape/is),
	changed('the wrong bracket', '"to":"TE1"}]', '"to":"TE1"]]', /in links\[0\]\.to.*Found "\]"/is),
	changed('two roadmaps in one file', /$/, '\n{}', /line 2, column 1.*after the end/is),
	changed(
		'a field twice',
		'"lane":',
		'"id":"PR2","lane":',
		/in initiatives\[0\]\.title.*"id" stands twice/is
	),
	changed(
		'a field twice, once escaped',
		'"lane":',
		'"\\u0074itle":"","lane":',
		/initiatives\[0\].*"title" stands twice/is
	),
	changed(
		'a prototype at the top',
		'"version"',
		'"__proto__":{"ok":true},"version"',
		/"__proto__" is not allowed/is
	),
	changed(
		'a prototype in a record',
		'"lane":',
		'"x":{"__proto__":{}},"lane":',
		/initiatives\[0\]\.x.*"__proto__" is not/is
	),
	changed(
		'a hundred thousand nested lists',
		'"Five years"',
		'['.repeat(100_000),
		/in roadmap\.title.*nested more than 64/is
	),
	changed(
		'a hundred thousand nested objects',
		'"Five years"',
		'{"a":'.repeat(100_000),
		/nested more than 64/is
	),
	changed(
		'half a character',
		'Build it',
		'Build \\ud83d',
		/in initiatives\[1\]\.title.*half of a character/is
	),
	changed(
		'a number beyond range',
		'"lane":',
		'"progress":1e999,"lane":',
		/in initiatives\[0\]\.progress.*too large/is
	),
	changed(
		'ten million entries',
		/"links":\[.*\]/,
		() => `"links":[${'0,'.repeat(1e7)}0]`,
		/in links.*More than 200,000/is
	),
	changed(
		'ten million entries in a field',
		'"lane":',
		() => `"teams":[${'"",'.repeat(1e7)}""],"lane":`,
		/initiatives\[0\]\.teams.*More than 200,000/is
	),
	changed('half a million fields', '"lane":', manyFields, /initiatives\[0\].*More than 200,000 fields/is),

	edited(
		'another format',
		(file) => (file.format = 'transformation-roadmap-example'),
		/format.*"transformation-roadmap-example"/is
	),
	edited('no format', (file) => delete file.format, /format.*Found nothing/is),
	edited('a newer version', (file) => (file.version = 2), /version.*made by a newer version/is),
	edited('a version in words', (file) => (file.version = '1'), /version.*Found "1"/is),
	edited('no id', (file) => delete file.id, /id.*Found nothing/is),
	edited('an empty id', (file) => (file.id = ''), /id.*Found ""/is),
	edited('no roadmap', (file) => delete file.roadmap, /roadmap.*Found nothing/is),
	edited('a roadmap that is a list', (file) => (file.roadmap = []), /roadmap.*an empty list/is),
	edited('a roadmap without a title', (file) => (file.roadmap = {}), /roadmap\.title.*missing/is),
	edited('a title that is a number', (file) => (file.roadmap = { title: 5 }), /roadmap\.title.*Found 5/is),
	edited(
		'initiatives by name',
		(file) => (file.initiatives = {} as never),
		/initiatives.*Found an object; expected a list/is
	),
	initiative('an initiative that is null', null, /initiatives\[0\].*Found null/is),
	initiative(
		'an initiative without an id',
		{ id: undefined },
		/initiatives\[0\]\.id.*Map the work.*Found nothing/is
	),
	initiative('an id that is a number', { id: 7 }, /initiatives\[0\]\.id.*Found 7/is),
	initiative('an endless id', { id: 'x'.repeat(1_001) }, /initiatives\[0\]\.id.*1,001 characters/is),
	initiative('an id used twice', { id: 'TE1' }, /initiatives\[1\]\.id.*Build it.*"TE1" stands twice/is),
	initiative('an order that is a number', { order: 1 }, /initiatives\[0\]\.order.*Found 1/is),
	initiative('an unknown lane', { lane: 'people' }, /initiatives\[0\]\.lane.*Map the work.*one of process/is),
	initiative('no lane', { lane: undefined }, /initiatives\[0\]\.lane.*missing/is),
	initiative(
		'a day in another notation',
		{ start: '31/12/2026' },
		/initiatives\[0\]\.start.*"31\/12\/2026"/is
	),
	initiative('a day that does not exist', { start: '2026-02-30' }, /initiatives\[0\]\.start.*"2026-02-30"/is),
	initiative('a day as a number', { end: 20_000 }, /initiatives\[0\]\.end.*Found 20000/is),
	initiative('a day out of range', { end: '9999-12-31' }, /initiatives\[0\]\.end.*1900 to 2199/is),
	initiative('more done than there is', { progress: 101 }, /initiatives\[0\]\.progress.*0 to 100/is),
	initiative('a progress in words', { progress: '50%' }, /initiatives\[0\]\.progress.*Found "50%"/is),
	initiative(
		'a script as a link',
		{ urls: [{ title: '', url: 'javascript:alert(1)' }] },
		/initiatives\[0\]\.urls.*https/is
	),
	initiative(
		'data as a link',
		{ urls: [{ title: '', url: 'data:text/html,x' }] },
		/initiatives\[0\]\.urls.*https/is
	),
	initiative('an endless title', { title: 'x'.repeat(1_001) }, /initiatives\[0\]\.title.*at most 1000/is),
	initiative('notes that are a list', { notes: ['a'] }, /initiatives\[0\]\.notes.*Found a list/is),
	initiative('teams that are numbers', { teams: [1] }, /initiatives\[0\]\.teams.*list of ids/is),
	initiative(
		'other fields that are numbers',
		{ custom: { a: 1 } },
		/initiatives\[0\]\.custom.*names and texts/is
	),
	initiative(
		'a live record with a mark of deletion',
		{ deletedAt: '' },
		/initiatives\[0\]\.deletedAt.*trash/is
	),
	edited('an unknown type of link', (file) => (file.links[0].type = 'XX'), /links\[0\]\.type.*"XX"/is),
	edited('a lag of ages', (file) => (file.links[0].lagDays = 1e9), /links\[0\]\.lagDays.*1000000000/is),
	edited(
		'agreed dates as numbers',
		(file) => (file.baselines = [{ id: 'b', dates: { PR1: [1, 2] } }]),
		/baselines\[0\]\.dates/is
	),
	edited(
		'three agreed dates',
		(file) => (file.baselines = [{ id: 'b', dates: { PR1: ['2026-01-01', '2026-01-02', '2026-01-03'] } }]),
		/baselines\[0\]\.dates/is
	),
	edited('a trash that is a text', (file) => (file.trash = 'none'), /trash.*Found "none"/is),
	trashed('a deleted nothing', 1, /trash\[0\].*Found 1/is),
	trashed('a deleted record of no kind', { record: {} }, /trash\[0\]\.collection.*Found nothing/is),
	trashed(
		'a deletion yesterday',
		{ collection: 'links', deletedAt: 'yesterday', record: { id: 'a', from: '', to: '' } },
		/trash\[0\]\.deletedAt.*"yesterday"/is
	),
	trashed(
		'a deleted record that is wrong',
		{ collection: 'links', record: { id: 'a', from: 1, to: '' } },
		/trash\[0\]\.record\.from.*Found 1/is
	),
	trashed(
		'a deleted record that is alive',
		{ collection: 'links', record: { id: 'PR1-TE1', from: '', to: '' } },
		/trash\[0\]\.record\.id.*in links already/is
	),
	edited(
		'three hundred thousand problems',
		(file) => (file.risks = Array(150_000).fill({ order: 1 })),
		/Further on.*More than 979 more problems/is
	),

	raw('Latin-1 text', [0x7b, 0x22, 0xe9, 0x22], /byte 4.*UTF-8/is),
	raw('text cut off in a character', [0x7b, 0x22, 0xf0, 0x9f], /byte 5.*UTF-8/is),
	raw('UTF-16 cut off in a character', [0xff, 0xfe, 0x7b, 0x00, 0x22], /byte 6.*UTF-16LE/is),
	{ name: 'more than 100 MB', bytes: () => new Uint8Array(100_000_001), expect: /whole file.*101 MB/is }
];

function raw(name: string, bytes: readonly number[], expect: RegExp): HostileFile {
	return { name, bytes: () => Uint8Array.from(bytes), expect };
}

function text(name: string, content: string, expect: RegExp): HostileFile {
	return { name, bytes: () => new TextEncoder().encode(content), expect };
}

/** The sound file with a part of its text replaced. */
function changed(
	name: string,
	part: string | RegExp,
	by: string | (() => string),
	expect: RegExp
): HostileFile {
	const content = () => JSON.stringify(soundFile()).replace(part, () => (typeof by === 'string' ? by : by()));
	return { name, bytes: () => new TextEncoder().encode(content()), expect };
}

/** The sound file up to and including a part of its text. */
function cut(name: string, after: string, expect: RegExp): HostileFile {
	const whole = JSON.stringify(soundFile());
	return text(name, whole.slice(0, whole.indexOf(after) + after.length), expect);
}

function edited(name: string, edit: Edit, expect: RegExp): HostileFile {
	const content = () => {
		const file = soundFile();
		edit(file);
		return JSON.stringify(file);
	};
	return { name, bytes: () => new TextEncoder().encode(content()), expect };
}

/** The sound file with other fields in its first initiative, or another first initiative. */
function initiative(name: string, values: Row | null, expect: RegExp): HostileFile {
	return edited(
		name,
		(file) =>
			(file.initiatives[0] = values === null ? (null as never) : { ...file.initiatives[0], ...values }),
		expect
	);
}

function trashed(name: string, entry: unknown, expect: RegExp): HostileFile {
	return edited(name, (file) => (file.trash = [entry]), expect);
}

function manyFields(): string {
	return `${Array.from({ length: 500_000 }, (_, index) => `"f${index}":0`).join()},"lane":`;
}
