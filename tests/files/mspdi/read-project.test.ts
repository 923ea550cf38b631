import { describe, expect, it } from 'vitest';
import { mspdiLimits, readProject } from '$lib/files/mspdi/read-project';
import { mspdiText, span } from '../../support/mspdi-file';

function bytesOf(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

function read(file: string | Uint8Array) {
	return readProject(typeof file === 'string' ? bytesOf(file) : file);
}

function projectOf(file: string | Uint8Array) {
	const result = read(file);
	if (!result.ok) throw new Error(JSON.stringify(result.problem));
	return result.project;
}

function problemOf(file: string | Uint8Array) {
	const result = read(file);
	if (result.ok) throw new Error('It was read.');
	return result.problem;
}

const named = (name: string) => mspdiText([{ uid: 1, name }]);
const sound = named('Größe 訂單 👩‍🚒');

describe('The encoding of a project file', () => {
	const little = new Uint8Array(Buffer.from(sound, 'utf16le'));
	const big = new Uint8Array(Buffer.from(sound, 'utf16le').swap16());

	it.each([
		['UTF-8', bytesOf(sound)],
		['UTF-8 with a mark', bytesOf(`\ufeff${sound}`)],
		['UTF-16, little-endian, with a mark', Uint8Array.of(0xff, 0xfe, ...little)],
		['UTF-16, big-endian, with a mark', Uint8Array.of(0xfe, 0xff, ...big)],
		['UTF-16, little-endian', little],
		['UTF-16, big-endian', big],
		['UTF-8 that says it is UTF-16', bytesOf(sound.replace('"UTF-8"', '"utf-16"'))],
		['UTF-8 without a declaration', bytesOf(sound.replace(/^.*\n/, ''))]
	])('[MSP-1] may be %s', (_name, bytes) => {
		expect(projectOf(bytes).tasks[0]?.name).toBe('Größe 訂單 👩‍🚒');
	});

	it.each([
		['windows-1252', 'Gr\xf6\xdfe \x80', 'Größe €'],
		['ISO-8859-1', 'Gr\xf6\xdfe', 'Größe'],
		['windows-1251', '\xc7\xe0\xea\xe0\xe7', 'Заказ']
	])('[MSP-1] is the one that the declaration names: %s', (encoding, written, meant) => {
		const text = named(written).replace('"UTF-8"', `"${encoding}"`);
		expect(projectOf(new Uint8Array(Buffer.from(text, 'latin1'))).tasks[0]?.name).toBe(meant);
	});

	it('[MSP-1] is refused with the place where bytes belie it', () => {
		const bytes = new Uint8Array(Buffer.from(named('Gr\xf6\xdfe'), 'latin1'));
		expect(problemOf(bytes)).toMatchObject({ what: expect.stringContaining('UTF-8') as string });
		expect(problemOf(bytes).where).toMatch(/^byte \d/);
	});

	it.each(['UTF-32', 'EBCDIC-CP-US', 'x-unheard-of'])(
		'[MSP-1] is refused by name when it is %s',
		(encoding) => {
			const problem = problemOf(sound.replace('"UTF-8"', `"${encoding}"`));
			expect(problem.what).toContain(encoding);
			expect(problem.next).not.toBe('');
		}
	);

	it('[MSP-1] is refused when it is UTF-32 by its mark', () => {
		expect(problemOf(Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0)).what).toContain('UTF-32');
	});
});

describe('What could harm the reader', () => {
	const doctype = (inside: string) => sound.replace('?>\n', `?>\n<!DOCTYPE Project ${inside}>\n`);
	const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
		''
	);

	it.each([
		['a bomb of entities', doctype(`[<!ENTITY l0 "ha">${laughs}]`).replace('Größe', '&l9;')],
		['an entity that names a file', doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]')],
		['a document type elsewhere', doctype('SYSTEM "https://example.org/x.dtd"')]
	])('[MSP-2] is refused unread: %s', (_name, text) => {
		expect(problemOf(text)).toMatchObject({
			where: 'line 2, column 1',
			what: expect.stringContaining('document type') as string
		});
	});

	it('[MSP-2] entities that nobody declared are refused with their line', () => {
		expect(problemOf(sound.replace('Größe', '&copy;'))).toMatchObject({
			where: expect.stringMatching(/^line 4, /) as string,
			what: 'Found "&copy;", which stands for nothing that XML knows.'
		});
	});

	it.each([
		['nesting', `<Project>${'<a>'.repeat(10_000)}`, 'deep'],
		[
			'attributes',
			`<Project ${Array.from({ length: 5_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`,
			'attributes'
		],
		['one endless attribute', `<Project a="${'x'.repeat(1_000_000)}`, 'cut off'],
		[
			'levels',
			mspdiText(Array.from({ length: 200 }, (_, n) => ({ uid: n + 1, level: n + 1 }))),
			'levels deep'
		],
		[
			'names that programs trip over',
			named('x').replace('<ID>1</ID>', '<__proto__>1</__proto__>'),
			'no MS Project'
		]
	])('[MSP-2] too much or odd is refused: %s', (_name, text, what) => {
		expect(problemOf(text).what).toContain(what);
	});

	it('[MSP-2] more tasks than may be are refused before they fill the memory', { timeout: 60_000 }, () => {
		const task = '<Task><UID>1</UID><Name>x</Name></Task>\n';
		const text = `<Project><Tasks>\n${task.repeat(mspdiLimits.tasks + 1)}</Tasks></Project>`;
		expect(problemOf(text)).toMatchObject({ what: 'The file has more than 50,000 tasks.' });
		expect(problemOf(text).where).toBe('line 50002, column 33');
	});

	it('[MSP-3] figures by the day are skipped, however many', { timeout: 60_000 }, () => {
		const day =
			'<TimephasedData><Type>1</Type><Start>2028-01-01T08:00:00</Start><Value>PT8H</Value></TimephasedData>';
		const task = { uid: 1, name: 'One', values: span('2028-01-01', '2028-02-01'), xml: day.repeat(100_000) };
		const project = projectOf(mspdiText([task]));
		expect(project.counts.timephased).toBe(100_000);
		expect(JSON.stringify(project).length).toBeLessThan(2_000);
	});

	it('names that objects have already are plain text', () => {
		const { tasks } = projectOf(named('constructor').replace('<ID>', '<toString>x</toString><ID>'));
		expect(tasks[0]?.name).toBe('constructor');
	});
});

