import { beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '$lib/state/commands/command';
import { CommandKeys } from '$lib/state/commands/command-keys';
import { keyName } from '$lib/state/commands/key-name';

const ran: string[] = [];

function command(name: string, keys: readonly string[], more: Partial<Command> = {}): Command {
	const run = (at?: string) => void ran.push(`${name} ${at}`);
	return { name, label: name, group: 'Edit', keys, at: ['anywhere'], enabled: () => true, run, ...more };
}

const keys = new CommandKeys([
	command('palette', ['Mod+K'], { inFields: 'always' }),
	command('undo', ['Mod+Z'], { inFields: 'settled' }),
	command('help', ['?']),
	command('new', ['N']),
	command('open', ['Enter'], { at: ['row', 'bar'] }),
	command('copy', ['Mod+C'], { isNative: true }),
	command('never', ['Mod+D'], { enabled: () => false })
]);

function press(key: string, init: KeyboardEventInit & { target?: Element; at?: 'anywhere' | 'row' } = {}) {
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
	let used = false;
	const target = init.target ?? document.body;
	const listener = (heard: Event) => (used = keys.handle(heard as KeyboardEvent, init.at ?? 'anywhere'));
	target.addEventListener('keydown', listener);
	target.dispatchEvent(event);
	target.removeEventListener('keydown', listener);
	expect(event.defaultPrevented).toBe(used);
	return used;
}

function place(html: string): Element {
	document.body.innerHTML = html;
	return document.body.querySelector('[data-here]')!;
}

beforeEach(() => {
	ran.length = 0;
	keys.hasLetterKeys = true;
	document.body.innerHTML = '';
});

describe('A key', () => {
	test('runs its command, with ctrl as with command', () => {
		expect(press('k', { ctrlKey: true })).toBe(true);
		expect(press('k', { metaKey: true })).toBe(true);
		expect(press('k')).toBe(false);
		expect(ran).toEqual(['palette anywhere', 'palette anywhere']);
	});

	test('is heard only where its command is, and only while that can run', () => {
		expect(press('Enter')).toBe(false);
		expect(press('Enter', { at: 'row' })).toBe(true);
		expect(press('d', { ctrlKey: true })).toBe(false);
		expect(press('c', { ctrlKey: true })).toBe(false);
		expect(ran).toEqual(['open row']);
	});

	test('that is a sign is the same with shift and without; a letter is not', () => {
		expect(press('?', { shiftKey: true })).toBe(true);
		expect(press('?')).toBe(true);
		expect(press('N', { shiftKey: true })).toBe(false);
		expect(press('N')).toBe(true);
	});

	test('is left to fields, dialogs and menus', () => {
		expect(press('n', { target: place('<input data-here>') })).toBe(false);
		expect(press('n', { target: place('<div contenteditable="true"><b data-here></b></div>') })).toBe(false);
		expect(press('n', { target: place('<div role="menu"><button data-here></button></div>') })).toBe(false);
		expect(press('n', { target: place('<dialog open></dialog><p data-here></p>') })).toBe(false);
		expect(press('Enter', { target: place('<p><button data-here></button></p>'), at: 'row' })).toBe(false);
		expect(ran).toEqual([]);
		expect(press('k', { target: place('<textarea data-here></textarea>'), ctrlKey: true })).toBe(true);
		expect(press('n', { target: place('<input type="checkbox" data-here>') })).toBe(true);
		expect(press('n', { target: place('<button data-here></button>') })).toBe(true);
	});

	test('is heard in a field in which nothing is being typed where its command says so', () => {
		const typing = '<input data-here>';
		const settled = '<input data-settled data-here>';
		expect(press('z', { target: place(typing), ctrlKey: true })).toBe(false);
		expect(press('z', { target: place(settled), ctrlKey: true })).toBe(true);
		expect(press('n', { target: place(settled) })).toBe(false);
	});

	test('of one character can be switched off', () => {
		keys.hasLetterKeys = false;
		expect([press('n'), press('?')]).toEqual([false, false]);
		expect(press('k', { ctrlKey: true })).toBe(true);
	});
});

describe('The name of a key', () => {
	const name = (init: KeyboardEventInit) => keyName(new KeyboardEvent('keydown', init));

	test('has its modifiers in one order', () => {
		expect(name({ key: 'ArrowUp', ctrlKey: true, altKey: true, shiftKey: true })).toBe(
			'Mod+Alt+Shift+ArrowUp'
		);
		expect(name({ key: ' ' })).toBe('Space');
		expect(name({ key: 'Shift', shiftKey: true })).toBeNull();
		expect(name({ key: 'Dead' })).toBeNull();
	});

	test('is that of the Latin letter where another script is typed', () => {
		expect(name({ key: 'т', code: 'KeyN' })).toBe('N');
		expect(name({ key: 'λ', code: 'KeyL', ctrlKey: true })).toBe('Mod+L');
	});

	test('goes by what alt hides on a Mac, and by what AltGr types elsewhere', () => {
		expect(name({ key: '˜', code: 'KeyN', altKey: true })).toBe('Alt+N');
		expect(name({ key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1');
		const altGr = { key: '{', code: 'Digit7', ctrlKey: true, altKey: true, modifierAltGraph: true };
		expect(name(altGr)).toBe('{');
	});
});
