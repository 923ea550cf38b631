import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openExample, showRoadmap } from '../../support/open-session';
import { by, middleOf, mouse, type Point } from '../../support/pointer';

beforeEach(() => page.viewport(1440, 930));

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	await expect.poll(() => document.querySelector('.layer'), { timeout: 10_000 }).not.toBeNull();
	const links = () => session.roadmap.plan.links.map(({ from, to, type }) => `${from} ${type} ${to}`);
	const before = links();
	const added = () => links().filter((link) => !before.includes(link));
	return { session, screen, links, before, added };
}

function boxOf(id: string): DOMRect {
	const hit = document.querySelector(`[data-bar="${id}"] .hit, [data-mark="${id}"] .hit`);
	if (!hit) throw new Error(`${id} has no bar.`);
	return hit.getBoundingClientRect();
}

/** The handle beside a bar, which comes with the mouse. */
async function handleOf(id: string, side: 'start' | 'end'): Promise<Point> {
	const { left, top, width, height } = boxOf(id);
	await mouse.move({ x: left + width / 2, y: top + height / 2 });
	const find = () => document.querySelector(`[data-handle="link-${side}"][data-of="${id}"]`);
	await expect.poll(find).not.toBeNull();
	return middleOf(find() as Element);
}

function sideOf(id: string, side: 'start' | 'end'): Point {
	const { left, right, top, height } = boxOf(id);
	return { x: side === 'start' ? left + 4 : right - 4, y: top + height / 2 };
}

function label(): string {
	return document.querySelector('.layer .label')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

describe('a link drawn from a handle', () => {
	test('[GES-7] has the type of the ends that it joins', async () => {
		const { session, added } = await example();
		await mouse.drag(await handleOf('TE4', 'end'), sideOf('TE7', 'start'));
		await expect.poll(added).toEqual(['TE4 FS TE7']);
		expect(session.roadmap.undoLabel).toBe('link TE4 to TE7');
		await mouse.drag(await handleOf('TE4', 'end'), sideOf('TE7', 'end'));
		await expect.poll(added).toContain('TE4 FF TE7');
		await mouse.drag(await handleOf('TE4', 'start'), sideOf('TE7', 'start'));
		await expect.poll(added).toContain('TE4 SS TE7');
		await mouse.drag(await handleOf('TE4', 'start'), sideOf('TE7', 'end'));
		await expect.poll(added).toContain('TE4 SF TE7');
	});

	test('[GES-7] ends at a phase in the strip, and at its gate', async () => {
		const { added } = await example();
		const gate = document.querySelector('[data-mark="P4"][data-kind="gate"] .hit') as Element;
		await mouse.drag(await handleOf('TE4', 'end'), middleOf(gate));
		await expect.poll(added).toContain('TE4 FF P4');
		await mouse.drag(await handleOf('PR8', 'end'), sideOf('P5', 'start'));
		await expect.poll(added).toContain('PR8 FS P5');
	});

	test('[GES-8] that cannot be says why at the pointer and to who listens, and nothing is written', async () => {
		const { session, screen, links, before } = await example();
		const cases = [
			['TE4', 'TE4', 'TE4 cannot wait for itself.'],
			['PR4', 'TE2', 'PR4 and TE2 are linked already, finish to start.'],
			['TE2', 'PR4', /^That would close a circle, in which everything waits for itself: TE2 → PR4/]
		] as const;
		for (const [from, to, why] of cases) {
			const at = sideOf(to, 'start');
			await mouse.drag(await handleOf(from, 'end'), at, { drop: false });
			await expect.poll(label).toMatch(why);
			await mouse.release(at);
			await expect.element(screen.getByRole('log').getByText(why)).toBeInTheDocument();
		}
		expect(links()).toEqual(before);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('[GES-8] in the wrong order is allowed, and tells the order debt that it adds', async () => {
		const { added, screen } = await example();
		const at = sideOf('TE4', 'start');
		await mouse.drag(await handleOf('ST7', 'end'), at, { drop: false });
		await expect.poll(label).toBe('TE4 starts after the end of ST7 +8.9 months of order debt');
		await mouse.release(at);
		await expect.poll(added).toContain('ST7 FS TE4');
		await expect
			.element(screen.getByRole('log').getByText(/SEQ-3, TE4 starts before ST7 is finished/))
			.toBeInTheDocument();
	});

	test('[GES-1] is gone with Escape, and with nothing under the pointer', async () => {
		const { session, links, before } = await example();
		const over = sideOf('TE7', 'start');
		await mouse.drag(await handleOf('TE4', 'end'), over, { drop: false });
		await expect.poll(label).not.toBe('');
		await userEvent.keyboard('{Escape}');
		await mouse.release(over);
		const handle = await handleOf('TE4', 'end');
		await mouse.drag(handle, by(handle, 60, -14));
		await expect.poll(() => session.drag.isActive).toBe(false);
		expect(links()).toEqual(before);
		expect(session.roadmap.undoLabel).toBeNull();
	});
});
