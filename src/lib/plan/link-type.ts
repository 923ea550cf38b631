/** Finish or start of the predecessor to start or finish of the successor. */
export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const;
export type LinkType = (typeof linkTypes)[number];
