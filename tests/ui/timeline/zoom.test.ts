import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { openExample, showRoadmap } from '../../support/open-session';
import { held, middleOf, mouse } from '../../support/pointer';

beforeEach(() => page.viewport(1440, 900));

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	await expect.poll(() => document.querySelector('.layer'), { timeout: 10_000 }).not.toBeNull();
	return session;
}

async function reduceMotion(): Promise<void> {
	const set = (value: string) =>
		cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
	await set('reduce');
	onTestFinished(() => set('').then(() => undefined));
}

function startX(id: string): number {
	return document.querySelector(`[data-bar="${id}"] .hit`)?.getBoundingClientRect().left ?? NaN;
}

function motions(): number {
	return document.getAnimations().filter(({ effect }) => effect?.getTiming().duration === 200).length;
}

describe('a wheel with ctrl', () => {
	test('[GES-12] zooms about the pointer, in both directions', async () => {
		await reduceMotion();
		const { viewport } = await example();
		const before = viewport.pxPerDay;
		const at = { x: startX('TE4'), y: middleOf(document.querySelector('[data-bar="TE4"]') as Element).y };
		await mouse.wheel(at, -240, held.ctrl);
		await expect.poll(() => viewport.pxPerDay / before).toBeGreaterThan(1.4);
		await expect.poll(() => Math.abs(startX('TE4') - at.x)).toBeLessThan(2);
		await mouse.wheel(at, 240, held.ctrl);
		await expect.poll(() => viewport.pxPerDay / before).toBeCloseTo(1, 6);
		expect(motions()).toBe(0);
	});

	test('[GES-12] shows the way for 200 ms, header and rows alike, and the drawing is at once as it should be', async () => {
		const { viewport } = await example();
		viewport.zoomTo('year');
		await expect.poll(motions).toBe(2);
		expect(document.querySelector('svg[data-from]')?.getAttribute('data-from')).toBe(
			String(Math.max(0, Math.floor((viewport.scrollLeft - 400) / 200) * 200))
		);
		await expect.poll(motions).toBe(0);
	});

	test('without ctrl scrolls the rows', async () => {
		await page.viewport(1440, 500);
		const { viewport } = await example();
		const before = viewport.pxPerDay;
		await mouse.wheel({ x: 700, y: 300 }, 120);
		await expect.poll(() => viewport.scrollTop).toBeGreaterThan(50);
		expect(viewport.pxPerDay).toBe(before);
	});
});
