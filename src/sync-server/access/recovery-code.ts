import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O and U, so that it can be read from paper. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 7;
const groupLength = 4;

/** A new recovery code of 140 random bits, to be written down: "7K3M-9QXT-…", seven groups of four. */
export function makeRecoveryCode(): string {
	// 256 is a multiple of 32, so every symbol is as likely as another.
	const drawn = [...randomBytes(groups * groupLength)].map((byte) => symbols[byte % 32]);
	return Array.from({ length: groups }, (_, group) =>
		drawn.slice(group * groupLength, (group + 1) * groupLength).join('')
	).join('-');
}

/**
 * A recovery code as it is hashed: upper case, without what stands between, with the letters that look like digits
 * read as those. Null when the text can be no code.
 */
export function readRecoveryCode(text: string): string | null {
	const code = text
		.replace(/[a-z]/g, (letter) => letter.toUpperCase())
		.replace(/[\s\u2010-\u2015-]+/gu, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	const isCode = code.length === groups * groupLength && [...code].every((one) => symbols.includes(one));
	return isCode ? code : null;
}
