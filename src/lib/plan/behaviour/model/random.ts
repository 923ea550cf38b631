/** Chance that comes out the same for the same seed on every machine. */
export interface Chance {
	/** From 0 up to, and without, 1. */
	uniform(): number;
	/** Mean 0, standard deviation 1. */
	normal(): number;
	/** Beta distribution; both parameters at least 1. */
	beta(a: number, b: number): number;
}

/**
 * A source of chance. Uniform: Bob Jenkins's small fast generator of three words and a counter (sfc32), seeded by
 * a number and a text. Normal: Marsaglia's polar method (1964). Beta: two gammas by Marsaglia and Tsang (2000).
 */
export function makeChance(seed: number, text = ''): Chance {
	const uniform = smallFast(seed, text);
	let spare: number | null = null;

	function normal(): number {
		if (spare !== null) {
			const kept = spare;
			spare = null;
			return kept;
		}
		for (;;) {
			const x = 2 * uniform() - 1;
			const y = 2 * uniform() - 1;
			const square = x * x + y * y;
			if (square >= 1 || square === 0) continue;
			const scale = Math.sqrt((-2 * Math.log(square)) / square);
			spare = y * scale;
			return x * scale;
		}
	}

	/** Shape at least 1, scale 1. */
	function gamma(shape: number): number {
		const d = shape - 1 / 3;
		const c = 1 / Math.sqrt(9 * d);
		for (;;) {
			const x = normal();
			const root = 1 + c * x;
			if (root <= 0) continue;
			const v = root ** 3;
			if (Math.log(1 - uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
		}
	}

	function beta(a: number, b: number): number {
		const one = gamma(a);
		return one / (one + gamma(b));
	}

	return { uniform, normal, beta };
}

function smallFast(seed: number, text: string): () => number {
	let [a, b, c, counter] = [seed | 0, hashOf(text), 0x9e3779b9 | 0, 1];
	function next(): number {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	}
	// The first words still show the seed.
	for (let i = 0; i < 20; i++) next();
	return next;
}

/** FNV-1a of the text's UTF-16 units. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5 | 0;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash;
}
