import type { FileProblem } from './file-problem';

export type DecodedText =
	| { readonly ok: true; readonly text: string; readonly encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' }
	| { readonly ok: false; readonly problem: FileProblem };

/**
 * The text of a file: UTF-8 with or without a byte-order mark, or UTF-16 of either byte order, with a mark
 * or recognised by the zero byte beside its first character. The mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
	const encoding = encodingOf(bytes);
	const decode = (upTo: number, stream: boolean) =>
		new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, upTo), { stream });
	try {
		return { ok: true, text: decode(bytes.length, false), encoding };
	} catch {
		const place = firstBroken(bytes.length, (upTo) => isSound(() => decode(upTo, true)));
		return {
			ok: false,
			problem: {
				where: `byte ${place.toLocaleString('en-GB')}`,
				what:
					place > bytes.length
						? `The file ends in the middle of a character of ${encoding} text.`
						: `Found a byte that cannot stand in ${encoding} text.`,
				next: 'Save the file as text in UTF-8, or export the roadmap again where it came from.'
			}
		};
	}
}

function encodingOf([first, second]: Uint8Array): 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' {
	if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'UTF-16LE';
	if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'UTF-16BE';
	return 'UTF-8';
}

function isSound(decode: () => string): boolean {
	try {
		decode();
		return true;
	} catch {
		return false;
	}
}

/** The least count of bytes that is not sound; one more than there are when only the end is missing. */
function firstBroken(length: number, isSoundUpTo: (count: number) => boolean): number {
	let sound = 0;
	let broken = length + 1;
	while (broken - sound > 1) {
		const middle = Math.floor((sound + broken) / 2);
		if (isSoundUpTo(Math.min(middle, length)) && middle <= length) sound = middle;
		else broken = middle;
	}
	return broken;
}
