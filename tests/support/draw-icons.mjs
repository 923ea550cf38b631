/**
 * Draws the PNG icons in static/ from static/icon.svg. Run it after a change of the mark and commit the files:
 *
 *     npx node tests/support/draw-icons.mjs
 *
 * `any` icons stand on a sheet with round corners. The maskable one and Apple's fill the square, as the system
 * cuts its own shape; their mark stays inside the safe circle of four fifths of the side.
 */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumArguments, findChromium } from './chromium.js';

/** Side in pixels, part of the side that the mark takes, and radius of the corners as a part of the side. */
const icons = [
	{ file: 'icon-192.png', side: 192, mark: 0.68, corner: 0.16 },
	{ file: 'icon-512.png', side: 512, mark: 0.68, corner: 0.16 },
	{ file: 'icon-maskable-512.png', side: 512, mark: 0.52, corner: 0 },
	{ file: 'apple-touch-icon.png', side: 180, mark: 0.62, corner: 0 }
];

const mark = readFileSync('static/icon.svg', 'utf8');
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
const page = await browser.newPage({ colorScheme: 'light' });
for (const { file, side, mark: part, corner } of icons) {
	await page.setViewportSize({ width: side, height: side });
	await page.setContent(`
		<style>
			body { margin: 0; }
			div { display: grid; place-items: center; width: ${side}px; height: ${side}px; background: #fff;
				border-radius: ${corner * side}px; }
			svg { width: ${part * side}px; }
		</style>
		<div>${mark}</div>`);
	await page.screenshot({ path: `static/${file}`, omitBackground: true });
}
await browser.close();
