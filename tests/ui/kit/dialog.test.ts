import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import DialogSample from './DialogSample.svelte';

async function openSample() {
	let closed = 0;
	const screen = await render(DialogSample, { onclose: () => (closed += 1) });
	const button = screen.getByRole('button', { name: 'Ask' });
	await button.click();
	const dialog = screen.getByRole('dialog', { name: 'Delete for ever?' });
	await expect.element(dialog).toBeVisible();
	return { screen, button, dialog, closings: () => closed };
}

test('a dialog is named by its title and keeps the rest of the page out of reach', async () => {
	const { dialog } = await openSample();
	expect((dialog.element() as HTMLDialogElement).matches(':modal')).toBe(true);
	expect(dialog.element().contains(document.activeElement)).toBe(true);
});

test('a dialog closes on Escape, tells so once and returns the focus', async () => {
	const { button, dialog, closings } = await openSample();
	await userEvent.keyboard('{Escape}');
	await expect.element(dialog).not.toBeInTheDocument();
	await expect.poll(closings).toBe(1);
	await expect.element(button).toHaveFocus();
});

test('a dialog that is closed by its page tells so once and returns the focus', async () => {
	const { screen, button, closings } = await openSample();
	await screen.getByRole('button', { name: 'Keep it' }).click();
	await expect.poll(closings).toBe(1);
	await expect.element(button).toHaveFocus();
});
