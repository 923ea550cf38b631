/** What several records have in one field: the value they share, or that theirs differ. */
export type CommonValue<T> = { readonly isMixed: true } | { readonly isMixed: false; readonly value: T };

/** The value that all of these share; mixed where they differ. Of no records at all it is `empty`. */
export function commonValue<Item, T>(
	items: readonly Item[],
	valueOf: (item: Item) => T,
	empty: T
): CommonValue<T> {
	const [first] = items;
	if (first === undefined) return { isMixed: false, value: empty };
	const value = valueOf(first);
	return items.every((item) => valueOf(item) === value) ? { isMixed: false, value } : { isMixed: true };
}
