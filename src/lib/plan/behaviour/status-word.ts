/** The five words of a cell, the first that fits wins. */
export const statusWords = ['no evidence', 'slipping', 'rooted', 'holding', 'emerging'] as const;
export type StatusWord = (typeof statusWords)[number];

export const statusWordNames: Readonly<Record<StatusWord, string>> = {
	'no evidence': 'No evidence',
	slipping: 'Slipping',
	rooted: 'Rooted',
	holding: 'Holding',
	emerging: 'Emerging'
};

/** The words as a page counts them, the best first, and what each says in a few words. */
export const statusWordsByPage: readonly StatusWord[] = [
	'rooted',
	'holding',
	'emerging',
	'slipping',
	'no evidence'
];

export const statusWordMeanings: Readonly<Record<StatusWord, string>> = {
	rooted: 'stays when nobody pushes',
	holding: 'at or above plan today',
	emerging: 'seen, still below plan',
	slipping: 'a clear fall',
	'no evidence': 'we have not looked'
};
