import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import MenuSample from './MenuSample.svelte';

const chosen: string[] = [];

async function openSample() {
	const screen = await render(MenuSample, { onselect: (label: string) => chosen.push(label) });
	const button = screen.getByRole('button', { name: 'More' });
	return { screen, button };
}

function focused() {
	return document.activeElement?.textContent?.trim() ?? '';
}

beforeEach(() => {
	chosen.length = 0;
});

describe('a menu button', () => {
	test('tells that it has a menu, and whether it is open', async () => {
		const { button } = await openSample();
		await expect.element(button).toHaveAttribute('aria-haspopup', 'menu');
		await expect.element(button).toHaveAttribute('aria-expanded', 'false');
		await button.click();
		await expect.element(button).toHaveAttribute('aria-expanded', 'true');
	});

	test('opens at its first item by Enter and by the down arrow, at its last by the up arrow', async () => {
		const { button } = await openSample();
		for (const [key, first] of [
			['{Enter}', 'Open'],
			['{ArrowDown}', 'Open'],
			['{ArrowUp}', 'Delete']
		] as const) {
			(button.element() as HTMLElement).focus();
			await userEvent.keyboard(key);
			await expect.poll(focused).toContain(first);
			await userEvent.keyboard('{Escape}');
			await expect.element(button).toHaveFocus();
			await expect.element(button).toHaveAttribute('aria-expanded', 'false');
		}
	});

	test('moves by arrows round its ends, by Home and End, and by first letters', async () => {
		const { button } = await openSample();
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowDown}');
		await expect.poll(focused).toContain('Open');
		for (const [key, now] of [
			['{ArrowDown}', 'Duplicate'],
			['{ArrowDown}', 'Delete'],
			['{ArrowDown}', 'Open'],
			['{ArrowUp}', 'Delete'],
			['{Home}', 'Open'],
			['{End}', 'Delete'],
			['d', 'Duplicate'],
			['d', 'Delete']
		] as const) {
			await userEvent.keyboard(key);
			expect(focused()).toContain(now);
		}
	});

	test('does what was chosen once it is closed and the focus is back', async () => {
		const { screen, button } = await openSample();
		await button.click();
		await screen.getByRole('menuitem', { name: 'Duplicate' }).click();
		expect(chosen).toEqual(['Duplicate']);
		await expect.element(button).toHaveFocus();
		await expect.element(button).toHaveAttribute('aria-expanded', 'false');
	});

	test('lets a disabled item be found, but not chosen', async () => {
		const { button } = await openSample();
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowUp}');
		await expect.poll(focused).toContain('Delete');
		await userEvent.keyboard('{Enter}');
		expect(chosen).toEqual([]);
	});

	test('closes by a second press of its button', async () => {
		const { button } = await openSample();
		await button.click();
		await expect.element(button).toHaveAttribute('aria-expanded', 'true');
		await button.click();
		await expect.element(button).toHaveAttribute('aria-expanded', 'false');
	});

	test('stays within the window', async () => {
		const { screen, button } = await openSample();
		const element = button.element() as HTMLElement;
		Object.assign(element.style, { position: 'fixed', right: '0', bottom: '0' });
		await button.click();
		await expect.element(screen.getByRole('menu')).toBeVisible();
		const box = screen.getByRole('menu').element().getBoundingClientRect();
		expect(box.right).toBeLessThanOrEqual(innerWidth);
		expect(box.bottom).toBeLessThanOrEqual(innerHeight);
		expect(box.top).toBeGreaterThanOrEqual(0);
	});
});
