import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Session } from '$lib/state/session.svelte';
import { breaches, themes } from '../../support/accessibility';
import { behaviourPlan } from '../../support/behaviour-plan';
import { openSession } from '../../support/open-session';
import RecordScreen from './RecordScreen.svelte';

beforeEach(() => page.viewport(1024, 768));

async function show({ roadmap }: Session) {
	return render(RecordScreen, { roadmap, view: 'pulse' });
}

type Screen = Awaited<ReturnType<typeof show>>;

async function beginRound(screen: Screen) {
	await screen.getByRole('combobox', { name: 'Team' }).first().selectOptions('Customer Care');
	await screen.getByRole('button', { name: 'Begin the round' }).click();
	await expect.element(screen.getByRole('heading', { level: 1 })).toHaveFocus();
}

async function answer(screen: Screen, isAgreed: boolean) {
	await screen.getByRole('button', { name: isAgreed ? 'I agree' : 'I do not agree' }).click();
	await screen.getByRole('button', { name: 'Next person' }).click();
}

test('[REC-16] fewer than five answers wait unseen; five are added as one batch of counts', async () => {
	const session = await openSession(behaviourPlan());
	const { roadmap } = session;
	const screen = await show(session);
	await beginRound(screen);
	for (const isAgreed of [true, false, true, true]) await answer(screen, isAgreed);
	await screen.getByRole('button', { name: 'Finish the round' }).click();
	await expect.element(screen.getByText(/^Fewer than five people have answered/)).toBeVisible();
	expect(roadmap.plan.obligationPulse).toHaveLength(0);
	await expect.element(screen.getByText('Fewer than five answers', { exact: false }).first()).toBeVisible();
	expect(document.body.textContent).not.toContain('3 of 4');
	await screen.unmount();

	const again = await show(session);
	await beginRound(again);
	await answer(again, true);
	await again.getByRole('button', { name: 'Finish the round' }).click();
	await expect.element(again.getByText('Added: 4 of 5 in Customer Care agree.')).toBeVisible();
	expect(roadmap.plan.obligationPulse).toHaveLength(1);
	expect(roadmap.plan.obligationPulse[0]).toMatchObject({ team: 'care', agree: 4, asked: 5, by: '' });
	expect(roadmap.undoLabel).toBe('add 5 answers of Customer Care');
	expect(again.getByRole('heading', { name: 'Waiting on this device' }).elements()).toHaveLength(0);
});

test('[REC-17] the last answer can be taken back, and a second press does not count', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session);
	await beginRound(screen);
	for (let n = 0; n < 4; n++) await answer(screen, true);
	await screen.getByRole('button', { name: 'I agree' }).click();
	await expect.element(screen.getByText(/^Thank you/)).toBeVisible();
	await screen.getByRole('button', { name: 'I do not agree' }).click({ force: true });
	await screen.getByRole('button', { name: 'I pressed the wrong one' }).click();
	await screen.getByRole('button', { name: 'I do not agree' }).click();
	await expect.element(screen.getByText(/^Thank you/)).toBeVisible();
	await screen.getByRole('button', { name: 'Finish the round' }).click();
	await expect.element(screen.getByText('Added: 4 of 5 in Customer Care agree.')).toBeVisible();
});

test('[REC-18] small teams are not asked, and a norm check has five answers or more', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session);
	await expect
		.element(screen.getByText('Not asked, as they have fewer than five people: Board.'))
		.toBeVisible();
	await screen.getByRole('combobox', { name: 'Behaviour' }).selectOptions('Stay with the problem');
	const team = screen.getByRole('combobox', { name: 'Team' }).nth(1);
	await team.selectOptions('Customer Care');
	await screen.getByRole('textbox', { name: 'Agreed' }).fill('3');
	await screen.getByRole('textbox', { name: 'Of', exact: true }).fill('4');
	await screen.getByRole('button', { name: 'Record the norm check' }).click();
	await expect.element(screen.getByText(/^Fewer than five answers are not recorded/)).toBeVisible();
	await screen.getByRole('textbox', { name: 'Agreed' }).fill('18');
	await screen.getByRole('textbox', { name: 'Of', exact: true }).fill('22');
	await screen.getByRole('button', { name: 'Record the norm check' }).click();
	expect(session.roadmap.plan.normChecks.map(({ agree, asked, team }) => [agree, asked, team])).toEqual([
		[18, 22, 'care']
	]);
});

test('[REC-18] a norm check that may not be recorded keeps its counts', async () => {
	const session = await openSession(behaviourPlan());
	const screen = await show(session);
	await screen.getByRole('combobox', { name: 'Behaviour' }).selectOptions('Stay with the problem');
	await screen.getByRole('combobox', { name: 'Team' }).nth(1).selectOptions('Customer Care');
	const agreed = screen.getByRole('textbox', { name: 'Agreed' });
	await agreed.fill('18');
	await screen.getByRole('textbox', { name: 'Of', exact: true }).fill('22');
	session.roadmap.takeRole('commenter');
	await screen.getByRole('button', { name: 'Record the norm check' }).click();
	await expect.element(screen.getByText(/^You may not record in this roadmap/)).toBeVisible();
	await expect.element(agreed).toHaveValue('18');
	expect(session.roadmap.plan.normChecks).toEqual([]);
});

test('axe finds nothing before, in and after a round', async () => {
	const screen = await show(await openSession(behaviourPlan()));
	for (const theme of themes) expect(await breaches(theme)).toEqual([]);
	await beginRound(screen);
	for (const theme of themes) expect(await breaches(theme)).toEqual([]);
	await page.viewport(320, 640);
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

test('[REC-16] answers that may not be added go on waiting, and nothing says that they were added', async () => {
	const session = await openSession(behaviourPlan());
	const { roadmap } = session;
	const screen = await show(session);
	await beginRound(screen);
	for (const isAgreed of [true, false, true, true, true]) await answer(screen, isAgreed);
	roadmap.takeRole('viewer');
	await screen.getByRole('button', { name: 'Finish the round' }).click();
	await expect.element(screen.getByText(/^You may not add answers to this roadmap/)).toBeVisible();
	await expect.element(screen.getByRole('heading', { name: 'Waiting on this device' })).toBeVisible();
	expect(screen.getByText(/^Added/).elements()).toEqual([]);
	expect(roadmap.plan.obligationPulse).toHaveLength(0);
});

test('[REC-16] nobody is asked where the answers could not be added', async () => {
	const session = await openSession(behaviourPlan());
	session.roadmap.takeRole('viewer');
	const screen = await show(session);
	await screen.getByRole('combobox', { name: 'Team' }).first().selectOptions('Customer Care');
	await screen.getByRole('button', { name: 'Begin the round' }).click();
	await expect.element(screen.getByText(/so nobody is asked/)).toBeVisible();
	expect(screen.getByRole('button', { name: 'I agree' }).elements()).toEqual([]);
});
