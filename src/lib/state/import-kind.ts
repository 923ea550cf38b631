import { decodeCsv } from '$lib/files/csv/decode-csv';
import type { FileProblem } from '$lib/files/file-problem';
import { maxFileBytes } from '$lib/files/format';
import { seemsByBytes, seemsByText } from '$lib/files/seems';

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
		next: 'Choose a smaller file, or split the table and open its parts one by one.'
	};
}

/** Bytes at the start of a file that tell its kind. */
const peekBytes = 4_096;

/** Which reader a file is for, by how it begins and then by its name; a problem when it is for none. */
export function kindOfFile(name: string, bytes: Uint8Array): 'json' | 'csv' | FileProblem {
	const other = seemsByBytes(bytes);
	if (other) return notRead(other);
	const isTable = /\.(csv|tsv|tab|txt)$/i.test(name);
	const { text } = decodeCsv(bytes.subarray(0, peekBytes));
	if (/\.json$/i.test(name) || (!isTable && /^\s*[{[]/.test(text))) return 'json';
	const seems = seemsByText(text);
	if (seems && !isTable && !seems.includes('CSV')) return notRead(seems);
	return 'csv';
}

function notRead(seems: string): FileProblem {
	return {
		where: 'The start of the file',
		what: `This seems to be ${seems}. Longroad reads its own roadmap files (.json) and tables (.csv).`,
		next: 'Open it in the program it came from, save it as CSV, and choose that file.'
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
