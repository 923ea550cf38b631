import type { FileProblem } from './file-problem';

export type DecodedText =
	{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: FileProblem };

/**
 * The text of a file: UTF-8 with or without a byte-order mark, or UTF-16 of either byte order, with a mark
 * or recognised by the zero byte beside its first character. The mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
	return decodeAs(bytes, encodingOf(bytes));
}

/** The text of a file in an encoding that `TextDecoder` knows, without its byte-order mark. */
export function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
	try {
		return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
	} catch {
		return { ok: false, problem: describeFault(bytes, encoding) };
	}
}

function encodingOf([first, second]: Uint8Array): string {
	if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'UTF-16LE';
	if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'UTF-16BE';
	return 'UTF-8';
}

function describeFault(bytes: Uint8Array, encoding: string): FileProblem {
	const place = firstBroken(bytes, encoding);
	const what =
		place > bytes.length
			? `The file ends in the middle of a character of ${encoding} text.`
			: `Found a byte that cannot stand in ${encoding} text.`;
	const next = 'Save the file as text in UTF-8, or export it again where it came from.';
	return { where: `byte ${place.toLocaleString('en-GB')}`, what, next };
}

/** Bytes that are decoded at once while looking for a fault, ever fewer. */
const steps = [1 << 20, 1 << 10, 1] as const;

/** Number of the first byte that cannot stand there; one more than there are when only the end is missing. */
function firstBroken(bytes: Uint8Array, encoding: string): number {
	let sound = 0;
	for (const step of steps) {
		const decoder = new TextDecoder(encoding, { fatal: true });
		const decode = (from: number, to: number) => decoder.decode(bytes.subarray(from, to), { stream: true });
		for (let at = 0; at < sound; at += steps[0]) decode(at, Math.min(at + steps[0], sound));
		try {
			for (; sound < bytes.length; sound += step) decode(sound, sound + step);
		} catch {
			continue;
		}
		return bytes.length + 1;
	}
	return sound + 1;
}
