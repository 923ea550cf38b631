import type * as Y from 'yjs';

/**
 * Makes a shared text read as `value` by the smallest change of one stretch, so that what others write
 * elsewhere in it at the same time stays. Positions are UTF-16 units; a surrogate pair is never split.
 */
export function rewriteText(text: Y.Text, value: string): void {
	const before = text.toString();
	if (before === value) return;
	const shorter = Math.min(before.length, value.length);
	let prefix = 0;
	while (prefix < shorter && before[prefix] === value[prefix]) prefix++;
	if (isHighSurrogate(before, prefix - 1) || isHighSurrogate(value, prefix - 1)) prefix--;
	let suffix = 0;
	while (suffix < shorter - prefix && before.at(-1 - suffix) === value.at(-1 - suffix)) suffix++;
	if (isLowSurrogate(before, before.length - suffix) || isLowSurrogate(value, value.length - suffix))
		suffix--;
	if (before.length > prefix + suffix) text.delete(prefix, before.length - prefix - suffix);
	if (value.length > prefix + suffix) text.insert(prefix, value.slice(prefix, value.length - suffix));
}

function isHighSurrogate(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	return unit >= 0xdc00 && unit <= 0xdfff;
}
