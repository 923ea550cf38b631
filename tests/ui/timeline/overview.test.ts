import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { day } from '$lib/plan/day';
import { breaches, themes } from '../../support/accessibility';
import { openExample, showRoadmap } from '../../support/open-session';
import { middleOf, mouse } from '../../support/pointer';

beforeEach(() => page.viewport(1440, 900));

const overview = () => page.getByRole('region', { name: 'Overview' });
const slider = (name: string) => overview().getByRole('slider', { name });

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(slider('Stretch shown')).toBeVisible();
	const { viewport } = session;
	const from = () => viewport.origin + viewport.scrollLeft / viewport.pxPerDay;
	const to = () => from() + viewport.width / viewport.pxPerDay;
	return { session, screen, viewport, from, to };
}

function focus(name: string): void {
	(slider(name).element() as HTMLElement).focus();
}

describe('the overview', () => {
	test('[OUT-10] says the first and last day that the chart shows, and how much work the busiest quarter has', async () => {
		const { session } = await example();
		await expect.element(overview()).toMatchTextContent(/peak \d+/);
		session.viewport.zoomTo('year', 0);
		session.screen?.goTo(day('2027-07-01'));
		await expect
			.element(slider('Stretch shown'))
			.toHaveAttribute(
				'aria-valuetext',
				expect.stringMatching(/^\d+ (Dec 2026|Jan 2027) – \d+ (Dec 2027|Jan 2028)$/)
			);
		await expect
			.element(slider('Last day shown'))
			.toHaveAttribute('aria-valuetext', expect.stringMatching(/(Dec 2027|Jan 2028)$/));
	});

	test('[OUT-10] keys move the stretch and zoom with its ends, and the chart follows', async () => {
		const { viewport, from, to } = await example();
		viewport.zoomTo('year', 0);
		viewport.scrollLeft = 0;
		focus('Stretch shown');
		await userEvent.keyboard('{PageUp}');
		await expect.poll(from).toBeCloseTo(day('2027-01-01') + 10, -1.5);
		const [left, right] = [from(), to()];
		focus('First day shown');
		await userEvent.keyboard('{ArrowRight}{ArrowRight}');
		await expect.poll(from).toBeGreaterThan(left + 20);
		expect(to()).toBeCloseTo(right, 0);
		focus('Last day shown');
		await userEvent.keyboard('{ArrowLeft}');
		await expect.poll(to).toBeLessThan(right - 10);
		focus('Stretch shown');
		await userEvent.keyboard('{Home}');
		await expect.poll(from).toBeCloseTo(viewport.origin, 0);
	});

	test('[OUT-10] a hand drags the frame, pulls an end, and jumps by a press beside it', async () => {
		const { session, viewport, from, to } = await example();
		viewport.zoomTo('year', 0);
		viewport.scrollLeft = 0;
		await expect
			.poll(() => slider('Stretch shown').element().getBoundingClientRect().width)
			.toBeLessThan(400);
		await mouse.dragBy(slider('Stretch shown').element(), 100);
		await expect.poll(from).toBeGreaterThan(viewport.origin + 100);
		const [left, length] = [from(), to() - from()];
		await mouse.dragBy(slider('Last day shown').element(), 80);
		await expect.poll(() => to() - from()).toBeGreaterThan(length + 60);
		expect(from()).toBeCloseTo(left, 0);
		const box = overview().getByRole('group').element().getBoundingClientRect();
		const at = { x: box.right - 30, y: middleOf(overview().getByRole('group').element()).y };
		await mouse.press(at);
		await mouse.release(at);
		await expect.poll(to).toBeGreaterThan(day('2030-11-01'));
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('[OUT-10] its figures are a table too, and it goes away and stays away', async () => {
		const { session } = await example();
		await overview().getByRole('button', { name: 'Work in hand as a table' }).click();
		const dialog = page.getByRole('dialog', { name: 'Work in hand, person-days' });
		await expect.element(dialog.getByRole('row', { name: /^Q1 2026 / })).toBeVisible();
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		await userEvent.keyboard('{Escape}');
		await overview().getByRole('button', { name: 'Close the overview' }).click();
		await expect.poll(() => overview().elements()).toEqual([]);
		expect(session.view.hasOverview).toBe(false);
	});

	test('[OUT-10] leaves its room to the chart on a narrow or low window', async () => {
		await example();
		await page.viewport(390, 844);
		await expect.poll(() => overview().elements()).toEqual([]);
		await page.viewport(1440, 480);
		await expect.poll(() => overview().elements()).toEqual([]);
		await page.viewport(1440, 900);
		await expect.element(overview()).toBeVisible();
	});
});
