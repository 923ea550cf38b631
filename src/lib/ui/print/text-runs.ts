import bidiFactory from 'bidi-js';

/** Letters of one face that stand next to each other, from left to right. */
export interface Run<Face> {
	/** As they were typed. */
	readonly text: string;
	/** Null when no face has them. */
	readonly face: Face | null;
}

interface LeveledRun<Face> {
	text: string;
	readonly face: Face | null;
	readonly level: number;
	readonly isShapedRightToLeft: boolean;
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const isolates = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const strongRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * Cuts a line into runs of one face, in the order in which they stand on the paper from left to right. The
 * line runs left to right at large, as it does on screen. `faceOf` answers for what people see as one
 * character, and prefers the face given where it has that character too.
 */
export function layoutRuns<Face>(
	text: string,
	faceOf: (cluster: string, preferred: Face | null) => Face | null
): readonly Run<Face>[] {
	const { levels } = bidi.getEmbeddingLevels(text, 'ltr');
	const runs: LeveledRun<Face>[] = [];
	let preferred: Face | null = null;
	for (const { segment, index } of graphemes.segment(text)) {
		const cluster = segment.replace(isolates, '');
		if (cluster === '') continue;
		const level = levels[index] ?? 0;
		const face: Face | null = faceOf(cluster, preferred);
		if (face !== null) preferred = face;
		const isRightToLeft = level % 2 === 1;
		const isShaped = isRightToLeft && strongRightToLeft.test(cluster);
		const last = runs.at(-1);
		if (
			last &&
			last.level === level &&
			last.face === face &&
			(!isRightToLeft || joins(last, isShaped, cluster))
		)
			last.text += cluster;
		else runs.push({ text: cluster, face, level, isShapedRightToLeft: isShaped });
	}
	return reorder(runs).map((run) => ({
		face: run.face,
		text: run.level % 2 === 1 && !run.isShapedRightToLeft ? mirror(run.text) : run.text
	}));
}

/** Spaces go with the right-to-left letters before them, so that a line of words is shaped at once. */
function joins(last: LeveledRun<unknown>, isShaped: boolean, cluster: string): boolean {
	return last.isShapedRightToLeft ? isShaped || cluster === ' ' : !isShaped;
}

/** Puts runs in the order of the paper: from the highest level down, neighbours at or above it change places. */
function reorder<Face>(runs: readonly LeveledRun<Face>[]): readonly LeveledRun<Face>[] {
	const ordered = [...runs];
	const highest = Math.max(0, ...ordered.map((run) => run.level));
	for (let level = highest; level > 0; level -= 1) {
		for (let from = 0; from < ordered.length; from += 1) {
			let to = from;
			while (to < ordered.length && (ordered[to]?.level ?? 0) >= level) to += 1;
			if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
			from = Math.max(from, to);
		}
	}
	return ordered;
}

/** Signs without a direction of their own, as they look among right-to-left words: turned, and brackets with them. */
function mirror(text: string): string {
	return Array.from(graphemes.segment(text), ({ segment }) => bidi.getMirroredCharacter(segment) ?? segment)
		.reverse()
		.join('');
}
