import { tick } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { day } from '$lib/plan/day';
import StorageStatus from '$lib/ui/header/StorageStatus.svelte';
import { openExample, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

describe('the header', () => {
	test('undo and redo say what they will do and keep the focus when nothing is left', async () => {
		const session = await openExample();
		const { roadmap } = session;
		roadmap.run(moveInitiatives(roadmap.plan, ['TE2'], 30));
		const screen = await showRoadmap(session);
		const undo = screen.getByRole('button', { name: 'Undo' });
		await expect.element(undo).toHaveAttribute('title', 'Undo: move TE2 +30 days');
		await undo.click();
		await expect.element(undo).toHaveAttribute('title', 'Nothing to undo');
		await expect.element(undo).toHaveFocus();
		await expect.element(undo).toHaveAttribute('aria-disabled', 'true');
		await expect
			.element(screen.getByRole('button', { name: 'Redo' }))
			.toHaveAttribute('title', 'Redo: move TE2 +30 days');
	});

	test('keys undo and redo from anywhere but a dialog', async () => {
		const session = await openExample();
		const { roadmap } = session;
		const start = () => roadmap.initiatives.get('TE2')?.start;
		const before = start();
		roadmap.run(moveInitiatives(roadmap.plan, ['TE2'], 30));
		const screen = await showRoadmap(session);
		await screen.getByRole('button', { name: /^As of/ }).click();
		await userEvent.keyboard('{Control>}z{/Control}');
		expect(start()).not.toBe(before);
		await userEvent.keyboard('{Escape}');
		await userEvent.keyboard('{Control>}z{/Control}');
		expect(start()).toBe(before);
		await userEvent.keyboard('{Control>}y{/Control}');
		expect(start()).not.toBe(before);
	});

	test('the as-of day is set for everyone, and back to today', async () => {
		const session = await openExample();
		const screen = await showRoadmap(session);
		await screen.getByRole('button', { name: 'As of 30 Jun 2028' }).click();
		await screen.getByLabelText('Day').fill('2027-01-15');
		await screen.getByRole('button', { name: 'Set the day' }).click();
		expect(session.roadmap.plan.roadmap.asOf).toBe(day('2027-01-15'));
		await screen.getByRole('button', { name: 'As of 15 Jan 2027' }).click();
		await screen.getByRole('button', { name: 'Always today' }).click();
		expect(session.roadmap.plan.roadmap.asOf).toBeNull();
	});

	test('[TKP-9] the as-of day is read, not set, by who may not change the plan', async () => {
		const session = await openExample();
		session.roadmap.takeRole('viewer');
		const screen = await showRoadmap(session);
		await expect.element(screen.getByRole('banner')).toMatchTextContent(/As of.*30 Jun 2028/);
		expect(screen.getByRole('button', { name: /^As of/ }).elements()).toEqual([]);
	});

	for (const width of [1024, 768, 390, 320])
		test(`takes two rows at most at ${width} pixels`, async () => {
			await page.viewport(width, 800);
			const screen = await showRoadmap(await openExample());
			const header = screen.getByRole('banner');
			await expect.element(header).toBeVisible();
			expect(header.element().getBoundingClientRect().height).toBeLessThanOrEqual(96);
			await expect
				.element(screen.getByRole('status', { name: 'Storage' }))
				.toHaveTextContent('Saved on this device');
		});
});

describe('the storage line', () => {
	test('never says saved while something is not, and reads out only a failure', async () => {
		const screen = await render(StorageStatus, { storage: { kind: 'saved' } });
		const status = screen.getByRole('status', { name: 'Storage' });
		await expect.element(status).toHaveTextContent('Saved on this device');
		await screen.rerender({ storage: { kind: 'saving' } });
		await tick();
		expect(status.element().textContent.trim()).toBe('Saving…');
		await expect.element(status).toHaveAttribute('aria-live', 'off');
		await screen.rerender({ storage: { kind: 'saved' } });
		await expect.element(status).toHaveTextContent('Saved on this device');
		await screen.rerender({ storage: { kind: 'not-saved', reason: 'The disk is full.' } });
		await tick();
		expect(status.element().textContent.trim()).toBe('Not saved');
		await expect.element(status).toHaveAttribute('aria-live', 'assertive');
	});
});
