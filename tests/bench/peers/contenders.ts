/** One that takes part, with the page of this folder that shows it. */
export interface Contender {
	readonly page: string;
	readonly title: string;
	/** Whether only the rows near the window are in the page. */
	readonly isVirtual: boolean;
}

export const ours: Contender = { page: 'longroad', title: 'Longroad', isVirtual: true };

export const peers: readonly Contender[] = [
	{ page: 'dhtmlx', title: 'DHTMLX', isVirtual: true },
	{ page: 'svar', title: 'SVAR', isVirtual: true },
	{ page: 'frappe', title: 'Frappe', isVirtual: false },
	{ page: 'vis', title: 'vis', isVirtual: false }
];

/** A page with nothing in it, for the least that can be measured. */
export const blankPage = 'nothing';
