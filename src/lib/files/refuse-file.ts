import { isJsonObject, type Json } from '$lib/plan/field';
import { type FileProblem, shown } from './file-problem';
import { formatName, formatVersion, maxFileBytes } from './format';
import { seemsByBytes, seemsByText } from './seems';

const chooseOther = 'Choose a file that was made with Export, "Roadmap file (.json)".';
const wholeFile = 'The whole file';
const fileStart = 'The start of the file';

/** Why a file of so many bytes is too large to be read, asked before any of it is; null when it is not. */
export function refuseSize(bytes: number): FileProblem | null {
	if (bytes <= maxFileBytes) return null;
	const size = Math.ceil(bytes / 1_000_000).toLocaleString('en-GB');
	const what = `It has ${size} MB; a roadmap file may have at most ${maxFileBytes / 1_000_000} MB.`;
	return { where: wholeFile, what, next: chooseOther };
}

/** Why bytes are no text at all, where they begin as a well-known kind of file does. */
export function refuseBytes(bytes: Uint8Array): FileProblem | null {
	const other = seemsByBytes(bytes);
	return other === null ? null : otherKind(other);
}

/** Why a text is no JSON object, where it is empty or begins as a well-known kind of file does. */
export function refuseText(text: string): FileProblem | null {
	const start = /^\s*/.exec(text)?.[0].length ?? 0;
	if (start === text.length) return { where: wholeFile, what: 'The file is empty.', next: chooseOther };
	const other = text.charAt(start) === '{' ? null : seemsByText(text);
	return other === null ? null : otherKind(other);
}

/** Why a JSON value is no roadmap file of this version. */
export function refuseFormat(file: Json): FileProblem | null {
	if (!isJsonObject(file)) {
		const what = `Found ${shown(file)}; a roadmap file holds one object, in braces.`;
		return { where: fileStart, what, next: chooseOther };
	}
	if (file.format !== formatName) {
		const what = `Found ${shown(file.format)}; a roadmap file says ${shown(formatName)}.`;
		return { where: 'format', what, next: chooseOther };
	}
	const { version } = file;
	if (version === formatVersion) return null;
	if (typeof version === 'number' && Number.isInteger(version) && version > formatVersion)
		return {
			where: 'version',
			what: `The file was made by a newer version: it has format ${version}, this one reads ${formatVersion}.`,
			next: 'Reload this page to get the newest version, then open the file again.'
		};
	return { where: 'version', what: `Found ${shown(version)}; expected ${formatVersion}.`, next: chooseOther };
}

function otherKind(seems: string): FileProblem {
	return { where: fileStart, what: `This seems to be ${seems}, not a roadmap file.`, next: chooseOther };
}
