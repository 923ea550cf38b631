const serverId = /^[A-Za-z0-9_-]{1,64}$/;

/** Longest id of a roadmap, in UTF-16 units. */
const longestRoadmapId = 200;

/** Whether a text can be an id that this server made. */
export function isServerId(text: string): boolean {
	return serverId.test(text);
}

/** Whether a text can name a roadmap here: any, as long as it can stand in an address and in a database. */
export function isRoadmapId(text: unknown): text is string {
	return (
		typeof text === 'string' &&
		text.length > 0 &&
		text.length <= longestRoadmapId &&
		text.isWellFormed() &&
		!/\p{Cc}/u.test(text) &&
		text !== '.' &&
		text !== '..'
	);
}
