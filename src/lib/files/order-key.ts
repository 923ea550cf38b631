const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const heads = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Whether a text is a key between which others can be made: a head letter that gives the length of the
 * whole part (a and Z two characters, b and Y three, …), that part, and a fraction without a trailing 0.
 */
export function isOrderKey(key: string): boolean {
	if (key.length > 1_000 || !/^[A-Za-z][0-9A-Za-z]+$/.test(key)) return false;
	const head = key.charAt(0);
	const up = heads.indexOf(head);
	const length = up >= 0 ? up + 2 : 27 - heads.indexOf(head.toLowerCase());
	if (key.length < length) return false;
	return !(key.length > length && key.endsWith('0')) && key !== `A${'0'.repeat(26)}`;
}

/** The key of the nth of records that are numbered afresh: a0, a1 … az, b00 … */
export function orderKeyAt(index: number): string {
	let rest = index;
	let width = 1;
	while (rest >= 62 ** width) rest -= 62 ** width++;
	let key = '';
	for (let place = 0; place < width; place++) {
		key = digits.charAt(rest % 62) + key;
		rest = Math.floor(rest / 62);
	}
	return heads.charAt(width - 1) + key;
}
