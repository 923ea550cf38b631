export const statuses = ['planned', 'active', 'done', 'paused', 'cancelled'] as const;
export const healths = ['on-course', 'at-risk', 'in-trouble'] as const;
export const approaches = ['customer-experience', 'waste-cutting'] as const;
export const trialResults = ['running', 'met', 'not met'] as const;

export type Status = (typeof statuses)[number];
export type Health = (typeof healths)[number];
export type Approach = (typeof approaches)[number];

export const statusNames: Readonly<Record<Status, string>> = {
	planned: 'Planned',
	active: 'Active',
	done: 'Done',
	paused: 'Paused',
	cancelled: 'Cancelled'
};
export const healthNames: Readonly<Record<Health, string>> = {
	'on-course': 'On course',
	'at-risk': 'At risk',
	'in-trouble': 'In trouble'
};
export const approachNames: Readonly<Record<Approach, string>> = {
	'customer-experience': 'Customer experience',
	'waste-cutting': 'Waste cutting'
};

/** Duration, integrity, commitment of leaders, commitment of staff, effort: each 1 good to 4 bad. */
export const diceParts = ['D', 'I', 'C1', 'C2', 'E'] as const;
export type Dice = { readonly [Part in (typeof diceParts)[number]]: number };
