/** How many text fields a task of MS Project has, and how long one may be. */
const mostFields = 30;
export const longestField = 255;

/** A text field of the file: its id and name in MS Project, and the name it goes by here. */
export interface TextField {
	readonly id: string;
	readonly fieldName: string;
	readonly alias: string;
}

/**
 * Gives MS Project's thirty text fields to the names that tasks use: those of `first` before all others, then the
 * most used. Names beyond thirty get none.
 */
export function assignFields(
	rows: readonly ReadonlyMap<string, string>[],
	first: readonly string[]
): ReadonlyMap<string, TextField> {
	const counts = new Map<string, number>();
	for (const row of rows) for (const name of row.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
	const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
	const sorted = [
		...first.filter((name) => counts.has(name)),
		...names.filter((name) => !first.includes(name))
	];
	return new Map(
		sorted
			.slice(0, mostFields)
			.map((alias, at) => [alias, { id: fieldId(at + 1), fieldName: `Text${at + 1}`, alias }])
	);
}

/** MS Project's number of a text field; they do not run on evenly. */
function fieldId(number: number): string {
	if (number <= 6) return String(188_743_731 + (number - 1) * 3);
	if (number <= 10) return String(188_743_747 + (number - 7));
	return String(188_743_997 + (number - 11));
}
