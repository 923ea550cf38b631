const named: Readonly<Record<string, string>> = {
	ArrowLeft: '←',
	ArrowRight: '→',
	ArrowUp: '↑',
	ArrowDown: '↓',
	Space: 'Space',
	Delete: 'Del',
	Backspace: '⌫',
	Escape: 'Esc'
};

/** Modifiers as a keyboard of Apple's names them, and as others do. */
const appleModifiers: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const appleWords: Readonly<Record<string, string>> = { Mod: 'Command', Alt: 'Option' };
const otherModifiers: Readonly<Record<string, string>> = { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };

/** The parts of a key as they are printed on the keyboard: "Ctrl", "Shift", "Z". */
export function keyParts(key: string, isApple: boolean): readonly string[] {
	const modifiers = isApple ? appleModifiers : otherModifiers;
	// The last part may be "+" itself.
	const [, before = '', last = ''] = /^((?:\w+\+)*)(.+)$/.exec(key) ?? [];
	const parts = before.split('+').filter(Boolean);
	return [...parts.map((part) => modifiers[part] ?? part), named[last] ?? last];
}

/** The same for reading out: "Ctrl Shift Z", "Command Left". */
export function keyWords(key: string, isApple: boolean): string {
	const words: Readonly<Record<string, string>> = isApple ? appleWords : otherModifiers;
	return key
		.split(/(?<=\w)\+/)
		.map((part) => words[part] ?? part.replace(/^Arrow/, ''))
		.join(' ');
}

/** Whether the keyboard is likely to be one of Apple's. */
export function isApple({ platform }: Pick<Navigator, 'platform'>): boolean {
	return /^(Mac|iP)/.test(platform);
}
