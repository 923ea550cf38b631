/**
 * Quantiles of numbers, straight between neighbours (Hyndman and Fan's seventh kind), for parts from 0 to 1 in rising
 * order. Puts the numbers into another order: as far as needed, not sorted (Hoare's selection).
 */
export function quantilesOf(values: Float64Array, parts: readonly number[]): readonly number[] {
	let settled = 0;
	return parts.map((part) => {
		const at = (values.length - 1) * part;
		const below = Math.floor(at);
		const above = Math.min(below + 1, values.length - 1);
		select(values, below, settled);
		select(values, above, below);
		settled = above;
		return values[below]! + (values[above]! - values[below]!) * (at - below);
	});
}

/** Brings the number that sorting would put at a place there; what is before `from` is smaller already. */
function select(values: Float64Array, place: number, from: number): void {
	let [low, high] = [from, values.length - 1];
	while (low < high) {
		const pivot = values[(low + high) >> 1]!;
		let [left, right] = [low, high];
		while (left <= right) {
			while (values[left]! < pivot) left++;
			while (values[right]! > pivot) right--;
			if (left > right) break;
			const kept = values[left]!;
			values[left++] = values[right]!;
			values[right--] = kept;
		}
		if (place <= right) high = right;
		else if (place >= left) low = left;
		else return;
	}
}
