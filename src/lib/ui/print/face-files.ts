import arabic400 from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff?url';
import arabic600 from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff?url';
import hebrew400 from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff?url';
import hebrew600 from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff?url';

/** Addresses of the files of both western families: the scripts they have, in the five cuts that pages are set in. */
const western = {
	...import.meta.glob<string>(
		'/node_modules/@fontsource/source-sans-3/files/source-sans-3-{latin,latin-ext,vietnamese,cyrillic,cyrillic-ext,greek,greek-ext}-{400,600}-normal.woff',
		{ query: '?url', import: 'default', eager: true }
	),
	...import.meta.glob<string>(
		'/node_modules/@fontsource/source-serif-4/files/source-serif-4-{latin,latin-ext,vietnamese,cyrillic,cyrillic-ext,greek}-{400-normal,600-normal,400-italic}.woff',
		{ query: '?url', import: 'default', eager: true }
	)
};

const addresses = new Map<string, string>([
	...Object.entries(western).map(
		([path, url]) => [path.replace(/^.*\/@fontsource\/(.+)\/files\/(.+)\.woff$/, '$1/$2'), url] as const
	),
	['noto-sans-arabic/noto-sans-arabic-arabic-400-normal', arabic400],
	['noto-sans-arabic/noto-sans-arabic-arabic-600-normal', arabic600],
	['noto-sans-hebrew/noto-sans-hebrew-hebrew-400-normal', hebrew400],
	['noto-sans-hebrew/noto-sans-hebrew-hebrew-600-normal', hebrew600]
]);

/** Reads the file of a face from the app itself, which keeps it for use without a network. */
export async function fetchFace(name: string): Promise<Uint8Array> {
	const url = addresses.get(name);
	if (url === undefined) throw new Error(`No font file is bundled as ${name}.`);
	const answer = await fetch(url);
	if (!answer.ok) throw new Error(`The font file ${name} could not be read: ${answer.status}.`);
	return new Uint8Array(await answer.arrayBuffer());
}
