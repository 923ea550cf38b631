import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { byId } from '$lib/plan/plan';
import type { Session } from '$lib/state/session.svelte';
import { breaches, themes } from '../../support/accessibility';
import BoardScreen from '../../support/BoardScreen.svelte';
import { openExample, openSession } from '../../support/open-session';
import { buildPlan } from '../../support/plan-builder';

beforeEach(() => page.viewport(1440, 900));

async function show(session: Session, choice: { behaviour?: string; team?: string; open?: string } = {}) {
	return render(BoardScreen, { roadmap: session.roadmap, page: 'forces', ...choice });
}

describe('The board', () => {
	test('[FRC-1] [FRC-3] adds up each side for what is chosen, and gives the net of the cell', async () => {
		const screen = await show(await openExample());
		await expect.element(screen.getByText('6 of 7 acting, 20 points')).toBeVisible();
		await screen.getByLabelText('Behaviour', { exact: true }).selectOptions('Offer a workable way first');
		await screen.getByLabelText('Team', { exact: true }).selectOptions('Information Technology');
		await expect.element(screen.getByText('1 of 1 acting, 2 points')).toBeVisible();
		await expect.element(screen.getByText('2 of 2 acting, 7 points')).toBeVisible();
		const net = screen.getByRole('table', { name: 'Net of each cell' });
		await expect
			.element(net.getByRole('row').filter({ hasText: 'Information Technology' }))
			.toMatchTextContent(/2.*7.*−0\.5/s);
		await screen.getByText('How the net is worked out').click();
		await expect.element(screen.getByText(/sums of opinions, not physics/).last()).toBeVisible();
	});

	test('[FRC-2] another day shows what acts then', async () => {
		const screen = await show(await openExample(), { behaviour: 'B1' });
		await expect.element(screen.getByText('2 of 3 acting, 7 points')).toBeVisible();
		await screen.getByLabelText('On', { exact: true }).fill('2028-08-01');
		await expect.element(screen.getByText('3 of 3 acting, 11 points')).toBeVisible();
	});

	test('[A23] a catalyst of strength 3 makes the total rise by 3, and undo takes it back', async () => {
		const session = await openExample();
		const screen = await show(session, { behaviour: 'B1', team: 'care' });
		await screen.getByRole('button', { name: 'Add a catalyst' }).click();
		await screen.getByLabelText('Name').fill('Time to listen');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText('3 of 4 acting, 10 points')).toBeVisible();
		expect(session.roadmap.plan.catalysts.at(-1)).toMatchObject({
			name: 'Time to listen',
			strength: 3,
			behaviours: ['B1'],
			teams: ['care']
		});
		session.roadmap.undo();
		await expect.element(screen.getByText('2 of 3 acting, 7 points')).toBeVisible();
	});

	test('[FRC-5] [A24] IN8 has no action; one that is linked clears it', async () => {
		const session = await openExample();
		const screen = await show(session, { team: 'marketing', behaviour: 'B4' });
		await expect.element(screen.getByText('No action yet')).toBeVisible();
		await screen.getByRole('button', { name: /^Change Peak-season launches/ }).click();
		await screen.getByLabelText('ST7 Rebalance bonus and pay rules').click();
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText('No action yet')).not.toBeInTheDocument();
		expect(byId(session.roadmap.plan.initiatives).get('ST7')?.removesInhibitors).toEqual(['IN6', 'IN8']);
	});

	test('[FRC-4] [FRC-8] [A25] the example of narrow pay becomes an inhibitor that can be edited, and is listed', async () => {
		const session = await openExample();
		const screen = await show(session);
		await expect.element(screen.getByText('Every force names a behaviour and a team.')).toBeVisible();
		await screen.getByRole('button', { name: 'Examples' }).click();
		await screen.getByLabelText(/Narrow pay: volume alone/).click();
		await screen.getByRole('button', { name: 'Add 1 example' }).click();
		const name = screen.getByLabelText('Name');
		await expect.element(name).toHaveValue('Narrow pay: volume alone is rewarded');
		await name.fill('Paid for volume');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByRole('button', { name: 'Paid for volume', exact: true })).toBeVisible();
		await expect.element(screen.getByText('inhibitor, strength 3')).toBeVisible();
	});

	test('[FRC-6] [A40] the bars by kind of issue add up to all open items', async () => {
		const screen = await show(await openExample());
		const table = screen.getByRole('table', { name: 'What is open, by kind of issue' });
		const totals = table
			.getByRole('row')
			.elements()
			.map((row) => Number(row.querySelector('td:last-child')?.textContent ?? 0));
		const total = totals.at(-1);
		expect(totals.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(total);
		expect(total).toBe(7);
	});

	test('[FRC-7] a force goes to the trash', async () => {
		const session = await openExample();
		const screen = await show(session, { open: 'IN9' });
		await screen.getByRole('button', { name: 'Delete' }).click();
		await expect.poll(() => byId(session.roadmap.plan.inhibitors).has('IN9')).toBe(false);
		expect(session.roadmap.plan.trash.map(({ record }) => record.id)).toEqual(['IN9']);
	});

	test('an empty board says what it is for', async () => {
		const screen = await show(await openSession(buildPlan({})));
		await expect.element(screen.getByText(/^A force field says why people do not yet/)).toBeVisible();
		await screen.getByRole('button', { name: 'Begin with examples' }).click();
		await expect.element(screen.getByRole('dialog', { name: 'Examples to begin with' })).toBeVisible();
		expect(await breaches('light')).toEqual([]);
	});
});

for (const width of [1440, 320]) {
	test(`axe finds nothing on the board, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		await show(await openExample(), { behaviour: 'B2' });
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
}
