import type { FileProblem } from '$lib/files/file-problem';
import { decodeCsv } from '$lib/files/csv/decode-csv';
import { type ObservationRow, readObservations } from '$lib/files/observations-csv';
import type { Change } from '$lib/plan/change';
import type { Day } from '$lib/plan/day';
import { newId } from '$lib/state/new-id';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { sameLookKey } from './record-draft';

/** A row of a table, and whether the roadmap or the table above it says the same already. */
interface ImportRow extends ObservationRow {
	readonly isDuplicate: boolean;
}

export type ObservationImport =
	| { readonly ok: true; readonly rows: readonly ImportRow[]; readonly leftOut: readonly string[] }
	| { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Largest file that is read, in bytes. */
const mostBytes = 50_000_000;

/** Reads a table of observations for an open roadmap; nothing is written. `latest` is the last day allowed. */
export function readObservationText(roadmap: Roadmap, text: string, latest: Day): ObservationImport {
	const { plan } = roadmap;
	const read = readObservations(text, plan, latest);
	if (!read.ok) return read;
	const seen = new Set(plan.observations.map(sameLookKey));
	const rows = read.rows.map((row) => {
		const key = sameLookKey(row.observation);
		const isDuplicate = seen.has(key);
		seen.add(key);
		return { ...row, isDuplicate };
	});
	return { ok: true, rows, leftOut: read.leftOut };
}

/** The same for a file, in whatever encoding. */
export async function readObservationFile(
	roadmap: Roadmap,
	file: File,
	latest: Day
): Promise<ObservationImport> {
	if (file.size > mostBytes)
		return {
			ok: false,
			problems: [
				{
					where: file.name,
					what: 'The file is larger than 50 MB.',
					next: 'Choose a table of observations, saved as CSV.'
				}
			]
		};
	const bytes = new Uint8Array(await file.arrayBuffer());
	return readObservationText(roadmap, decodeCsv(bytes).text, latest);
}

/** Adds rows as one step: "add 12 observations". False where the role does not allow it. */
export function addObservations(roadmap: Roadmap, rows: readonly ObservationRow[]): boolean {
	const changes = rows.map((row): Change => {
		const id = newId();
		return { kind: 'add', collection: 'observations', id, record: { ...row.observation, id } };
	});
	return takeOver(
		roadmap,
		changes,
		`add ${rows.length === 1 ? '1 observation' : `${rows.length} observations`}`
	);
}
