import { planFromCsv } from '$lib/files/csv/plan-from-csv';
import type { CsvTable } from '$lib/files/csv/parse-csv';
import { planFromMspdi } from '$lib/files/mspdi/plan-from-mspdi';
import type { MspdiProject } from '$lib/files/mspdi/project';
import { readingStopped } from './import-kind';
import { readFile } from './import-reading';
import type { ImportReply, ImportRequest } from './import-messages';
import { newId } from './new-id';

let table: CsvTable | null = null;
let project: MspdiProject | null = null;

/** Requests are answered one after the other, in their order. */
let last: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
	last = last
		.then(() => answer(data))
		.catch(() => {
			reply({ kind: 'failed', problems: [readingStopped], form: null });
		});
});

async function answer(request: ImportRequest): Promise<void> {
	if (request.kind === 'read') {
		const read = await readFile(request.file, request.as, (step, share) =>
			reply({ kind: 'progress', step, share })
		);
		({ table, project } = read);
		reply(read.reply);
	} else if (request.kind === 'plan') {
		if (table) reply({ kind: 'planned', ...planFromCsv(table, request.choices, newId) });
	} else if (project) {
		reply({ kind: 'planned project', ...planFromMspdi(project, request.choices, newId) });
	}
}

function reply(message: ImportReply): void {
	postMessage(message);
}
