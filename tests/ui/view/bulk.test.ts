import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ChosenCollection } from '$lib/state/selection.svelte';
import { breaches, themes } from '../../support/accessibility';
import { openExample, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

async function chosen(...ids: readonly string[]) {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	session.selection.chooseAll(
		ids.map((id): [string, ChosenCollection] => [
			id,
			id.startsWith('P') && id.length === 2 ? 'phases' : 'initiatives'
		])
	);
	session.selection.inspect();
	const panel = screen.getByRole('region', { name: 'Several chosen' });
	await expect.element(panel).toBeVisible();
	const values = (field: 'status' | 'owner' | 'lane' | 'phase' | 'progress') =>
		ids.map((id) => session.roadmap.initiatives.get(id)?.[field]);
	return { session, screen, panel, values };
}

describe('Several chosen', () => {
	test('take the place of the inspector, with what they share and what is mixed', async () => {
		const { panel } = await chosen('PR1', 'ST7', 'TE2');
		await expect.element(panel.getByRole('heading', { name: '3 chosen' })).toHaveFocus();
		await expect.element(panel.getByLabelText('Status')).toHaveDisplayValue('mixed');
		await expect.element(panel.getByLabelText('Owner role')).toHaveAttribute('placeholder', 'mixed');
	});

	test('change together, each time as one step', async () => {
		const { session, panel, values } = await chosen('PR1', 'ST7', 'TE2');
		const before = { status: values('status'), owner: values('owner'), lane: values('lane') };
		await panel.getByLabelText('Status').selectOptions('Paused');
		expect(values('status')).toEqual(['paused', 'paused', 'paused']);
		await panel.getByLabelText('Owner role').fill('Head of Care');
		await userEvent.keyboard('{Enter}');
		expect(values('owner')).toEqual(['Head of Care', 'Head of Care', 'Head of Care']);
		await panel.getByLabelText('Done, %').fill('35');
		await userEvent.tab();
		expect(values('progress')).toEqual([35, 35, 35]);
		await panel.getByLabelText('Lane').selectOptions('Structure');
		expect(values('lane')).toEqual(['structure', 'structure', 'structure']);
		await panel.getByLabelText('Phase').selectOptions('Sustain');
		expect(new Set(values('phase')).size).toBe(1);
		for (let step = 0; step < 5; step++) session.roadmap.undo();
		expect(session.roadmap.undoLabel).toBeNull();
		expect({ status: values('status'), owner: values('owner'), lane: values('lane') }).toEqual(before);
	});

	test('move in time, are linked in a chain, and go to the trash', async () => {
		const { session, panel } = await chosen('PR1', 'ST7', 'TE2');
		const starts = () => ['PR1', 'ST7', 'TE2'].map((id) => session.roadmap.initiatives.get(id)?.start ?? 0);
		const before = starts();
		await panel.getByLabelText('How many').fill('3');
		await panel.getByLabelText('Unit').selectOptions('days');
		await panel.getByRole('button', { name: 'Later' }).click();
		expect(starts()).toEqual(before.map((day) => day + 3));
		expect(session.roadmap.undoLabel).toBe('move 3 initiatives 3 days later');
		const links = session.roadmap.plan.links.length;
		await panel.getByRole('button', { name: 'Link in a chain' }).click();
		expect(session.roadmap.plan.links.length).toBeGreaterThan(links);
		await panel.getByRole('button', { name: 'Move to trash' }).click();
		expect(session.roadmap.plan.initiatives).toHaveLength(21);
		await expect.element(panel).not.toBeInTheDocument();
	});

	test('touch a team together, ticked by half where only some do', async () => {
		const { session, panel } = await chosen('PR1', 'ST7', 'TE2');
		await panel
			.getByText(/^Teams touched/)
			.first()
			.click();
		const box = panel.getByRole('checkbox').first();
		const team = session.roadmap.plan.teams[0]?.id ?? '';
		const touching = () =>
			['PR1', 'ST7', 'TE2'].filter((id) => session.roadmap.initiatives.get(id)?.teams.includes(team)).length;
		const before = touching();
		if (before === 3) await box.click();
		await box.click();
		expect(touching()).toBe(3);
	});

	test('close by Escape, and the focus goes to the last one chosen', async () => {
		const { session } = await chosen('PR1', 'TE2');
		await userEvent.keyboard('{Escape}');
		expect(session.selection.isInspectorOpen).toBe(false);
		await expect.poll(() => (document.activeElement as SVGElement | null)?.dataset.bar).toBe('TE2');
	});

	test('are free of breaches in both themes, also with phases among them', async () => {
		const { panel } = await chosen('PR1', 'P2');
		await expect.element(panel.getByText(/1 initiative, 1 phase/)).toBeVisible();
		for (const theme of themes) expect(await breaches(theme), theme).toEqual([]);
	}, 30_000);
});
