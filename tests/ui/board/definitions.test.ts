import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { readSettings } from '$lib/plan/behaviour/settings';
import { byId } from '$lib/plan/plan';
import type { Session } from '$lib/state/session.svelte';
import { breaches, themes } from '../../support/accessibility';
import BoardScreen from '../../support/BoardScreen.svelte';
import { openExample, openSession } from '../../support/open-session';
import { buildPlan } from '../../support/plan-builder';

beforeEach(() => page.viewport(1440, 900));

async function show(session: Session, open?: string, ontrash?: () => void) {
	return render(BoardScreen, {
		roadmap: session.roadmap,
		page: 'define',
		...(open ? { open } : {}),
		...(ontrash ? { ontrash } : {})
	});
}

describe('Behaviours', () => {
	test('[A22] each prints both definitions and five targets', async () => {
		const screen = await show(await openExample());
		const first = screen.getByRole('listitem').filter({ hasText: 'Stay with the problem until' }).first();
		await expect.element(first).toMatchTextContent('Case closed after the customer confirms');
		await expect
			.element(first)
			.toMatchTextContent('Case closed to meet call time; customer given everything');
		const targets = screen.getByRole('table', { name: /^Targets of Stay with the problem/ });
		const cells = targets.getByRole('cell').elements();
		expect(cells.map((cell) => cell.textContent)).toEqual([
			'38 %',
			'45 %',
			'55 %',
			'65 %',
			'72 %',
			'80 %',
			'70 %'
		]);
	});

	test('[FRC-9] [FRC-10] [A41] targets are typed in percent; 80 % in the first year is questioned', async () => {
		const session = await openExample();
		const screen = await show(session, 'B1');
		await screen.getByLabelText('2026', { exact: true }).fill('80');
		await expect.element(screen.getByText(/^The first year already asks for all/)).toBeVisible();
		await screen.getByLabelText('2026', { exact: true }).fill('47,5');
		await screen.getByLabelText('2029', { exact: true }).fill('');
		await screen.getByLabelText('2030', { exact: true }).fill('820');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect
			.element(screen.getByText('Type a number from 0 to 100 for 2030, or leave it empty.'))
			.toBeVisible();
		await screen.getByLabelText('2030', { exact: true }).fill('82');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect
			.poll(() => byId(session.roadmap.plan.behaviours).get('B1')?.targets)
			.toEqual({ '2026': 0.475, '2027': 0.55, '2028': 0.65, '2030': 0.82 });
		expect(session.roadmap.undoLabel).toMatch(/^change behaviour Stay with the problem/);
	});

	test('a new one is written down, moved, deleted and found in the trash', async () => {
		const session = await openExample();
		const ontrash = vi.fn();
		const screen = await show(session, undefined, ontrash);
		await screen.getByRole('button', { name: 'Add a behaviour' }).click();
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText('This is needed.')).toBeVisible();
		await screen.getByLabelText(/^Behaviour, as something/).fill('Ring back when you said');
		await screen.getByLabelText('Marketing').click();
		await screen.getByRole('button', { name: 'Save' }).click();
		await screen.getByRole('button', { name: 'Move Ring back when you said up' }).click();
		const { roadmap } = session;
		await expect.poll(() => roadmap.plan.behaviours.at(-2)?.name).toBe('Ring back when you said');
		expect(roadmap.plan.behaviours.at(-2)).toMatchObject({ teams: ['marketing'], rootedLevel: 0.7 });
		await screen.getByRole('button', { name: 'Change Ring back when you said' }).click();
		await screen.getByRole('button', { name: 'Delete' }).click();
		await screen.getByRole('button', { name: 'Trash (1)' }).click();
		expect(ontrash).toHaveBeenCalledOnce();
	});

	test('the first ones come from examples', async () => {
		const session = await openSession(buildPlan({}));
		const screen = await show(session, 'examples');
		await screen.getByLabelText(/Stay on the call/).click();
		await screen.getByLabelText(/Meet a customer/).click();
		await screen.getByRole('button', { name: 'Add 2 examples' }).click();
		await expect.poll(() => session.roadmap.plan.behaviours.length).toBe(2);
		await expect.element(screen.getByText('No team is asked for it yet.').first()).toBeVisible();
	});
});

describe('Teams', () => {
	test('[FRC-11] [A62] Product shows as missing its role, until it says one', async () => {
		const session = await openExample();
		const screen = await show(session);
		const row = screen.getByRole('row').filter({ hasText: 'Product and Purchasing' });
		await expect.element(row).toMatchTextContent('Missing');
		await screen.getByRole('button', { name: 'Change Product and Purchasing' }).click();
		await screen.getByLabelText('Role in the customer’s experience').fill('I choose what lasts.');
		await screen.getByLabelText('How many people').fill('4');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(row).toMatchTextContent('I choose what lasts.');
		await expect.element(row).toMatchTextContent('below five: figures stay hidden');
	});
});

describe('Philosophy and numbers', () => {
	test('[FRC-12] [A27] a renamed principle keeps its followers', async () => {
		const session = await openExample();
		const screen = await show(session);
		const before = session.roadmap.plan.interventions.filter(
			({ fitsPhilosophy }) => fitsPhilosophy === 'Invite before requiring'
		).length;
		await screen.getByRole('button', { name: 'Change the change philosophy' }).click();
		await screen.getByLabelText('Principle 1', { exact: true }).fill('Invite first');
		await screen.getByRole('button', { name: 'Remove principle 2' }).click();
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect
			.poll(() => session.roadmap.plan.roadmap.changePhilosophy.principles)
			.toEqual([
				'Invite first',
				'Remove one obstacle for every new request',
				'Say openly what is not working'
			]);
		await expect.element(screen.getByText(`${before} interventions follow it`)).toBeVisible();
	});

	test('[FRC-13] numbers are changed within their bounds, marked, and reset', async () => {
		const session = await openExample();
		const screen = await show(session);
		const settings = () => readSettings(session.roadmap.plan.roadmap.settings);
		await screen.getByRole('button', { name: 'Change numbers' }).click();
		await screen.getByLabelText('Weight halves every so many days').fill('0');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText('Type a number from 1 to 36500.')).toBeVisible();
		await screen.getByLabelText('Weight halves every so many days').fill('365');
		await screen.getByLabelText('Middling, %').fill('45');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText('usually 180')).toBeVisible();
		expect(settings()).toMatchObject({ recencyHalfLifeDays: 365, interventionPush: [0.3, 0.45, 0.7] });
		await screen.getByRole('button', { name: 'Reset to the usual ones' }).click();
		await expect.element(screen.getByText(/All are the usual ones/)).toBeVisible();
		expect(settings().recencyHalfLifeDays).toBe(180);
	});

	test('targets may be for the end of a fiscal year', async () => {
		const session = await openExample();
		const screen = await show(session);
		await screen.getByRole('button', { name: /^Change the day of the year/ }).click();
		await screen.getByLabelText('Targets are for').selectOptions('30 June');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText(/Targets are for 30 June of each year/)).toBeVisible();
		expect(session.roadmap.plan.roadmap.fiscalYearEnd).toBe('06-30');
	});
});

test('an empty page teaches what to write down', async () => {
	const screen = await show(await openSession(buildPlan({})));
	await expect.element(screen.getByText(/^A behaviour is something that people can be seen/)).toBeVisible();
	await expect.element(screen.getByText(/^People who work together under one lead/)).toBeVisible();
	expect(await breaches('light')).toEqual([]);
});

for (const width of [1440, 320]) {
	test(`axe finds nothing on the definitions, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		await show(await openExample());
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
}
