import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Session } from '$lib/state/session.svelte';
import ReadinessView from '$lib/ui/readiness/ReadinessView.svelte';
import { breaches, themes } from '../../support/accessibility';
import { openExample, openSession } from '../../support/open-session';
import PartScreen from '../../support/PartScreen.svelte';
import { buildPlan } from '../../support/plan-builder';

beforeEach(() => page.viewport(1440, 900));

async function show({ roadmap }: Session) {
	return render(PartScreen, { roadmap, view: ReadinessView, teamsHref: '#teams', pulseHref: '#pulse' });
}

for (const width of [1440, 320]) {
	test(`axe finds nothing on the page of readiness, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		const screen = await show(await openExample());
		await screen.getByText('The same as a table').click();
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
}

test('[SUP-8] the rollout begins with Sales and ends with IT, whose barrier is desire', async () => {
	const screen = await show(await openExample());
	await expect
		.element(screen.getByText('Begin with Sales; come last to Information Technology.'))
		.toBeVisible();
	const table = screen.getByRole('table', { name: 'Teams in the order of the rollout' });
	const rows = table.getByRole('row');
	await expect.element(rows.nth(1)).toMatchTextContent(/Sales.*Early adopter.*\.37.*none/);
	await expect
		.element(rows.nth(8))
		.toMatchTextContent(/Information Technology.*Resistant.*3 ?, the barrier.*Desire/);
	await expect.element(rows.filter({ hasText: 'Customer Care' })).toMatchTextContent(/none/);
});

test('[SUP-7] scores are changed and added, each as one step that names the team', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	await screen.getByRole('button', { name: 'Information Technology' }).first().click();
	const dialog = screen.getByRole('dialog', { name: 'Readiness of Information Technology' });
	await dialog.getByLabelText('Desire').fill('4');
	await dialog.getByRole('button', { name: 'Save' }).click();
	expect(roadmap.undoLabel).toBe('change readiness scores of Information Technology');
	const row = screen.getByRole('row').filter({ hasText: 'Resistant' }).filter({ hasText: 'Information' });
	await expect.element(row).toMatchTextContent(/Knowledge/);
	await screen.getByRole('button', { name: 'Add scores' }).click();
	const fresh = screen.getByRole('dialog', { name: 'New readiness scores' });
	await fresh.getByLabelText('Team').selectOptions('Sales');
	await fresh.getByRole('button', { name: 'Save' }).click();
	await expect.element(fresh.getByText(/^Score at least one step/)).toBeVisible();
	await fresh.getByLabelText('Awareness').fill('2');
	await fresh.getByRole('button', { name: 'Save' }).click();
	expect(roadmap.undoLabel).toBe('add readiness scores of Sales');
	expect(roadmap.plan.adkar.at(-1)).toMatchObject({ team: 'sales', awareness: 2, date: roadmap.asOf });
	roadmap.undo();
	roadmap.undo();
	expect(roadmap.undoLabel).toBeNull();
});

test('[SUP-9] the pulse shows shares with their intervals, and small teams are hidden with the reason', async () => {
	const session = await openExample();
	const screen = await show(session);
	await expect
		.element(screen.getByRole('img', { name: 'Marketing: 95 % (85–98), 19 of 20' }))
		.toBeInTheDocument();
	await expect
		.element(screen.getByRole('img', { name: /^Finance and Billing: 52 %.*15 of 29$/ }))
		.toBeInTheDocument();
	await screen.unmount();
	const small = { ...session.roadmap.plan };
	const teams = small.teams.map((team) => (team.id === 'marketing' ? { ...team, headcount: 4 } : team));
	const hidden = await show(await openSession({ ...small, teams }));
	await expect
		.element(hidden.getByRole('img', { name: 'Marketing: hidden: fewer than 5 people' }))
		.toBeInTheDocument();
	await hidden.getByText('The same as a table').click();
	await expect.element(hidden.getByText('19 of 20')).not.toBeInTheDocument();
	const row = hidden.getByRole('row').filter({ hasText: 'Marketing' }).first();
	await expect.element(row).toMatchTextContent(/hidden: fewer than 5 people/);
});

test('[SUP-9] a batch of fewer than five is refused, and a correction names what it corrects', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	await screen.getByRole('button', { name: 'Add a pulse batch' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText('Team').selectOptions('Sales');
	await dialog.getByLabelText('Agreed').fill('4');
	await dialog.getByLabelText('Answered in all').fill('3');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect.element(dialog.getByText('Enter at least 5 answers.')).toBeVisible();
	await expect.element(dialog.getByText('No more can agree than answered.')).toBeVisible();
	await dialog.getByLabelText('Answered in all').fill('6');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect.element(screen.getByRole('img', { name: /^Sales: .*54 of 61$/ })).toBeInTheDocument();
	expect(roadmap.plan.obligationPulse.at(-1)).toMatchObject({
		question: 'I have a personal part in how customers feel about us',
		supersedes: null
	});
	await screen.getByText('The same as a table').click();
	await screen
		.getByRole('table', { name: 'A part of one’s own' })
		.getByRole('button', { name: 'Marketing' })
		.click();
	await screen.getByRole('dialog').getByLabelText('Agreed').fill('18');
	await screen.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
	await expect.element(screen.getByRole('img', { name: /^Marketing: .*18 of 20$/ })).toBeInTheDocument();
	expect(roadmap.plan.obligationPulse).toHaveLength(10);
	expect(roadmap.plan.obligationPulse.some(({ supersedes }) => supersedes === 'pulse-batch-6')).toBe(true);
});

test('[SUP-11] DICE is judged whole or not at all, and the worst stands first', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await show(session);
	const table = screen.getByRole('table', { name: 'DICE, a side instrument' });
	await expect.element(table.getByRole('row').nth(1)).toMatchTextContent(/^ST7.*21 ?Woe/);
	await expect.element(screen.getByText('12 win, 9 worry, 3 woe.')).toBeVisible();
	await table.getByRole('button', { name: /^ST7/ }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText(/^Duration/).selectOptions('–');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect.element(dialog.getByText('Judge all five, or none of them.')).toBeVisible();
	await dialog.getByLabelText(/^Duration/).selectOptions('1: under 2 months');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect.element(table.getByRole('row').filter({ hasText: 'ST7' })).toMatchTextContent(/19 ?Woe/);
	expect(roadmap.undoLabel).toBe('set DICE of ST7');
});

test('a roadmap without teams leads to where they are written down', async () => {
	const screen = await show(await openSession(buildPlan({})));
	await expect
		.element(screen.getByRole('link', { name: 'Write the teams down.' }))
		.toHaveAttribute('href', '#teams');
	expect(await breaches('light')).toEqual([]);
});
