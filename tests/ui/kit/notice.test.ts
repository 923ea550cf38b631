import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Notice from '$lib/ui/kit/Notice.svelte';

test('a notice listens before there is a message, so that the message is read out', async () => {
	const screen = await render(Notice, { message: null });
	const before = screen.getByRole('status').element();
	await screen.rerender({ message: 'A new version is ready.' });
	expect(screen.getByRole('status').element()).toBe(before);
	await expect.element(screen.getByRole('status')).toHaveTextContent('A new version is ready.');
});

test('a problem interrupts, and can be put away', async () => {
	let dismissed = false;
	const screen = await render(Notice, {
		message: 'The file cannot be read.',
		tone: 'problem',
		ondismiss: () => (dismissed = true)
	});
	await expect.element(screen.getByRole('alert')).toHaveTextContent('The file cannot be read.');
	await screen.getByRole('button', { name: 'Close this message' }).click();
	expect(dismissed).toBe(true);
});
