/** A project file as read: what it states, as it states it. Texts are '' where it states nothing. */
export interface MspdiProject {
	/** What the project says of itself, by element name. */
	readonly header: Readonly<Record<string, string>>;
	readonly units: WorkUnits;
	/** In the order of the file, blank rows and the project summary left out. */
	readonly tasks: readonly MspdiTask[];
	/** The task of the project itself (UID 0), where the file has one. */
	readonly summary: MspdiTask | null;
	/** Blank rows: their places in the file's own count. */
	readonly blankRows: readonly string[];
	/** Names of resources and calendars by UID. */
	readonly resources: ReadonlyMap<string, string>;
	readonly calendars: ReadonlyMap<string, string>;
	/** UIDs of the resources of each task, by its UID. */
	readonly assignments: ReadonlyMap<string, readonly string[]>;
	readonly counts: { readonly assignments: number; readonly timephased: number };
}

/** How long a working day and week are, and how many days a month has, as the file says. */
export interface WorkUnits {
	readonly minutesPerDay: number;
	readonly minutesPerWeek: number;
	readonly daysPerMonth: number;
}

export interface MspdiTask {
	readonly uid: string;
	/** The number of its row. */
	readonly id: string;
	readonly name: string;
	readonly level: number;
	readonly notes: string;
	readonly links: readonly MspdiLink[];
	readonly baselines: readonly MspdiBaseline[];
	/** Fields that the file defines itself, with the names it gives them. */
	readonly fields: readonly { readonly name: string; readonly value: string }[];
	/** All other elements that hold a text, by name. */
	readonly values: Readonly<Record<string, string>>;
}

export interface MspdiLink {
	/** UID of the predecessor. */
	readonly from: string;
	readonly type: string;
	/** Tenths of a minute, or per cent. */
	readonly lag: string;
	readonly lagFormat: string;
	readonly isCrossProject: boolean;
	readonly crossProjectName: string;
}

export interface MspdiBaseline {
	readonly number: number;
	readonly start: string;
	readonly finish: string;
}

/** What a task is called in a list: "12 Build the portal". */
export function taskName({ id, name }: Pick<MspdiTask, 'id' | 'name'>): string {
	return `${id} ${name || 'without a name'}`.trim();
}
