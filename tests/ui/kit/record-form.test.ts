import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { behaviourFields } from '$lib/plan/behaviour/behaviour';
import { catalystFields } from '$lib/plan/behaviour/force';
import { day } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { breaches, themes } from '../../support/accessibility';
import RecordFormSample from './RecordFormSample.svelte';

beforeEach(() => page.viewport(1024, 900));

const teams = [
	{ value: 'care', label: 'Customer Care' },
	{ value: 'sales', label: 'Sales' }
];

async function showCatalyst(values: Parameters<typeof makeRecord<typeof catalystFields>>[2] = {}) {
	const onsave = vi.fn();
	const onclose = vi.fn();
	const screen = await render(RecordFormSample, {
		title: 'Catalyst',
		fields: catalystFields,
		sections: [
			{ rows: ['name', ['strength', 'kind', 'issue'], 'teams'] },
			{ title: 'When', rows: [['from', 'to'], 'createdBy'] }
		],
		record: makeRecord(catalystFields, 'c', { name: 'Visit days', strength: 3, ...values }),
		options: { teams, createdBy: [{ value: 'PR2', label: 'PR2 Invitations' }] },
		required: ['name'],
		check: ({ from, to }: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
			typeof from === 'number' && typeof to === 'number' && to < from
				? { to: 'Type a day after the first.' }
				: {},
		onsave,
		onclose,
		ondelete: vi.fn()
	});
	return { screen, onsave, onclose };
}

describe('A form made from a table of fields', () => {
	test('saves what differs, and nothing else, once', async () => {
		const { screen, onsave, onclose } = await showCatalyst();
		await screen.getByLabelText('Strength, 1 to 5').fill('4,5');
		await screen.getByLabelText('Kind').selectOptions('Social');
		await screen.getByLabelText('Created by').selectOptions('PR2 Invitations');
		await screen.getByLabelText('From').fill('2028-02-01');
		await screen.getByLabelText('Sales').click();
		await screen.getByRole('button', { name: 'Save' }).click();
		expect(onsave.mock.calls).toEqual([
			[{ strength: 4.5, kind: 'social', createdBy: 'PR2', from: day('2028-02-01'), teams: ['sales'] }]
		]);
		await expect.poll(() => onclose.mock.calls.length).toBe(1);
	});

	test('is left without saving where nothing was changed', async () => {
		const { screen, onsave, onclose } = await showCatalyst();
		await screen.getByLabelText('Name').fill('Other');
		await screen.getByLabelText('Name').fill('Visit days');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.poll(() => onclose.mock.calls.length).toBe(1);
		expect(onsave).not.toHaveBeenCalled();
	});

	test('keeps what is not legal, says what to type, and leads there', async () => {
		const { screen, onsave } = await showCatalyst();
		await screen.getByLabelText('Strength, 1 to 5').fill('9');
		await screen.getByLabelText('Name').fill('');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText('Type a number from 1 to 5.')).toBeVisible();
		await expect.element(screen.getByText('This is needed.')).toBeVisible();
		await expect.element(screen.getByLabelText('Name')).toHaveFocus();
		expect(onsave).not.toHaveBeenCalled();
	});

	test('compares fields where the caller does', async () => {
		const { screen, onsave } = await showCatalyst({ from: day('2028-02-01') });
		await screen.getByLabelText('Until').fill('2028-01-01');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText('Type a day after the first.')).toBeVisible();
		expect(onsave).not.toHaveBeenCalled();
	});

	test('asks before typing is lost by Escape or Cancel', async () => {
		const { screen, onclose } = await showCatalyst();
		await screen.getByLabelText('Name').fill('Paid visit days');
		await userEvent.keyboard('{Escape}');
		await expect.element(screen.getByText('What you typed is not saved yet.')).toBeVisible();
		await screen.getByRole('button', { name: 'Keep typing' }).click();
		await expect.element(screen.getByLabelText('Name')).toHaveValue('Paid visit days');
		await screen.getByRole('button', { name: 'Cancel' }).click();
		await screen.getByRole('button', { name: 'Discard it' }).click();
		await expect.poll(() => onclose.mock.calls.length).toBe(1);
	});

	test('keeps an id whose record is gone until it is unticked', async () => {
		const { screen, onsave } = await showCatalyst({ teams: ['gone'], createdBy: 'lost' });
		await expect.element(screen.getByLabelText('Created by')).toHaveDisplayValue('Unknown: lost');
		await screen.getByLabelText('Customer Care').click();
		await screen.getByRole('button', { name: 'Save' }).click();
		expect(onsave.mock.calls).toEqual([[{ teams: ['care', 'gone'] }]]);
	});
});

test('shares are typed in percent', async () => {
	const onsave = vi.fn();
	const screen = await render(RecordFormSample, {
		title: 'Behaviour',
		fields: behaviourFields,
		sections: [{ rows: [['baseline', 'rootedLevel']] }],
		record: makeRecord(behaviourFields, 'b', { baseline: 0.38 }),
		percents: ['baseline', 'rootedLevel'],
		onsave,
		onclose: () => undefined
	});
	await expect.element(screen.getByLabelText('Baseline, %')).toHaveValue('38');
	await screen.getByLabelText('Rooted from, %').fill('57 %');
	await screen.getByLabelText('Baseline, %').fill('380');
	await screen.getByRole('button', { name: 'Save' }).click();
	await expect.element(screen.getByText('Type a number from 0 to 100.')).toBeVisible();
	await screen.getByLabelText('Baseline, %').fill('40');
	await screen.getByRole('button', { name: 'Save' }).click();
	expect(onsave.mock.calls).toEqual([[{ baseline: 0.4, rootedLevel: 0.57 }]]);
});

for (const width of [1024, 320]) {
	test(`axe finds nothing on a form, ${width} px wide`, async () => {
		await page.viewport(width, 800);
		const { screen } = await showCatalyst();
		await screen.getByLabelText('Strength, 1 to 5').fill('9');
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
}
