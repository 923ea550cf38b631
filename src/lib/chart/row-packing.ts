import type { Initiative, Span } from '$lib/plan/initiative';

/** Days and places fit into one number together: days in the upper bits, places in the lower. */
const placeBits = 2 ** 20;
const dayOffset = 2 ** 31;

/**
 * Lines that initiatives share where they do not overlap: in order of start, each goes to the first line that
 * is free on its first day. The undated have a line each, after the others. O(n log n).
 */
export function packLines(
	initiatives: readonly Initiative[],
	spanOf: (initiative: Initiative) => Span | null
): readonly (readonly Initiative[])[] {
	const lines: Initiative[][] = [];
	const spans = initiatives.map(spanOf);
	const free = new FirstFree();
	for (const place of placesByStart(spans)) {
		const [initiative, span] = [initiatives[place], spans[place]];
		if (!initiative || !span) continue;
		const line = free.take(Math.min(span.start, span.end), Math.max(span.start, span.end));
		const known = lines[line];
		if (known) known.push(initiative);
		else lines[line] = [initiative];
	}
	const undated = initiatives.filter((_, place) => !spans[place]).map((one) => [one]);
	return undated.length > 0 ? [...lines, ...undated] : lines;
}

/** Places of the dated in order of their first day, those of one day in their own order. */
function placesByStart(spans: readonly (Span | null)[]): Int32Array {
	const keys = new Float64Array(spans.length);
	let count = 0;
	for (let place = 0; place < spans.length; place++) {
		const span = spans[place];
		if (span) keys[count++] = (Math.min(span.start, span.end) + dayOffset) * placeBits + place;
	}
	const sorted = keys.subarray(0, count).sort();
	const places = new Int32Array(count);
	for (let i = 0; i < count; i++) {
		const key = sorted[i] ?? 0;
		places[i] = key - Math.floor(key / placeBits) * placeBits;
	}
	return places;
}

/** Before any day. */
const never = -(2 ** 31);

/** Lines with the last day that each is taken on; a tree of least days finds the first free one in O(log n). */
class FirstFree {
	#size = 64;
	/** The least of nodes 2n and 2n + 1 is at n; lines are the last `#size` nodes. */
	#least = new Int32Array(2 * this.#size).fill(never);

	/** Takes the first line that is free from `start` on, up to and with `end`, and gives its number. */
	take(start: number, end: number): number {
		if ((this.#least[1] ?? never) >= start) this.#double();
		const least = this.#least;
		let node = 1;
		while (node < this.#size) node = (least[2 * node] ?? 0) < start ? 2 * node : 2 * node + 1;
		const line = node - this.#size;
		for (least[node] = end; node > 1;) {
			node >>= 1;
			const now = Math.min(least[2 * node] ?? 0, least[2 * node + 1] ?? 0);
			if (least[node] === now) break;
			least[node] = now;
		}
		return line;
	}

	#double(): void {
		const lines = this.#least.subarray(this.#size);
		this.#size *= 2;
		this.#least = new Int32Array(2 * this.#size).fill(never);
		this.#least.set(lines, this.#size);
		for (let node = this.#size - 1; node > 0; node--)
			this.#least[node] = Math.min(this.#least[2 * node] ?? 0, this.#least[2 * node + 1] ?? 0);
	}
}
