import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { listen, makeAppServer } from '../../src/sync-server/app-server';
import { bar, ready } from './app';

test('a build for a sub-path runs there, also with the network cut', async ({ browser }) => {
	test.setTimeout(240_000);
	const folder = mkdtempSync(join(tmpdir(), 'longroad-sub-path-'));
	const env = {
		...process.env,
		BASE_PATH: '/plans',
		BUILD_FOLDER: join(folder, 'build'),
		KIT_FOLDER: '.svelte-kit/sub-path'
	};
	execFileSync('node_modules/.bin/vite', ['build', '--logLevel', 'error'], { env, stdio: 'inherit' });
	const server = makeAppServer({ folder: join(folder, 'build'), base: '/plans' });
	const port = await listen(server, 0, '127.0.0.1');
	const context = await browser.newContext({ baseURL: `http://localhost:${port}/plans/` });
	try {
		const page = await context.newPage();
		await page.goto(`http://localhost:${port}/`);
		expect(page.url()).toBe(`http://localhost:${port}/plans/`);
		await page.getByRole('button', { name: 'Take the worked example' }).first().click();
		await expect(bar(page, /^PR1 /)).toBeVisible();
		expect(page.url()).toContain('/plans/r/');
		await ready(page);
		await context.setOffline(true);
		await page.reload();
		await expect(bar(page, /^PR1 /)).toBeVisible();
	} finally {
		await context.close();
		server.closeAllConnections();
		server.close();
		rmSync(folder, { recursive: true, force: true });
	}
});
