import type { TextStyle } from '$lib/chart/shape';

/** A part of a bundled family: the letters of one script in one cut, one file. */
export interface Face {
	/** Path of the file inside its package, which names it for good: "source-sans-3/source-sans-3-latin-400-normal". */
	readonly name: string;
	/** Whether the file is there for a character, as its publisher states. */
	covers(codePoint: number): boolean;
}

type Ranges = readonly (readonly [number, number])[];

/** The characters of each file as Fontsource's unicode.json gives them, in the order they are tried. */
const westernScripts: readonly (readonly [script: string, ranges: Ranges])[] = [
	[
		'latin',
		[
			[0x20, 0x7e],
			[0xa0, 0xff],
			[0x131, 0x131],
			[0x152, 0x153],
			[0x2bb, 0x2bc],
			[0x2c6, 0x2c6],
			[0x2da, 0x2da],
			[0x2dc, 0x2dc],
			[0x2000, 0x206f],
			[0x20ac, 0x20ac],
			[0x2122, 0x2122],
			[0x2191, 0x2191],
			[0x2193, 0x2193],
			[0x2212, 0x2212],
			[0x2215, 0x2215]
		]
	],
	[
		'latin-ext',
		[
			[0x100, 0x2ff],
			[0x304, 0x304],
			[0x308, 0x308],
			[0x329, 0x329],
			[0x1d00, 0x1dbf],
			[0x1e00, 0x1eff],
			[0x2020, 0x2020],
			[0x20a0, 0x20c4],
			[0x2113, 0x2113],
			[0x2c60, 0x2c7f],
			[0xa720, 0xa7ff]
		]
	],
	[
		'vietnamese',
		[
			[0x300, 0x309],
			[0x323, 0x323],
			[0x1ea0, 0x1ef9],
			[0x20ab, 0x20ab]
		]
	],
	[
		'cyrillic',
		[
			[0x301, 0x301],
			[0x400, 0x45f],
			[0x490, 0x491],
			[0x4b0, 0x4b1],
			[0x2116, 0x2116]
		]
	],
	[
		'cyrillic-ext',
		[
			[0x460, 0x52f],
			[0x1c80, 0x1c8a],
			[0x20b4, 0x20b4],
			[0x2de0, 0x2dff],
			[0xa640, 0xa69f]
		]
	],
	['greek', [[0x370, 0x3ff]]],
	['greek-ext', [[0x1f00, 0x1fff]]]
];

const arabic: Ranges = [
	[0x600, 0x6ff],
	[0x750, 0x77f],
	[0x870, 0x8ff],
	[0xfb50, 0xfdff],
	[0xfe70, 0xfefc]
];

const hebrew: Ranges = [
	[0x590, 0x5ff],
	[0xfb1d, 0xfb4f]
];

function makeFace(name: string, ranges: Ranges): Face {
	return { name, covers: (code) => ranges.some(([first, last]) => code >= first && code <= last) };
}

const facesOf = new Map<string, readonly Face[]>();

/** The files that may hold the letters of a text in a style, in the order they are tried. */
export function facesFor(style: Pick<TextStyle, 'family' | 'weight' | 'italic'>): readonly Face[] {
	const isItalic = style.family === 'serif' && style.italic === true;
	const key = `${style.family}${style.weight}${isItalic}`;
	const known = facesOf.get(key);
	if (known) return known;
	const family = style.family === 'serif' ? 'source-serif-4' : 'source-sans-3';
	const cut = isItalic ? '400-italic' : `${style.weight}-normal`;
	const faces = [
		...westernScripts.map(([script, ranges]) => {
			// The serif has no accented ancient Greek; the sans lends it.
			const isLent = script === 'greek-ext' && style.family === 'serif';
			const name = isLent
				? `source-sans-3/source-sans-3-${script}-${style.weight}-normal`
				: `${family}/${family}-${script}-${cut}`;
			return makeFace(name, ranges);
		}),
		makeFace(`noto-sans-arabic/noto-sans-arabic-arabic-${style.weight}-normal`, arabic),
		makeFace(`noto-sans-hebrew/noto-sans-hebrew-hebrew-${style.weight}-normal`, hebrew)
	];
	facesOf.set(key, faces);
	return faces;
}