describe('A project file that is not well formed', () => {
	it.each([
		[
			'cut off in a name',
			sound.slice(0, sound.indexOf('Größe') + 2),
			'The file ends inside <Name>: it is cut off.'
		],
		['cut off in a tag', sound.slice(0, sound.indexOf('<Name>') + 3), 'it is cut off'],
		['cut off in a comment', sound.replace('<Tasks>', '<!-- '), 'it is cut off'],
		['tags crossed', sound.replace('</Name>', '</Nom>'), 'Found the end of <Nom> inside <Name>.'],
		['a second root', `${sound}<Project/>`, 'The file goes on after its end.'],
		['text after the end', `${sound}\nthe end`, 'Found text outside of the outermost element.'],
		['a bare <', sound.replace('Größe', 'a < b'), 'Found a "<" that begins no element.'],
		['a bare &', sound.replace('Größe', 'a & b'), 'Found "&", which stands for nothing that XML knows.'],
		['a zero byte', sound.replace('Größe', 'a\0b'), 'Found a control character'],
		['nothing', ' \n', 'The file holds no XML element.'],
		['a task without a number', sound.replace('<UID>1</UID>', ''), 'The task "Größe 訂單 👩‍🚒" has no UID.']
	])('[MSP-2] is refused with its line: %s', (_name, text, what) => {
		const problem = problemOf(text);
		expect(problem.what).toContain(what);
		expect(problem.where).toMatch(/^line \d+, column \d+$/);
		expect(problem.next).not.toBe('');
	});

	it('[MSP-2] is refused wherever it is cut off', () => {
		const text = mspdiText(
			[{ uid: 1, values: span('2028-01-01', '2028-02-01') }],
			'<!-- a --><Title>T</Title>'
		);
		for (let end = 0; end < text.length; end++)
			expect([end, read(text.slice(0, end)).ok]).toEqual([end, false]);
		expect(read(text).ok).toBe(true);
	});

	it.each([
		['<project name="" webLink="" gantt-divider-location="3"/>', 'GanttProject'],
		['<project name="x" mrproject-version="2"/>', 'GNOME Planner'],
		['<APIBusinessObjects/>', 'Primavera'],
		['<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG'],
		['<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"/>', 'it begins with <Project>'],
		['<orders/>', 'it begins with <orders>']
	])('[MSP-3] says what another file is: %s', (text, seems) => {
		expect(problemOf(text).what).toContain(seems);
		expect(problemOf(text).next).toContain('MS Project XML');
	});
});

describe('The text of a project file', () => {
	it('[MSP-15] comes through comments, CDATA, references, prefixes and line ends', () => {
		const text = named('x')
			.replace('<Name>x</Name>', '<Name>A&amp;B <!-- not this -->&#228;&#x1F600;<![CDATA[<b>&amp;]]></Name>')
			.replace('</Task>', '<Notes>one\r\ntwo&#13;&#0;</Notes></Task>');
		const [task] = projectOf(text).tasks;
		expect(task?.name).toBe('A&B ä😀<b>&amp;');
		expect(task?.notes).toBe('one\ntwo\r');
		const prefixed = text
			.replace(/<(\/?)(?=[A-Z])/g, '<$1p:')
			.replace('<p:![', '<![')
			.replace('xmlns=', 'xmlns:p=');
		expect(projectOf(prefixed).tasks[0]?.name).toBe(task?.name);
	});
});
