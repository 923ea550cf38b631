import type { Day } from '$lib/plan/day';

/** Where the keyboard's focus goes when something is brought into sight. */
export type FocusPlace = 'row' | 'bar' | 'none';

/** What commands may ask of the screen that shows the plan; a view gives it to the session while it is open. */
export interface ScreenHandle {
	/** Brings a record into sight; null stands for the row in use. */
	reveal(id: string | null, focus?: FocusPlace): Promise<void>;
	/** Scrolls to a day. */
	goTo(day: Day): void;
	/** Id of the row in use: a record's id, "lane:process", "phase:p1"; null when there is none. */
	activeRow(): string | null;
	/** Ids of all rows of records in sight of the filter, from top to bottom. */
	rowIds(): readonly string[];
	/** Id of the first row in sight, where there are rows along a time axis. */
	topRow?(): string | null;
	/** Scrolls a row to the top; one that is not shown leaves everything as it is. */
	showRowOnTop?(id: string): void;
	/** Lets somebody write a record's title where it stands. */
	rename?(id: string): void;
}
