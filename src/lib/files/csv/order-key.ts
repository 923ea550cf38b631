const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The fractional order key of the record at a place in a list, counted from 0 (up to 62⁴ − 1). "d" announces
 * four digits, so that keys sort as the numbers do and later keys fit before, between and after them.
 */
export function orderKey(index: number): string {
	let rest = index;
	let key = '';
	for (let place = 0; place < 4; place++) {
		key = `${digits[rest % 62]}${key}`;
		rest = Math.floor(rest / 62);
	}
	return `d${key}`;
}
