import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '$server/store/sqlite-store';
import { storeSuite } from './store-suite';

storeSuite('the store in SQLite', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'longroad-store-'));
	return {
		open: () => openSqliteStore(folder),
		elsewhere: {
			module: new URL('../../../src/sync-server/store/sqlite-store.ts', import.meta.url).href,
			opener: 'openSqliteStore',
			argument: folder
		},
		async remove() {
			rmSync(folder, { recursive: true, force: true });
		}
	};
});
