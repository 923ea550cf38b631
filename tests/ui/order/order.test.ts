import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { day } from '$lib/plan/day';
import { formatDebt } from '$lib/plan/order-debt';
import type { Session } from '$lib/state/session.svelte';
import { showPair } from '$lib/state/finding-actions';
import OrderScreen from '../../support/OrderScreen.svelte';
import { breaches, themes } from '../../support/accessibility';
import { openExample, openSession } from '../../support/open-session';
import { buildPlan } from '../../support/plan-builder';

beforeEach(() => page.viewport(1440, 900));

async function show(session: Session) {
	const onshow = vi.fn((pair: Parameters<typeof showPair>[1]) => showPair(session, pair));
	const screen = await render(OrderScreen, { roadmap: session.roadmap, timelineHref: '#timeline', onshow });
	return { screen, onshow };
}

test('[SEQ-18] the page owes what the header owes, with who accepted it, when and why', async () => {
	const session = await openExample();
	const { screen } = await show(session);
	await expect.element(screen.getByText(/^7\.6 months of order debt/)).toBeVisible();
	expect(formatDebt(session.roadmap.debtDays)).toBe('7.6 months');
	const row = screen.getByRole('row').filter({ hasText: 'TE2' });
	for (const words of ['ST5', '4.3 months', 'Accepted', 'Steering committee', '4 Feb 2028', 'Order desk 80%'])
		await expect.element(row).toMatchTextContent(words);
	await expect.element(screen.getByText('2 pairs, 7.6 months of order debt')).toBeVisible();
});

for (const width of [1440, 320]) {
	test(`axe finds nothing on the page, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		const { screen } = await show(await openExample());
		await screen.getByText('The same as a list').click();
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
}

test('[SEQ-18] an arrow picked in the picture or in the list filters the table, and all comes back', async () => {
	const session = await openExample();
	const { screen } = await show(session);
	const name = /^From process in Redesign the customer tasks to technology in Enable with technology/;
	await screen.getByText('The same as a list').click();
	const [inPicture, inList] = [0, 1].map((at) => screen.getByRole('button', { name }).nth(at));
	await inList!.click();
	await expect.element(inPicture!).toHaveAttribute('aria-pressed', 'true');
	const rows = screen.getByRole('table', { name: 'Pairs' }).getByRole('rowheader');
	const count = () => rows.elements().length;
	await expect.poll(count).toBe(6);
	expect(session.roadmap.announcement.text).toMatch(/^The table shows From process in Redesign/);
	await screen.getByRole('button', { name: 'Accepted', exact: true }).click();
	await expect.poll(count).toBe(1);
	await screen.getByRole('button', { name: 'Show all of the roadmap' }).click();
	await expect.poll(count).toBe(2);
	await expect.element(screen.getByRole('heading', { name: 'Pairs' })).toHaveFocus();
});

test('[SEQ-18] the picture has one stop of the Tab key, and arrow keys lead through it', async () => {
	const { screen } = await show(await openExample());
	const group = screen.getByRole('group', { name: 'Lanes and phases, with arrows for what shapes what' });
	expect(group.element().querySelectorAll('[tabindex="0"]').length).toBe(1);
	const first = screen.getByRole('button', {
		name: 'Understand, process: 2 initiatives, 220 person-days'
	});
	first.element().focus();
	await userEvent.keyboard('{ArrowRight}');
	const second = screen
		.getByRole('button', { name: /^Redesign the customer tasks, process: 6 initiatives/ })
		.first();
	await expect.element(second).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.element(second).toHaveAttribute('aria-pressed', 'true');
	await userEvent.keyboard('{End}');
	expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^From structure in Reshape/);
	await userEvent.keyboard('{Home}');
	await expect.element(first).toHaveFocus();
});

test('[SEQ-18] columns of the table sort both ways', async () => {
	const { screen } = await show(await openExample());
	const targets = () =>
		screen
			.getByRole('table', { name: 'Pairs' })
			.getByRole('rowheader')
			.elements()
			.map((one) => one.textContent.trim().slice(0, 3));
	expect(targets()).toEqual(['TE2', 'TE3']);
	const debt = screen.getByRole('columnheader', { name: /^Order debt/ }).first();
	await expect.element(debt).toHaveAttribute('aria-sort', 'descending');
	await debt.getByRole('button').click();
	expect(targets()).toEqual(['TE3', 'TE2']);
	await screen.getByRole('button', { name: 'Accepted by' }).click();
	expect(targets()).toEqual(['TE3', 'TE2']);
	await screen.getByRole('button', { name: 'Accepted by' }).click();
	expect(targets()).toEqual(['TE2', 'TE3']);
});

test('a pair is shown on the timeline as its finding', async () => {
	const session = await openExample();
	const { screen, onshow } = await show(session);
	await screen.getByRole('link', { name: /^TE2/ }).click();
	expect(onshow).toHaveBeenCalledOnce();
	expect(session.selection.isChosen('TE2')).toBe(true);
	expect(session.selection.isInspectorOpen).toBe(true);
});

test('a pair that owes nothing is shown with both its ends', async () => {
	const session = await openExample();
	const { screen } = await show(session);
	await screen.getByRole('button', { name: 'All pairs' }).click();
	await screen.getByRole('row').filter({ hasText: 'ST8' }).getByRole('link').first().click();
	expect(session.selection.ids.size).toBe(2);
});

test('an empty roadmap, one without links and one without debt each say what to do or what is so', async () => {
	const empty = await show(await openSession(buildPlan({})));
	await expect.element(empty.screen.getByText(/^Nothing is planned yet/)).toBeVisible();
	expect(await breaches('light')).toEqual([]);
	await empty.screen.unmount();

	const initiatives = [
		{ id: 'p', lane: 'process', start: day('2028-01-01'), end: day('2028-03-31'), status: 'done' },
		{ id: 't', lane: 'technology', start: day('2028-05-01'), end: day('2028-12-31') }
	] as const;
	const loose = await show(await openSession(buildPlan({ initiatives })));
	await expect.element(loose.screen.getByText(/^No work shapes other work yet/)).toBeVisible();
	await loose.screen.unmount();

	const sound = await show(
		await openSession(buildPlan({ initiatives, links: [{ id: 'l', from: 'p', to: 't' }] }))
	);
	await expect.element(sound.screen.getByText(/^No order debt as of/)).toBeVisible();
	await expect.element(sound.screen.getByText('1 pair, 0 months of order debt')).toBeVisible();
	await sound.screen.getByRole('button', { name: 'Open' }).click();
	await expect.element(sound.screen.getByText(/^Nothing is owed: no work begins/)).toBeVisible();
});
