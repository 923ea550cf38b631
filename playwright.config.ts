import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tests/support/chromium.js';

// One folder a run: the processes of a run share their environment.
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'longroad-e2e-'));
const port = Number(process.env.E2E_PORT ?? 4390);

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	workers: 2,
	timeout: 180_000,
	expect: { timeout: 15_000 },
	use: {
		baseURL: `http://localhost:${port}`,
		viewport: { width: 1440, height: 900 },
		timezoneId: 'Europe/Berlin',
		locale: 'en-GB',
		launchOptions: { executablePath: findChromium(), args: [...chromiumArguments] }
	},
	webServer: {
		command: 'node src/sync-server/main.ts',
		url: `http://localhost:${port}`,
		env: {
			PORT: String(port),
			HOST: '127.0.0.1',
			BASE_PATH: '',
			DATA_DIR: process.env.E2E_DATA_DIR,
			BUILD_FOLDER: process.env.BUILD_FOLDER ?? 'build'
		},
		reuseExistingServer: false
	},
	projects: [
		{ name: 'journeys', testIgnore: /disk-full/ },
		{ name: 'disk-full', testMatch: /disk-full\.e2e\.ts/ }
	]
});
