import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { breaches } from '../../support/accessibility';
import { buildPlan } from '../../support/plan-builder';
import { openExample, openSession, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

async function withFinding() {
	const session = await openExample();
	const { roadmap } = session;
	roadmap.run(moveInitiatives(roadmap.plan, ['ST3'], -60));
	const screen = await showRoadmap(session);
	const panel = screen.getByRole('region', { name: 'Findings' });
	const card = panel.getByRole('article').filter({ hasText: 'ST3 starts before PR3' });
	await expect.element(card).toBeVisible();
	return { session, roadmap, screen, panel, card };
}

test('[SEQ-3] a finding appears with its rule, reason and way out, and clears with the edit undone', async () => {
	const { roadmap, card } = await withFinding();
	await expect.element(card).toMatchTextContent(/SEQ-3/);
	await expect.element(card).toMatchTextContent(/Why this matters/);
	roadmap.undo();
	await expect.poll(() => card.elements()).toEqual([]);
});

test('an override needs a name, a day and a reason, and stays visible as accepted', async () => {
	const { roadmap, card } = await withFinding();
	const save = card.getByRole('button', { name: 'Save the override' });
	await card.getByRole('button', { name: 'Override' }).click();
	await expect.element(card.getByLabelText('Decided by')).toHaveFocus();
	await save.click();
	await expect.element(card.getByRole('alert')).toHaveTextContent('An override needs who decides, a reason.');
	await card.getByLabelText('Decided by').fill('The board');
	await card.getByLabelText('Date').fill('');
	await card.getByLabelText('Reason').fill('Interviews only.');
	await save.click();
	await expect.element(card.getByRole('alert')).toHaveTextContent('An override needs a day.');
	expect(roadmap.plan.decisions.filter((one) => one.by === 'The board')).toHaveLength(0);
	await card.getByLabelText('Date').fill('2028-06-01');
	await save.click();
	await expect.element(card).toMatchTextContent(/Accepted by The board, 1 Jun 2028/);
	await expect.element(card.getByRole('button', { name: 'Withdraw the override' })).toHaveFocus();
	expect(roadmap.undoLabel).toMatch(/^accept SEQ-3: ST3 starts before PR3/);
	await card.getByRole('button', { name: 'Withdraw the override' }).click();
	expect(roadmap.undoLabel).toMatch(/^withdraw SEQ-3: ST3 starts before PR3/);
	await expect.element(card).not.toMatchTextContent(/Accepted by/);
	await expect.element(card.getByRole('button', { name: 'Override' })).toBeVisible();
});

test('Escape and Cancel leave a finding open, with the focus where the form was opened', async () => {
	const { card } = await withFinding();
	await card.getByRole('button', { name: 'Override' }).click();
	await card.getByRole('button', { name: 'Cancel' }).click();
	await expect.element(card.getByRole('button', { name: 'Override' })).toHaveFocus();
});

test('a finding leads to its place on the chart and in the inspector', async () => {
	const { session, screen, panel } = await withFinding();
	await panel.getByRole('button', { name: /^ST3 starts before/ }).click();
	expect(session.selection.isChosen('ST3')).toBe(true);
	await expect.element(screen.getByRole('region', { name: 'Inspector' })).toBeVisible();
	expect(await breaches('light')).toEqual([]);
});

test('[LNK-2] a link that leads nowhere is removed with one click', async () => {
	const session = await openSession(
		buildPlan({
			initiatives: [{ id: 'a', title: 'A', lane: 'process' }],
			links: [{ id: 'l', from: 'a', to: 'gone' }]
		})
	);
	const screen = await showRoadmap(session);
	const card = screen
		.getByRole('region', { name: 'Findings' })
		.getByRole('article')
		.filter({ hasText: 'LNK-2' });
	await card.getByRole('button', { name: 'Remove the link' }).click();
	await expect.poll(() => card.elements()).toEqual([]);
	expect(session.roadmap.plan.links).toEqual([]);
});

test('a roadmap in order says so', async () => {
	const screen = await showRoadmap(await openSession(buildPlan({})));
	await expect.element(screen.getByText(/^Nothing to notice/)).toBeVisible();
});
