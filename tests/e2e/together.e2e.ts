import { expect, test } from '@playwright/test';
import { documentName } from '../../src/lib/protocol/document-name';
import * as Y from 'yjs';
import { RawSyncClient } from '../support/raw-sync-client';
import { bar, takeExample } from './app';
import { askToJoin, invite, join, nameOfBar, nudge, sync } from './together';

test('two people on two devices edit at once, see each other, and what was on its way is counted', async ({
	page,
	browser
}) => {
	await takeExample(page);
	const { page: other, context } = await join(browser, await invite(page, 'Ben', 'Editor'));
	await expect(sync(page)).toContainText('Saved here and on the server');
	await expect(sync(other)).toContainText('Saved here and on the server');
	await expect(page.getByRole('region', { name: 'People' })).toContainText('Ben');

	const te7 = await nudge(page, 'TE7', 'ArrowRight');
	await expect(bar(other, /^TE7 /)).toHaveAttribute('aria-label', te7);
	const te6 = await nudge(other, 'TE6', 'ArrowLeft');
	await expect(bar(page, /^TE6 /)).toHaveAttribute('aria-label', te6);

	// A week on trains: both go on, and meet again.
	await context.setOffline(true);
	const away = await nudge(other, 'TE3', 'ArrowRight');
	await nudge(other, 'TE3', 'ArrowRight');
	await expect(sync(other)).toContainText(/Saved here; \d+ edits? waits? for the network/);
	const meanwhile = await nudge(page, 'TE2', 'ArrowLeft');
	expect(await nameOfBar(page, 'TE3')).not.toBe(away);
	await other.reload();
	await expect(sync(other)).toContainText(/edits? waits? for the network/);
	const waiting = await nameOfBar(other, 'TE3');
	await context.setOffline(false);
	await expect(bar(page, /^TE3 /)).toHaveAttribute('aria-label', waiting);
	await expect(bar(other, /^TE2 /)).toHaveAttribute('aria-label', meanwhile);
	await expect(sync(other)).toContainText('Saved here and on the server');
	await context.close();
});

test('who is taken off the list is out at once, keeps a copy, and no edit of theirs arrives', async ({
	page,
	browser
}) => {
	await takeExample(page);
	const { page: other, context } = await join(browser, await invite(page, 'Cleo', 'Editor'));
	await expect(sync(other)).toContainText('Saved here and on the server');
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: 'Share' });
	await dialog.getByRole('button', { name: 'More on Cleo' }).click();
	await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
	await dialog.getByRole('button', { name: 'Revoke now' }).click();
	await expect(sync(other)).not.toContainText('and on the server');
	await page.keyboard.press('Escape');
	const before = await nameOfBar(page, 'TE7');
	await bar(other, /^TE7 /).focus();
	await other.keyboard.press('ArrowRight');
	await nudge(page, 'TE6', 'ArrowLeft');
	await expect(sync(page)).toContainText('Saved here and on the server');
	expect(await nameOfBar(page, 'TE7')).toBe(before);
	await context.close();
});

test('a link that was used already does not let a second device in', async ({ page, browser }) => {
	await takeExample(page);
	const link = await invite(page, 'Dora', 'Viewer');
	const { context } = await join(browser, link);
	const second = await browser.newContext();
	const forwarded = await second.newPage();
	await forwarded.goto(link);
	await askToJoin(forwarded, 'Another laptop');
	await expect(forwarded.getByText(/used already/)).toBeVisible();
	await context.close();
	await second.close();
});

test('a viewer sees everything live and changes nothing, also with a client of their own making', async ({
	page,
	browser,
	baseURL
}) => {
	await takeExample(page);
	const { page: other, context } = await join(browser, await invite(page, 'Eve', 'Viewer'));
	await expect(sync(other)).toContainText('the server');
	const before = await nameOfBar(page, 'TE7');
	await bar(other, /^TE7 /).focus();
	await other.keyboard.press('ArrowRight');
	await expect(other.getByRole('button', { name: 'Keep as my scenario' }).first()).toBeVisible();
	expect(await nameOfBar(other, 'TE7')).toBe(before);

	const { roadmapId, credential } = await other.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('longroad');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		const all = database.transaction('memberships').objectStore('memberships').getAll();
		await new Promise((resolve) => (all.onsuccess = resolve));
		database.close();
		const [own] = all.result as { roadmapId: string; deviceId: string; key: string }[];
		return { roadmapId: own?.roadmapId ?? '', credential: `lr1.${own?.deviceId}.${own?.key}` };
	});
	const refused = await forge(`${baseURL?.replace('http', 'ws')}/sync`, roadmapId, credential);
	expect(refused).toBe(true);
	await nudge(page, 'TE6', 'ArrowLeft');
	await expect(sync(page)).toContainText('Saved here and on the server');
	expect(await nameOfBar(page, 'TE7')).toBe(before);
	await context.close();
});

/** Writes into the plan past the app. Whether the server said no, by answer or by closing. */
function forge(address: string, roadmapId: string, credential: string): Promise<boolean> {
	return new Promise((resolve) => {
		const doc = new Y.Doc();
		const client: RawSyncClient = new RawSyncClient(address, documentName(roadmapId, 'plan'), credential, {
			onState() {
				doc.once('update', (update: Uint8Array) => client.update(update));
				doc.getMap('roadmap').set('title', 'Taken over');
			},
			onStatus(isTaken) {
				client.close();
				resolve(!isTaken);
			},
			onClosed: () => resolve(true),
			onDenied: () => resolve(true)
		});
	});
}
