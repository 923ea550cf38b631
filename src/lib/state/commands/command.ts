/** Where a command's keys are heard: everywhere, or while a row, a bar or a cell of the table has the focus. */
export type KeyPlace = 'anywhere' | 'row' | 'bar' | 'table';

export type CommandGroup = 'Edit' | 'Add' | 'Arrange' | 'Choose' | 'Go' | 'View' | 'File' | 'Help';

/**
 * Something a person can do, as data. The palette, the list of keys and the keyboard all read this one table.
 * Keys are written "Mod+K" (ctrl, or command on a Mac), "Shift+ArrowRight", "N"; modifiers in the order Mod,
 * Alt, Shift. Signs that some keyboards type with shift, such as "?", are written without it.
 */
export interface Command {
	/** Unique: "move-later". */
	readonly name: string;
	/** As people read it: "Move later". */
	readonly label: string;
	readonly group: CommandGroup;
	readonly keys: readonly string[];
	readonly at: readonly KeyPlace[];
	/** Where it is asked from decides what it is about: the row in use, or what is chosen. */
	readonly enabled: (at?: KeyPlace) => boolean;
	readonly run: (at?: KeyPlace) => void;
	/** Whether one may do it at all; where not, it is not offered, and its keys say so. Left out: everyone may. */
	readonly isAllowed?: () => boolean;
	/** Its keys are left to the browser, whose own event runs it: copy, cut and paste. */
	readonly isNative?: boolean;
	/** Its keys are heard also in a field: always, or as long as nothing is being typed there. */
	readonly inFields?: 'always' | 'settled';
}
