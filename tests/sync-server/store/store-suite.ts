import { describe } from 'vitest';
import type { StoreUnderTest } from '../../support/server-store';
import { accessSuite } from './access-suite';
import { faultSuite } from './fault-suite';
import { logSuite } from './log-suite';
import { restoreSuite } from './restore-suite';

/**
 * What every store must do. Each test gets data of its own.
 *
 * @param make makes empty data and says how to open it
 * @param kills how often a process is killed while it writes
 */
export function storeSuite(name: string, make: () => Promise<StoreUnderTest>, kills = 100): void {
	describe(name, () => {
		logSuite(make);
		restoreSuite(make);
		accessSuite(make);
		faultSuite(make, kills);
	});
}
