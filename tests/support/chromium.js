import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Arguments that a Chromium needs under root and without a network. */
export const chromiumArguments = /** @type {const} */ ([
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
]);

/**
 * The Chromium that browser tests run in: CHROMIUM_PATH, else one that the system has, else undefined,
 * which leaves it to Playwright's own.
 * @returns {string | undefined}
 */
export function findChromium() {
	if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
	const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
	return names
		.flatMap((name) => folders.map((folder) => join(folder, name)))
		.find((path) => existsSync(path));
}
