/**
 * `npm run soak`: a million random commands on copies of a roadmap that lose sight of each other, restart and meet
 * again; `npm run soak -- 20000 7` for another number of commands and another seed. It says each seed that it ran, so
 * that what it finds can be repeated. It imports nothing that needs installing, as it installs what is missing.
 */
import { ensureInstalled } from '../src/sync-server/ready.mjs';
import { runSource } from './support/run-source.mjs';

ensureInstalled();
process.exitCode = runSource(new URL('./support/soak.ts', import.meta.url), process.argv.slice(2));
