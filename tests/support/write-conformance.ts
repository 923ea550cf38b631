/**
 * Writes the conformance page of MS Project XML from the files of the shared corpora, beside what an independent
 * script counted in them:
 *
 *   node_modules/.bin/node tests/support/write-conformance.ts
 */
import { writeFileSync } from 'node:fs';
import '../../src/sync-server/resolve-lib.ts';

const { conformancePage } = await import('./conformance-page.ts');
const page = conformancePage();
if (page === null) throw new Error('The shared corpora are not here, so there is nothing to count.');
writeFileSync(new URL('../../docs/conformance-mspdi.md', import.meta.url), page);
