import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import RecoveryCode from '$lib/ui/share/RecoveryCode.svelte';

test('[TKP-12] the recovery code is copied with the address where it is typed, on a line of its own', async () => {
	const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
	onTestFinished(() => copied.mockRestore());
	const screen = await render(RecoveryCode, {
		code: 'ABCD-EFGH',
		address: 'https://plans.example/join',
		title: 'Brindlemoor Supply',
		onkept: () => undefined
	});
	await screen.getByRole('button', { name: 'Copy the code' }).click();
	await expect.element(screen.getByText('Copied', { exact: true })).toBeVisible();
	expect(copied.mock.calls).toEqual([['ABCD-EFGH\nhttps://plans.example/join']]);
});
