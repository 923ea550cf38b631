import screenStyles from '../../../src/app.css?raw';
import fontRules from '../../../src/fonts.css?raw';
import '../../../src/app.css';
import { expect, test } from 'vitest';
import { facesFor } from '$lib/ui/print/faces';
import { canvasFont } from '$lib/ui/print/measure-text';
import { paletteFor } from '$lib/ui/print/palette';

test('paper has the light colours of the screen, every one but those of people, who are never on paper', () => {
	const light = Object.fromEntries(
		[...screenStyles.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}),/g)]
			.map(([, token = '', value]) => [token, value] as const)
			.filter(([token]) => !token.startsWith('person-'))
	);
	expect(light).toEqual(paletteFor(false));
});

test('Arabic and Hebrew are set on screen in the letters that the PDF has', async () => {
	const cuts = [
		{ family: 'sans', size: 10, weight: 400 },
		{ family: 'sans', size: 10, weight: 600 },
		{ family: 'serif', size: 10, weight: 400 },
		{ family: 'serif', size: 10, weight: 600 },
		{ family: 'serif', size: 10, weight: 400, italic: true }
	] as const;
	for (const cut of cuts)
		for (const letter of ['خ', 'ת']) {
			const loaded = await document.fonts.load(canvasFont(cut, 10), letter);
			expect(loaded, canvasFont(cut, 10)).toHaveLength(1);
			expect(loaded[0]?.status).toBe('loaded');
			const face = facesFor(cut).find((one) => one.covers(letter.codePointAt(0) ?? 0));
			expect(fontRules).toContain(`${face?.name.split('/')[1]}.woff2`);
		}
});
