import type { Command, KeyPlace } from './command';
import { isLetterKey, keyName } from './key-name';

/** Fields, in which keys write. */
const fields =
	'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"]';

/** A field says so while nothing is being typed in it; what was typed is undone by the browser itself. */
const settled = '[data-settled]';

/** What has keys of its own while the focus is in it. */
const ownKeys = '[role="menu"], [role="listbox"], [popover]';

/** Hears the keys of a table of commands. */
export class CommandKeys {
	readonly commands: readonly Command[];
	/** Whether keys of one character are heard: speech input and an unsteady hand press them by accident. */
	hasLetterKeys = true;
	readonly #byKey = new Map<string, Command>();

	constructor(commands: readonly Command[]) {
		this.commands = commands;
		for (const command of commands) {
			if (command.isNative) continue;
			for (const place of command.at)
				for (const key of command.keys) this.#byKey.set(`${place} ${key}`, command);
		}
	}

	/**
	 * Runs the command that a key press means at a place, if there is one that can be run just now; the press
	 * is then used up. Nothing happens while someone types, in an open dialog or in a menu.
	 */
	handle(event: KeyboardEvent, at: KeyPlace): boolean {
		if (event.defaultPrevented || event.isComposing) return false;
		const key = keyName(event);
		const command = key === null ? undefined : this.#byKey.get(`${at} ${key}`);
		if (!command || key === null || (isLetterKey(key) && !this.hasLetterKeys)) return false;
		if (!isHeard(event.target, key, command) || !command.enabled(at)) return false;
		event.preventDefault();
		command.run(at);
		return true;
	}
}

/** The field that keys would write in; null anywhere else. */
export function fieldAt(target: EventTarget | null): Element | null {
	return target instanceof Element ? target.closest(fields) : null;
}

function isHeard(target: EventTarget | null, key: string, command: Command): boolean {
	if (document.querySelector('dialog[open]')) return false;
	if (!(target instanceof Element)) return true;
	if (target.closest(ownKeys)) return false;
	const field = fieldAt(target);
	if (field)
		return command.inFields === 'always' || (command.inFields === 'settled' && field.matches(settled));
	// A button is pressed with these, whatever they would mean on the row that it stands in.
	const isPress = key === 'Enter' || key === 'Space';
	return !isPress || target.closest('button, a[href], summary') === null;
}
