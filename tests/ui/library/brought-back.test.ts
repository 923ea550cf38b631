import '../../../src/app.css';
import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { fiveYearTemplate } from '$lib/plan/starters';
import { Library } from '$lib/state/library.svelte';
import HomePage from '../../../src/routes/+page.svelte';

test('roadmaps that the browser dropped are listed again, and the library says so once', async () => {
	const library = new Library(() => new Date());
	let count = 0;
	const ids: string[] = [];
	for (const title of ['Harbour', 'Upland']) {
		const plan = fiveYearTemplate(title, 2026, () => `record-${(count += 1)}`);
		ids.push(await library.createFromPlan(plan, 'template'));
	}
	const { origin } = window.location;
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	const screen = await render(HomePage);
	const notice = screen.getByText(
		'Two roadmaps were brought back from their safety copies, since the browser had dropped its storage.'
	);
	await expect.element(notice).toBeVisible();
	for (const name of ['Harbour', 'Upland'])
		await expect.element(screen.getByRole('link', { name, exact: true })).toBeVisible();
	await screen.getByRole('button', { name: 'Close this message' }).click();
	await expect.element(notice).not.toBeInTheDocument();
	expect((await library.knownPlan(ids[0] ?? ''))?.roadmap.title).toBe('Harbour');
	for (const id of ids) await library.deleteForEver(id);
});
