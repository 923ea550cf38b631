/**
 * Writes the published JSON Schema of the file format, after a change of a field:
 *
 *   node_modules/.bin/node tests/support/write-schema.ts
 */
import { writeFileSync } from 'node:fs';
import '../../src/sync-server/resolve-lib.ts';

const { roadmapSchema } = await import('$lib/files/schema');
const path = new URL('../../static/schema/roadmap-1.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(roadmapSchema(), null, '\t')}\n`);
