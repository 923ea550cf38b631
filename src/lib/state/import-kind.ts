import { decodeCsv } from '$lib/files/csv/decode-csv';
import type { FileProblem } from '$lib/files/file-problem';
import { maxFileBytes } from '$lib/files/format';
import { seemsByBytes, seemsByText, xmlFile } from '$lib/files/seems';

/** Title of the roadmap that a file becomes when it has no title itself: its name without the extension. */
export function titleOfFile(name: string): string {
	return (
		name
			.replace(/\.[^.]*$/, '')
			.trim()
			.slice(0, 200) || 'Imported roadmap'
	);
}

/** Why a file of so many bytes is not even read; null when it may be. */
export function refuseSize(bytes: number): FileProblem | null {
	if (bytes === 0)
		return {
			where: 'The whole file',
			what: 'The file is empty.',
			next: 'Check that the right file was chosen.'
		};
	if (bytes <= maxFileBytes) return null;
	return {
		where: 'The whole file',
		what: `It has ${Math.ceil(bytes / 1_000_000).toLocaleString('en-GB')} MB; a file may have at most ${maxFileBytes / 1_000_000} MB.`,
		next: 'Choose a smaller file, or split it and open its parts one by one.'
	};
}

/** Bytes at the start of a file that tell its kind. */
const peekBytes = 4_096;

/** Which reader a file is for, by how it begins and then by its name; a problem when it is for none. */
export function kindOfFile(name: string, bytes: Uint8Array): 'json' | 'csv' | 'mspdi' | FileProblem {
	const other = seemsByBytes(bytes);
	if (other) return notRead(name, other);
	const isTable = /\.(csv|tsv|tab|txt)$/i.test(name);
	const { text } = decodeCsv(bytes.subarray(0, peekBytes));
	if (/\.json$/i.test(name) || (!isTable && /^\s*[{[]/.test(text))) return 'json';
	if (isTable) return 'csv';
	const seems = seemsByText(text);
	if (seems === xmlFile || (seems === null && /\.xml$/i.test(name))) return 'mspdi';
	return seems && !seems.includes('CSV') ? notRead(name, seems) : 'csv';
}

function notRead(name: string, seems: string): FileProblem {
	const isProject = /\.(mpp|mpt|mpx|xer|pp|pod)$/i.test(name) || /MS Project|Primavera/.test(seems);
	const kind = /\.mp[pt]$/i.test(name) ? "MS Project's own file (.mpp)" : seems;
	return {
		where: 'The start of the file',
		what: `This seems to be ${kind}. Longroad reads its own roadmap files (.json), tables (.csv) and MS Project XML (.xml).`,
		next: isProject
			? 'Open it in MS Project or the program it came from, choose "Save as" and then "XML format (*.xml)", and open that file.'
			: 'Open it in the program it came from, save it as CSV, and choose that file.'
	};
}

export const readingStopped: FileProblem = {
	where: 'The whole file',
	what: 'Reading it stopped: it may need more memory than the browser has.',
	next: 'Close other tabs and open it again, or choose a smaller file.'
};

export const deviceUnread: FileProblem = {
	where: 'This device',
	what: 'Its roadmaps cannot be read just now, so it is not known whether this one is among them.',
	next: 'Reload this page and open the file again.'
};
