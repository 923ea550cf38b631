const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(\.\d+)?)?Z$/;

/** Whether a text is an ISO 8601 date and time, UTC. Such texts sort by time. */
function isInstant(text: string): boolean {
	return instant.test(text);
}

/** Compares two times as records have them; what is none comes before all that are. */
export function byTime(a: string, b: string): number {
	const [one, other] = [isInstant(a) ? a : '', isInstant(b) ? b : ''];
	return one < other ? -1 : one > other ? 1 : 0;
}
