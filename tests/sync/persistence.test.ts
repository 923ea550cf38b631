import { askForPersistence, storageEstimate } from '$lib/sync/persistence';
import { expect, test } from 'vitest';

test('the browser’s answer about lasting storage is told as it is', async () => {
	const answer = await askForPersistence();
	expect(answer).toBe((await navigator.storage.persisted()) ? 'granted' : 'refused');
});

test('use and quota are told in bytes', async () => {
	const estimate = await storageEstimate();
	expect(estimate?.usage).toBeGreaterThanOrEqual(0);
	expect(estimate?.quota).toBeGreaterThan(1_000_000);
});
