/** Outlines of signs, which tell people apart also without colour. */
const signShapes = ['circle', 'square', 'leaf', 'arch', 'bowl', 'drop'] as const;
type SignShape = (typeof signShapes)[number];

/** Colours of people in app.css: `--person-1` to `--person-6`. */
const colourCount = 6;

/** How a person is drawn, the same on every device. */
export interface PersonSign {
	/** One or two signs of the name, as people read them: "RO", "🦊F"; "?" for a name of spaces. */
	readonly initials: string;
	readonly shape: SignShape;
	/** From 1 to 6. */
	readonly colour: number;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The sign of a participant: its look by the id, which stays, the initials by the name. */
export function personSign({ id, name }: { readonly id: string; readonly name: string }): PersonSign {
	const hash = hashOf(id);
	return {
		initials: initialsOf(name),
		shape: signShapes[Math.floor(hash / colourCount) % signShapes.length] ?? 'circle',
		colour: 1 + (hash % colourCount)
	};
}

function initialsOf(name: string): string {
	const words = name.split(/\s+/).filter(Boolean);
	const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
	const initials = ends.map((word) => [...letters.segment(word ?? '')][0]?.segment.toUpperCase() ?? '');
	return initials.join('') || '?';
}

/** FNV-1a: spreads ids that differ in one letter. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
	return (hash ^ (hash >>> 15)) >>> 0;
}
