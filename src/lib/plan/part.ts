/** The four documents of a roadmap, split by who may write or read them. */
export const parts = ['plan', 'talk', 'records', 'people'] as const;
export type Part = (typeof parts)[number];
