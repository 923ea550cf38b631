import { decodeCsv, type Encoding } from '$lib/files/csv/decode-csv';
import { guessChoices } from '$lib/files/csv/guess-choices';
import { maxLaneValues } from '$lib/files/csv/lane-rule';
import { type CsvTable, parseCsv } from '$lib/files/csv/parse-csv';
import type { FileProblem } from '$lib/files/file-problem';
import { guessMspdiChoices } from '$lib/files/mspdi/choices';
import { readOutline } from '$lib/files/mspdi/outline';
import { titleOfProject } from '$lib/files/mspdi/plan-from-mspdi';
import type { MspdiProject } from '$lib/files/mspdi/project';
import { readProject } from '$lib/files/mspdi/read-project';
import { sampleOf as sampleOfProject } from '$lib/files/mspdi/sample';
import { readRoadmapBytes } from '$lib/files/roadmap-file';
import { kindOfFile, refuseSize, titleOfFile } from './import-kind';
import type { CsvForm, CsvSample, ImportReply, ImportStep } from './import-messages';

type Progress = (step: ImportStep, share: number) => void;

/** What a file turned out to be: the answer for the page, and what stays here for the plans. */
export interface ReadFile {
	readonly reply: ImportReply;
	readonly table: CsvTable | null;
	readonly project: MspdiProject | null;
}

/** Reads a whole file, whatever it is. Bad content is an answer, not an exception. */
export async function readFile(file: File, as: Partial<CsvForm>, onProgress: Progress): Promise<ReadFile> {
	const unfit = refuseSize(file.size);
	if (unfit) return failed([unfit]);
	const bytes = await readBytes(file, (share) => onProgress('reading', share));
	if (!bytes) return failed([unreadable]);
	onProgress('understanding', 0);
	const kind = kindOfFile(file.name, bytes);
	if (typeof kind === 'object') return failed([kind]);
	if (kind === 'csv') return readCsv(file.name, bytes, as, onProgress);
	if (kind === 'mspdi') return readMspdi(file.name, bytes, onProgress);
	const read = readRoadmapBytes(bytes);
	if (!read.ok) return failed(read.problems);
	const reply = { kind: 'roadmap', id: read.id, plan: read.plan, notes: read.notes } as const;
	return { reply, table: null, project: null };
}

function readMspdi(name: string, bytes: Uint8Array, onProgress: Progress): ReadFile {
	const read = readProject(bytes, (share) => onProgress('understanding', share));
	if (!read.ok) return failed([read.problem]);
	const { project } = read;
	const sample = sampleOfProject(project);
	const title = titleOfProject(project, titleOfFile(name));
	const guess = guessMspdiChoices(readOutline(project), sample.laneColumns, title);
	return { reply: { kind: 'project', sample, guess }, table: null, project };
}

function readCsv(name: string, bytes: Uint8Array, as: Partial<CsvForm>, onProgress: Progress): ReadFile {
	const { text, encoding } = decodeCsv(bytes, as.encoding);
	const parsed = parseCsv(text, {
		delimiter: as.delimiter ?? undefined,
		onProgress: (share) => onProgress('understanding', share)
	});
	if (!parsed.ok) return failed([parsed.problem], { encoding, delimiter: as.delimiter ?? null });
	const { table } = parsed;
	const guess = guessChoices(table, titleOfFile(name));
	return { reply: { kind: 'table', sample: sampleOf(table, encoding), guess }, table, project: null };
}

function failed(problems: readonly FileProblem[], form: CsvForm | null = null): ReadFile {
	return { reply: { kind: 'failed', problems, form }, table: null, project: null };
}

const unreadable: FileProblem = {
	where: 'The whole file',
	what: 'The browser could not read it to the end; it may have been moved, changed or locked.',
	next: 'Close it in other programs and choose it again.'
};

/** All bytes of a file, in pieces so that progress can be told; null when they are not the announced ones. */
async function readBytes(file: File, onProgress: (share: number) => void): Promise<Uint8Array | null> {
	const bytes = new Uint8Array(file.size);
	let length = 0;
	try {
		const reader = file.stream().getReader();
		for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
			if (length + piece.value.length > bytes.length) return null;
			bytes.set(piece.value, length);
			length += piece.value.length;
			onProgress(length / bytes.length);
		}
	} catch {
		return null;
	}
	return length === bytes.length ? bytes : null;
}

/** Filled cells of a column that are shown, and the longest value that a lane table can list. */
const shownCells = 3;
const maxValue = 200;

function sampleOf(table: CsvTable, encoding: Encoding): CsvSample {
	return {
		form: { encoding, delimiter: table.delimiter },
		header: table.header,
		rowCount: table.rows.length,
		oddities: table.oddities,
		examples: table.header.map((_, column) => firstValues(table, column, shownCells, Infinity)),
		values: table.header.map((_, column) => firstValues(table, column, maxLaneValues, maxValue))
	};
}

function firstValues(table: CsvTable, column: number, most: number, maxLength: number): string[] {
	const values = new Set<string>();
	for (const row of table.rows) {
		const value = row.cells[column]?.trim() ?? '';
		if (value && value.length <= maxLength) values.add(value);
		if (values.size >= most) break;
	}
	return [...values];
}
