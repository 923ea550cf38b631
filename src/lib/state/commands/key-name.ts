/** What of a key press tells which key it is. */
export type KeyPress = Pick<
	KeyboardEvent,
	'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

/**
 * A key press as the table of commands writes it: "Mod+Shift+Z", "?", "Space"; null for a modifier alone and
 * for keys that only begin a letter. Letters are those of the Latin keyboard where another script is typed.
 */
export function keyName(press: KeyPress): string | null {
	if (/^(Control|Shift|Alt|Meta|AltGraph|CapsLock|Dead|Process|Unidentified)$/.test(press.key)) return null;
	const isTyped = press.getModifierState('AltGraph');
	const key = baseKey(press, isTyped);
	const modifiers = [];
	if ((press.ctrlKey || press.metaKey) && !isTyped) modifiers.push('Mod');
	if (press.altKey && !isTyped) modifiers.push('Alt');
	// Some keyboards type "?" or "1" with shift and others without; a letter is the same key either way.
	const isSign = key.length === 1 && !/[A-Z]/.test(key);
	if (press.shiftKey && !isSign) modifiers.push('Shift');
	return [...modifiers, key].join('+');
}

function baseKey({ key, code, altKey, ctrlKey, metaKey }: KeyPress, isTyped: boolean): string {
	if (key === ' ') return 'Space';
	if (key.length > 1) return key;
	if (/^[a-z]$/i.test(key)) return key.toUpperCase();
	if (isTyped) return key;
	const letter = /^Key([A-Z])$/.exec(code)?.[1];
	const isOtherScript = /\p{L}/u.test(key);
	if (letter && (isOtherScript || altKey || ctrlKey || metaKey)) return letter;
	const digit = altKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined;
	return digit ?? key;
}

/** Whether a key is one character without ctrl, command or alt, which someone may also press by accident. */
export function isLetterKey(name: string): boolean {
	return /^(Shift\+)?.$/.test(name);
}
