/** Something of a file that a person should know of: in which list of like things, where, and what. */
export interface MspdiNote {
	/** The heading over those like it. */
	readonly why: string;
	/** Row and name of the task; '' when it is about the whole file. */
	readonly place: string;
	readonly what: string;
}

interface MspdiCounts {
	readonly initiatives: number;
	readonly milestones: number;
	readonly phases: number;
	readonly groups: number;
	readonly links: number;
	readonly undated: number;
	/** Initiatives whose dates the baseline holds. */
	readonly baselined: number;
}

/** What became of a project file. */
export interface MspdiReport {
	readonly counts: MspdiCounts;
	/** What did not get into the roadmap. */
	readonly leftOut: readonly MspdiNote[];
	/** What is kept with its record and exported again, but has no field of its own. */
	readonly kept: readonly MspdiNote[];
	/** Days that deserve a look: read as they are stated. */
	readonly dates: readonly MspdiNote[];
}

export const whyDates = {
	midnight: 'Ends at midnight: the day is the one that is stated',
	backwards: 'Ends before it starts: kept as it is',
	half: 'Start without finish, or finish without start',
	none: 'Without dates',
	unread: 'Not a date from 1900 to 2199: kept as text',
	zone: 'With a time zone: the day is the one that is written',
	long: 'A milestone that lasts: its day is the last'
} as const;

export const whyLeftOut = {
	blank: 'Blank rows',
	otherProject: 'Links to other projects',
	nowhere: 'Links to a task that the file does not have',
	self: 'Links from a task to itself',
	wholeProject: 'Links with the project as a whole',
	twice: 'Tasks whose UID another task has too: links end at the first',
	baseline: 'Baselines without both dates',
	long: 'The end of long texts',
	links: 'Addresses that are neither https nor mail',
	figures: 'Figures that MS Project works out itself',
	money: 'Costs and earned value',
	work: 'Work, actual and remaining',
	timephased: 'Figures by the day',
	bookkeeping: 'What MS Project notes for itself',
	other: 'What a roadmap has no place for',
	resources: 'Of resources all but their names, and resources that work on nothing',
	assignments: 'Of assignments all but who works on what',
	calendars: 'Calendars: dates are taken as stated, so none is needed'
} as const;
