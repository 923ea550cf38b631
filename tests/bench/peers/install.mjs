/** Installs what the timeline is compared with: packages of this folder alone, never of the project. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, run } from '../../../src/sync-server/ready.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const lock = join(folder, 'package-lock.json');
/** A copy of the lock file that was installed from. */
const stamp = join(folder, 'node_modules', '.installed-from');

/** Installs the packages that the folder's lock file names, unless they are there already. */
export function ensurePeers() {
	const wanted = readFileSync(lock, 'utf8');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	console.log('Installing what the timeline is compared with …');
	run(npm(), ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']);
	writeFileSync(stamp, wanted);
}
